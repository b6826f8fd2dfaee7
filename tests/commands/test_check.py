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
