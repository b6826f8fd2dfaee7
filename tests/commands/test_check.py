"""`bonebrief check --explain`: the manual of the checks."""

import json
from pathlib import Path

import pytest

from tests.authoring.small_knowledge import write_knowledge
from tests.commands.program import run


@pytest.mark.parametrize("words", [["--explain"], ["--explain", "W101"], ["--explain", "contradiction"]])
def test_a_check_explains_itself(words: list[str]) -> None:
    done = run("check", *words)
    assert done.returncode == 0
    assert "contradiction" in done.stdout


def test_an_unknown_check_is_named_with_a_hint() -> None:
    done = run("check", "--explain", "contradction")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Did you mean contradiction?" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fix", "--watch"], "--fix and --watch do not go together"),
        (["--fix", "--format", "json"], "--fix and --format json do not go together"),
        (["--watch", "--format", "github"], "--watch and --format github do not go together"),
        (["--explain", "W101", "--laws"], "--explain and --laws do not go together"),
        (["rules", "--explain"], "takes no path"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(words: list[str], said: str) -> None:
    done = run("check", *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_mends_are_data_and_counted(tmp_path: Path) -> None:
    write_knowledge(tmp_path, ("rules/bones.yaml", "when: age >= 65", "when: Age >= 65"))
    (problem,) = json.loads(run("check", str(tmp_path), "--format", "json").stdout)
    (mend,) = problem["mends"]
    assert (mend["line"], mend["column"], mend["old"], mend["new"], mend["sure"]) == (6, 11, "Age", "age", True)
    assert "`bonebrief check --fix` mends 1 of them." in run("check", str(tmp_path)).stdout
    done = run("check", "--fix", str(tmp_path))
    assert done.returncode == 0
    assert "Written now: when: age >= 65" in done.stdout
