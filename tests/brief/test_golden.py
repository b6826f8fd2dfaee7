"""The look of three briefs, kept as files; UPDATE_GOLDEN=1 writes them anew."""

import os
import re
from pathlib import Path

import pytest

from bonebrief.brief.formats.render import render
from bonebrief.brief.words import Reader
from bonebrief.meanings.agree import Inferrer
from tests.brief.people import brief_of_patient, shown

GOLDEN = Path(__file__).parent / "golden"
PATIENTS = ["low-bone-mass-55", "two-spine-fractures-82", "much-unknown-66"]


def hold(name: str, text: str) -> None:
    """Compare with the golden file; the version of the knowledge, which every edit of a rule changes, is left out."""
    text = re.sub(r"knowledge [0-9a-f]{8}|[0-9a-f]{64}|(?<=\")[0-9a-f]{8}(?=\")", "VERSION", text)
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("patient", PATIENTS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_terminal_without_colour(inferrer: Inferrer, patient: str, width: int) -> None:
    text = shown(brief_of_patient(inferrer, patient), width=width, colour=False)
    assert max(map(len, text.splitlines())) <= width
    hold(f"{patient}-{width}.txt", text)


@pytest.mark.parametrize("patient", PATIENTS)
def test_the_terminal_in_colour(inferrer: Inferrer, patient: str) -> None:
    hold(f"{patient}-colour.txt", shown(brief_of_patient(inferrer, patient), width=80, colour=True))


@pytest.mark.parametrize("patient", PATIENTS)
def test_the_terminal_in_ascii_plain_and_whole(inferrer: Inferrer, patient: str) -> None:
    text = shown(brief_of_patient(inferrer, patient), "ascii", width=80, colour=False, plain=True, everything=True)
    assert text.isascii()
    hold(f"{patient}-ascii-all.txt", text)


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize(("style", "ending"), [("markdown", "md"), ("html", "html")])
def test_documents(inferrer: Inferrer, style: str, ending: str, reader: Reader) -> None:
    hold(f"{PATIENTS[1]}-{reader.value}.{ending}", render(brief_of_patient(inferrer, PATIENTS[1]), style, reader))


def test_the_terminal_for_the_patient(inferrer: Inferrer) -> None:
    hold(
        f"{PATIENTS[1]}-patient.txt",
        shown(brief_of_patient(inferrer, PATIENTS[1]), width=80, colour=False, reader=Reader.PATIENT),
    )


def test_json(inferrer: Inferrer) -> None:
    hold(f"{PATIENTS[1]}.json", render(brief_of_patient(inferrer, PATIENTS[1]), "json", Reader.CLINICIAN))


@pytest.mark.parametrize("patient", PATIENTS)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_nothing_is_lost_at_any_width(inferrer: Inferrer, patient: str, width: int) -> None:
    brief = brief_of_patient(inferrer, patient)
    text = _letters(shown(brief, width=width, colour=False, everything=True))
    for point in brief.points:
        assert _letters(point.title) in text
        assert _letters(point.say) in text
        for reason in point.reasons:
            assert _letters(reason.text) in text
            assert _letters(reason.rule) in text
    for missing in brief.missing:
        assert _letters(missing.of_patient) in text
    for cited in brief.sources:
        assert _letters(cited.source.title) in text


def _letters(text: str) -> str:
    return "".join(text.split())


def test_the_brief_in_the_readme_is_the_one_of_the_demo(inferrer: Inferrer) -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    excerpt = next(block for block in text.split("```\n") if "T-score  " in block)
    brief = shown(brief_of_patient(inferrer, "low-bone-mass-55"), width=80, colour=False)
    assert all(part.strip("\n") in brief for part in excerpt.split("...\n"))
