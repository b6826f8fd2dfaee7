"""`bonebrief why`: the tree behind a conclusion."""

import pytest

from tests.commands.program import PATIENT, run


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", ["calcium_low", "low_bone_mass", "calcium_low.1", "ask_for_frax"])
def test_why_shows_the_tree(name: str) -> None:
    done = run("why", name, PATIENT)
    assert done.returncode == 0
    assert "[+] true" in done.stdout or "[-] false" in done.stdout


def test_why_of_nothing() -> None:
    assert "Did you mean calcium_low" in run("why", "calcium_lo", PATIENT).stderr
