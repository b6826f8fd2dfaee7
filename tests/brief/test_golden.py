"""Renders kept as files. `UPDATE_GOLDEN=1` writes them anew; look at the difference before it is committed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bonebrief.brief.contract import to_json
from bonebrief.brief.html import to_html
from bonebrief.brief.markdown import to_markdown
from bonebrief.brief.words import Reader
from tests.brief.briefs import BELOW_EXPECTED, EMPTY, LOW_BONE_MASS, MANY_POINTS
from tests.brief.drawn import drawn

GOLDEN = Path(__file__).parent / "golden"

RENDERS: dict[str, Callable[[], str]] = {
    "low-bone-mass-40.txt": lambda: drawn(LOW_BONE_MASS, 40),
    "low-bone-mass-80.txt": lambda: drawn(LOW_BONE_MASS, 80),
    "low-bone-mass-120.txt": lambda: drawn(LOW_BONE_MASS, 120),
    "low-bone-mass-80-colour.txt": lambda: drawn(LOW_BONE_MASS, 80, colour=True),
    "low-bone-mass-80-ascii.txt": lambda: drawn(LOW_BONE_MASS, 80, encoding="ascii"),
    "low-bone-mass-80-plain.txt": lambda: drawn(LOW_BONE_MASS, 80, plain=True),
    "low-bone-mass-80-everything.txt": lambda: drawn(LOW_BONE_MASS, 80, everything=True),
    "low-bone-mass-80-patient.txt": lambda: drawn(LOW_BONE_MASS, 80, reader=Reader.PATIENT),
    "low-bone-mass-40-patient.txt": lambda: drawn(LOW_BONE_MASS, 40, reader=Reader.PATIENT),
    "many-points-40.txt": lambda: drawn(MANY_POINTS, 40),
    "many-points-80.txt": lambda: drawn(MANY_POINTS, 80),
    "many-points-80-colour.txt": lambda: drawn(MANY_POINTS, 80, colour=True),
    "many-points-80-patient-plain.txt": lambda: drawn(MANY_POINTS, 80, reader=Reader.PATIENT, plain=True),
    "empty-80.txt": lambda: drawn(EMPTY, 80),
    "below-expected-80.txt": lambda: drawn(BELOW_EXPECTED, 80),
    "low-bone-mass.md": lambda: to_markdown(LOW_BONE_MASS, Reader.CLINICIAN),
    "low-bone-mass-patient.md": lambda: to_markdown(LOW_BONE_MASS, Reader.PATIENT),
    "empty.md": lambda: to_markdown(EMPTY, Reader.CLINICIAN),
    "low-bone-mass.html": lambda: to_html(LOW_BONE_MASS, Reader.CLINICIAN),
    "many-points-patient.html": lambda: to_html(MANY_POINTS, Reader.PATIENT),
    "low-bone-mass.json": lambda: to_json(LOW_BONE_MASS),
    "empty.json": lambda: to_json(EMPTY),
}


@pytest.mark.parametrize("name", RENDERS)
def test_the_render_is_as_it_was(name: str) -> None:
    render = RENDERS[name]()
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_bytes(render.encode())
    assert render == file.read_bytes().decode()


def test_there_is_no_golden_file_without_a_render() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == set(RENDERS)
