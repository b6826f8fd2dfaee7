"""The five-minute tour of rules/README.md: whatever it shows is what the program prints today."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.commands.program import PROGRAM
from tests.conftest import ROOT

README = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
TOUR = README[README.index("$ bonebrief check our-clinic") :].partition("```")[0]
SHOWN = re.findall(r"^\$ bonebrief (\w+ our-clinic)\n(.*?)(?=^\$|\Z)", TOUR, re.MULTILINE | re.DOTALL)


@pytest.mark.long
def test_what_the_tour_shows_is_printed_in_its_order(tmp_path: Path) -> None:
    printed(tmp_path, "init", "our-clinic")
    lifestyle = tmp_path / "our-clinic" / "rules" / "lifestyle.yaml"
    text = lifestyle.read_text(encoding="utf-8")
    assert text.count("many_units: 3") == 1
    lifestyle.write_text(text.replace("many_units: 3", "many_units: 2"), encoding="utf-8")
    assert [command.split()[0] for command, _ in SHOWN] == ["check", "test", "diff"]
    for command, shown in SHOWN:
        rest = printed(tmp_path, *command.split())
        for line in filter(None, (line.removesuffix("...").rstrip() for line in shown.splitlines())):
            _, found, rest = rest.partition(line)
            assert found, f"{command}: {line}"


def printed(folder: Path, *arguments: str) -> str:
    done = subprocess.run([*PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout
