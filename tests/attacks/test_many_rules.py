"""Rules by the thousand: time and memory of a brief, of a check and of a comparison grow as the rules do."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.commands.program import PROGRAM
from tests.conftest import ROOT

ANSWERS = "answers: {age: 70, sex: female, weight_kg: 50, height_cm: 150, smoking: current, falls_past_year: 3}\n"
FINDING = """\
  f{i}:
    title: Finding {i}
    when: [age >= {age}, weight_kg < {weight}, {{any: [smoking is current, falls_past_year >= {falls}]}}]
    source: NOGG24
"""
POINT = """\
  p{i}:
    title: Point {i}
    say: Say {i}.
    patient: Ask {i}.
    raise:
      - {{priority: routine, when: [f{i}, height_cm < {height}], because: Because {i}., source: NOGG24}}
"""
MOST_MB, EDITED = 800, ("age >= 20", "age >= 21")


def many_rules(folder: Path, count: int) -> Path:
    """A folder with so many rules, half of them of findings, half of points that rest on these."""
    shutil.copytree(ROOT / "questionnaires", folder / "questionnaires")
    (folder / "questionnaires" / "sheet.yaml").unlink()
    (folder / "rules").mkdir()
    for name in ("falls", "sources", "evidence"):
        shutil.copy(ROOT / "rules" / f"{name}.yaml", folder / "rules")
    for start in range(0, count // 2, 50):
        numbers = range(start, start + 50)
        findings = "".join(map(finding, numbers))
        points = "".join(POINT.format(i=i, height=f"{140 + i % 60}.{i % 10}") for i in numbers)
        text = f"topic: Many {start}\nfindings:\n{findings}points:\n{points}"
        (folder / "rules" / f"many-{start}.yaml").write_text(text)
    return folder


def finding(i: int) -> str:
    return FINDING.format(i=i, age=18 + i % 90, weight=f"{40 + i * 7 % 100}.{i % 10}", falls=1 + i % 5)


def used(*arguments: str, cache: Path) -> tuple[int, float, float]:
    """The exit status of a command, the seconds of the processor and the megabytes that it used."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    same = [(os.POSIX_SPAWN_DUP2, nowhere, number) for number in (0, 1, 2)]
    environment = {**os.environ, "BONEBRIEF_CACHE": str(cache)}
    process = os.posix_spawn(sys.executable, [*PROGRAM, *arguments], environment, file_actions=same)
    _, status, usage = os.wait4(process, 0)
    os.close(nowhere)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


@pytest.mark.attack
def test_ten_thousand_rules_take_ten_times_what_a_thousand_take(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(ANSWERS)
    seconds: dict[str, list[float]] = {}
    for count in (1000, 10_000):
        many, cache = many_rules(tmp_path / str(count), count), tmp_path / f"cache-{count}"
        edited = Path(shutil.copytree(many, tmp_path / f"{count}-edited"))
        for file in (edited / "rules").glob("many-*.yaml"):
            file.write_text(file.read_text().replace(*EDITED))
        commands = {
            "brief": (0, ["--knowledge", str(many), "brief", str(answers)]),
            "check": (0, ["check", str(many)]),
            "diff": (1, ["diff", str(many), str(edited)]),
        }
        for name, (expected, arguments) in commands.items():
            status, took, megabytes = used(*arguments, cache=cache)
            assert (status, megabytes < MOST_MB) == (expected, True), (name, count, megabytes)
            seconds.setdefault(name, []).append(took)
    for name, (few, all_of_them) in seconds.items():
        assert all_of_them < 15 * few, (name, few, all_of_them)
