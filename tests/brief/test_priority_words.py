"""What the words of priorities mean stands on the clinician's sheet in every format, of the words that stand there."""

from collections.abc import Iterator

import pytest

from bonebrief.brief.formats.render import render
from bonebrief.brief.words import Reader
from bonebrief.machine.catalogue import ENGLISH, speak
from bonebrief.meanings.agree import Inferrer
from tests.brief.people import brief_of_patient


@pytest.fixture
def german() -> Iterator[None]:
    speak("de")
    yield
    speak(ENGLISH)


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_each_word_is_explained_before_the_first_point_that_has_it(inferrer: Inferrer, form: str) -> None:
    written = " ".join(render(brief_of_patient(inferrer, "two-spine-fractures-82"), form, Reader.CLINICIAN).split())
    for meaning in ("HIGH: first at this visit", "ROUTINE: at this visit if time allows", "NOTE: to keep in mind"):
        assert written.count(meaning) == 1
    assert written.index("HIGH: first at this visit") < written.index("!! HIGH")


def test_a_word_that_stands_nowhere_is_not_explained(inferrer: Inferrer) -> None:
    written = render(brief_of_patient(inferrer, "low-bone-mass-55"), "markdown", Reader.CLINICIAN)
    assert "ROUTINE: at this visit" in written
    assert "act today" not in written


def test_the_persons_page_has_no_words_of_priorities(inferrer: Inferrer) -> None:
    assert "to keep in mind" not in render(
        brief_of_patient(inferrer, "two-spine-fractures-82"), "markdown", Reader.PATIENT
    )


@pytest.mark.usefixtures("german")
def test_in_german(inferrer: Inferrer) -> None:
    written = render(brief_of_patient(inferrer, "two-spine-fractures-82"), "markdown", Reader.CLINICIAN)
    assert "WICHTIG: an diesem Termin zuerst" in written
