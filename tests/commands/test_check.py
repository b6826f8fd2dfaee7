"""`bonebrief check --explain`: the manual of the checks."""

import pytest

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
