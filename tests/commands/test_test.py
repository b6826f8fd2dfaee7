"""`bonebrief test`: what the examples leave untried."""

import pytest

from tests.commands.program import run


@pytest.mark.long
def test_the_coverage_of_the_examples_is_shown() -> None:
    done = run("test", "rules/falls.yaml", "--coverage")
    assert done.returncode == 0
    assert "The examples leave nothing untried." in done.stdout
