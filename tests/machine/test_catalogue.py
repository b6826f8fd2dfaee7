"""The program's own words in other languages: each catalogue has every text of the code, with its placeholders."""

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

from bonebrief.machine.catalogue import ENGLISH, _, ngettext, speak, spoken, words_meant
from tests.machine.catalogues import catalogue_of, compiled, marked_texts, po_files

_PLACEHOLDER = re.compile(r"\{(\w*)\}")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(ENGLISH)


def placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def translations(po: Path) -> GNUTranslations:
    with po.with_suffix(".mo").open("rb") as file:
        return GNUTranslations(file)


def test_there_is_a_second_language() -> None:
    assert [path.parts[-3] for path in po_files()] == ["de"]


@pytest.mark.parametrize("po", po_files(), ids=lambda path: path.parts[-3])
def test_every_text_of_the_code_is_translated_with_its_placeholders(po: Path) -> None:
    said, marked = translations(po), set(marked_texts())
    assert len(marked) > 350
    known = dict(vars(said)["_catalog"])
    for one in marked:
        key = f"{one.context}\x04{one.text}" if one.context else one.text
        forms = [known[key, form] for form in (0, 1)] if one.plural else [known[key]]
        assert all(forms), f"run `make words` and translate: {one.text}"
        for form in forms:
            assert placeholders(form) == placeholders(one.text), one.text
            assert form.format(**dict.fromkeys(placeholders(one.text), "x"))


@pytest.mark.parametrize("po", po_files(), ids=lambda path: path.parts[-3])
def test_the_catalogue_that_is_read_is_the_one_that_is_written(po: Path) -> None:
    pytest.importorskip("babel")
    written = GNUTranslations(BytesIO(compiled(catalogue_of(po))))
    read = translations(po)
    of = [{key: said for key, said in vars(one)["_catalog"].items() if key} for one in (written, read)]
    assert of[0] == of[1], "run `make words`"
    messages = {(message.id, message.context) for message in catalogue_of(po) if message.id}
    assert messages == {((one.text, one.plural) if one.plural else one.text, one.context) for one in marked_texts()}


def test_a_language_is_spoken_until_another_one_is() -> None:
    assert (_("Done"), spoken()) == ("Done", "en")
    speak("de")
    assert (_("Done"), _(""), spoken()) == ("Fertig", "", "de")
    assert ngettext("{count} question", "{count} questions", 1) == "1 Frage"
    assert ngettext("{count} question", "{count} questions", 2) == "2 Fragen"
    speak(ENGLISH)
    assert ngettext("{count} question", "{count} questions", 2) == "2 questions"


def test_a_language_without_a_catalogue_is_spoken_in_english() -> None:
    speak("fr")
    assert (_("Done"), spoken()) == ("Done", "fr")


def test_english_words_may_still_be_typed() -> None:
    assert words_meant("back") == ("back",)
    speak("de")
    assert words_meant("back") == ("zurück", "zurueck", "back")
