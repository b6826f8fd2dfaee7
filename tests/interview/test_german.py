"""A whole interview in German, line by line, to the page for the patient; and what may be typed in it."""

import re
from collections.abc import Iterator

import pytest

from bonebrief.interview.commands import command
from bonebrief.interview.typed import is_dont_know, read_line
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.translation.in_language import in_language
from bonebrief.language.value import Value
from bonebrief.machine.catalogue import ENGLISH, speak
from bonebrief.reading.translation.texts import texts_in
from tests.commands.program import run
from tests.conftest import ROOT

ENGLISH_WORDS = re.compile(r"\b(the|you|your|with|and|please|not|recorded|question|answer)\b", re.IGNORECASE)
TYPED = [
    *("zweiundsechzig", "62 Jahre", "frau", "zurück", "weiter", "51", "1,68 m", "weiß nicht", "62,5"),
    *("ja", "", "1", "-1,7", "-1,4", "-1,9", "bericht", "4", "1"),
]
"""The answers to the first questions, words that steer, and what to see at the end."""


@pytest.fixture(scope="module")
def german(knowledge: Knowledge) -> Knowledge:
    return in_language(knowledge, texts_in(ROOT, "de"))


@pytest.fixture(autouse=True)
def in_german() -> Iterator[None]:
    speak("de")
    yield
    speak(ENGLISH)


def test_a_whole_interview_to_the_patients_page() -> None:
    done = run("--lang", "de", "ask", "--plain", "--no-save", typed="\n".join(TYPED) + "\n")
    assert done.returncode == 0
    asked, _, brief = done.stdout.partition("Regelwerk")
    assert not ENGLISH_WORDS.search(asked), ENGLISH_WORDS.search(asked)
    assert "Eingetragen: 62 Jahre." in asked
    assert "Eingetragen: 168 cm (1,68 m)." in asked
    assert "Eingetragen: weiß nicht." in asked
    assert '"zweiundsechzig" ist keine Zahl.' in asked
    assert asked.count("Übersetzung (Deutsch): nicht ärztlich geprüft.") == 1
    page = brief.partition("für Ihren Termin")[2].partition("Wie weiter?")[0]
    assert "Ihre Knochendichte ist unter dem Durchschnitt" in page
    assert "Wann Sie anrufen sollten" in page
    assert page.count("Übersetzung (Deutsch): nicht ärztlich geprüft.") == 1
    assert not ENGLISH_WORDS.search(page), ENGLISH_WORDS.search(page)


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        ("scan_done", "ja", "yes"),
        ("scan_done", "J", "yes"),
        ("scan_done", "yes", "yes"),
        ("scan_done", "nein", "no"),
        ("scan_done", "nö", "no"),
        ("sex", "Weiblich", "female"),
        ("sex", "woman", "female"),
        ("age", "55 Jahre", 55.0),
        ("age", "55 years", 55.0),
        ("height_cm", "1,65 m", 165.0),
        ("scan_months_ago", "2 Jahre", 24.0),
        ("scan_months_ago", "vor 6 Monaten", 6.0),
        ("scan_months_ago", "6 months ago", 6.0),
        ("t_score_total_hip", "-1,7", -1.7),
        ("alcohol_units_per_day", "Ich trinke nicht.", 0.0),
        ("bone_medicine", "noch nie", "none"),
        ("bone_affecting_medicines", "keine Medikamente", ("none",)),
        ("smoking", "etwa eine Schachtel", "current"),
        ("smoking", "nie geraucht", "never"),
        ("age", "etwa 60", 60.0),
        ("smoking", "nein", None),
        ("falls_past_year", "ein paar", None),
        ("steroid_months", "seit Jahren", None),
        ("conditions", "entfällt", None),
    ],
)
def test_what_may_be_typed(german: Knowledge, fact: str, typed: str, value: Value) -> None:
    assert read_line(german.dictionary[fact], typed).value == value


@pytest.mark.parametrize("typed", ["weiß nicht", "Weiss nicht.", "keine Ahnung", "unbekannt", "don't know"])
def test_not_to_know_is_said_in_both_languages(typed: str) -> None:
    assert is_dont_know(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("Zurück", "back"), ("zurueck", "back"), ("back", "back"), ("weiter", "skip"), ("bericht", "brief")),
        *(
            ("ändern 3", "edit 3"),
            ("edit 3", "edit 3"),
            ("beenden", "quit"),
            ("verlassen", "leave"),
            ("8 bericht", "8 bericht"),
        ),
    ],
)
def test_the_words_that_steer_are_read_in_both_languages(typed: str, meant: str) -> None:
    assert command(typed) == meant


def test_no_option_is_called_like_a_word_that_steers(german: Knowledge) -> None:
    for fact in german.dictionary.values():
        names = [*fact.choices.values(), *(fact.asking.also if fact.asking else ())]
        steering = [
            name for name in names if command(name) in ("back", "skip", "review", "brief", "leave", "aid", "report")
        ]
        assert steering == [], fact.id


def test_every_option_is_meant_by_its_words(german: Knowledge) -> None:
    for fact in german.dictionary.values():
        for word, shown in fact.choices.items():
            if fact.asking and not is_dont_know(shown) and "," not in shown and " und " not in shown:
                meant = read_line(fact, shown).value
                assert meant in (word, (word,)), (fact.id, shown, meant)
