"""German as it is shipped: the same briefs in other words, whole, and calm where English is."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from bonebrief.authoring.checking.checks.translations import wrong_translations
from bonebrief.brief.formats.json_contract import to_json
from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.brief.sheet.handout import handout_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT
from bonebrief.knowledge.translation.in_language import in_language
from bonebrief.language.answer import Answers
from bonebrief.language.domain import YesNo
from bonebrief.machine.catalogue import ENGLISH, speak
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.translation.texts import texts_in
from bonebrief.reading.yaml.files import read_file
from tests.brief.people import EXAMPLES, MADE_ON, PATIENTS
from tests.conftest import ROOT

TEXTS = ("title", "text", "say", "patient", "together", "question", "name", "zone", "label", "words")
ENGLISH_WORDS = re.compile(r"\b(the|you|your|with|and|please|have|of|ask)\b", re.IGNORECASE)
THIN = re.compile(r"gewicht|\bdünn(?!e[nr]? Knochen)|\bschlank|\bmager|zierlich|\bBMI\b|Körperbau", re.IGNORECASE)
EATING_DISORDER = "{age: 52, sex: female, conditions: [eating_disorder], scan_done: no, parent_hip_fracture: yes}"


@pytest.fixture(scope="module")
def german(knowledge: Knowledge) -> Knowledge:
    return in_language(knowledge, texts_in(ROOT, "de"))


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(ENGLISH)


def briefs(knowledge: Knowledge, german: Knowledge, answers: Answers) -> tuple[Brief, Brief]:
    """The same person's brief in both languages; the German one is to be rendered in German."""
    speak(ENGLISH)
    english = make_brief(knowledge, knowledge.questionnaire(DEFAULT), judged(knowledge, answers), MADE_ON)
    speak("de")
    return english, make_brief(german, german.questionnaire(DEFAULT), judged(german, answers), MADE_ON)


def codes(brief: Brief) -> Any:
    """A brief as other programs read it, without what is said in words."""
    whole = json.loads(to_json(brief), object_hook=lambda one: {k: v for k, v in one.items() if k not in TEXTS})
    return {key: value for key, value in whole.items() if key != "translation"}


def patient(knowledge: Knowledge, name: str) -> Answers:
    return read_answers_file(read_file(EXAMPLES / f"{name}.yaml"), name, knowledge.dictionary).answers


def given(knowledge: Knowledge, answers: str) -> Answers:
    return read_answers_file(f"answers: {answers}", "a", knowledge.dictionary).answers


def test_it_is_whole_and_fits(knowledge: Knowledge) -> None:
    assert list(wrong_translations(knowledge, texts_in(ROOT, "de"))) == []


def test_a_few_texts_that_are_not_there_are_all_named(knowledge: Knowledge) -> None:
    german = texts_in(ROOT, "de")
    without = {keys: said for keys, said in german.said.items() if keys[:2] != ("questions", "smoking")}
    (lacking,) = wrong_translations(knowledge, replace(german, said=without))
    assert "more" not in lacking.what
    assert "questions: smoking: choices: former" in lacking.what


@pytest.mark.parametrize(
    ("at", "meant"), [(("questions", "smoking"), "smoking"), (("questions", "smoking", "ask"), "ask")]
)
def test_a_key_in_the_place_of_the_one_that_is_missing_is_told_once(
    knowledge: Knowledge, at: tuple[str, ...], meant: str
) -> None:
    german = texts_in(ROOT, "de")
    end = len(at)
    said = {(*at[:-1], "anders", *keys[end:]) if keys[:end] == at else keys: one for keys, one in german.said.items()}
    (only,) = wrong_translations(knowledge, replace(german, said=said))
    assert (only.code.value, only.fix) == ("W142", f"Did you mean {meant}, which is missing here?")


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", PATIENTS)
def test_priorities_and_codes_are_the_same(knowledge: Knowledge, german: Knowledge, name: str) -> None:
    english, other = briefs(knowledge, german, patient(knowledge, name))
    assert codes(other) == codes(english)
    assert [p.title for p in other.points] == [german.points[p.id].title for p in english.points]


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", PATIENTS)
def test_the_persons_page_has_the_same_parts(knowledge: Knowledge, german: Knowledge, name: str) -> None:
    english, other = (handout_of(one) for one in briefs(knowledge, german, patient(knowledge, name)))

    def of(one: Callable[[Any], tuple[Any, ...]]) -> tuple[int, int]:
        return len(one(english)), len(one(other))

    assert english.worry == other.worry
    for part in ("today", "tell", "ask", "more", "missing"):
        mine, theirs = of(lambda page, part=part: getattr(page, part))  # type: ignore[misc]
        assert mine == theirs, part
    assert not any(ENGLISH_WORDS.search(text) for text in (*other.today, *other.tell, *other.ask, *other.more))


@pytest.mark.long
def test_priorities_and_codes_are_the_same_for_examples_of_the_rules(knowledge: Knowledge, german: Knowledge) -> None:
    for example in list(knowledge.examples)[::25]:
        english, other = briefs(knowledge, german, example.given)
        assert codes(other) == codes(english), example.name


def test_thinness_is_kept_from_who_has_an_eating_disorder(knowledge: Knowledge, german: Knowledge) -> None:
    _, brief = briefs(knowledge, german, given(knowledge, EATING_DISORDER))
    page = handout_of(brief)
    said = [*page.tell, *page.ask, *page.more, *(one.question for one in page.missing)]
    assert said
    assert not [text for text in said if THIN.search(text)]


def test_the_brief_says_that_it_is_translated_and_who_has_read_it(knowledge: Knowledge, german: Knowledge) -> None:
    english, brief = briefs(knowledge, german, patient(knowledge, PATIENTS[0]))
    assert english.translation is None
    assert brief.translation
    assert (brief.translation.code, brief.translation.review) == ("de", "nicht ärztlich geprüft")
    assert json.loads(to_json(brief))["translation"] == {"language": "de", "review": "nicht ärztlich geprüft"}
    assert "translation" not in json.loads(to_json(english))


def test_no_word_means_two_answers(german: Knowledge) -> None:
    texts = texts_in(ROOT, "de")
    for fact in german.dictionary.values():
        words = [" ".join(said.casefold().split()) for _, said in texts.below(("questions", fact.id, "also"))]
        assert len(words) == len(set(words)), fact.id
        assert all(fact.meant_by(word) for word in words)


def test_no_word_of_a_unit_and_no_yes_is_left_in_english(german: Knowledge) -> None:
    for fact in german.dictionary.values():
        assert not re.search(r"year|month|day|week|unit", fact.unit), fact.id
        if isinstance(fact.domain, YesNo):
            assert fact.choices == {"yes": "Ja", "no": "Nein"}


def test_labels_and_questions_are_as_short_as_they_must_be(german: Knowledge) -> None:
    long = [fact.id for fact in german.dictionary.values() if fact.asking and len(fact.label) > 36]
    assert long == []
    assert [point.id for point in german.points.values() if len(point.title) > 80] == []
    asked = [
        put for fact in german.dictionary.values() if fact.asking for put in (fact.asking, fact.asking.for_patient)
    ]
    assert [put.words for put in asked if len(put.words) > 200] == []
    assert not [put.words for put in asked if ENGLISH_WORDS.search(put.words)]


def test_a_text_is_no_markup_and_has_no_abbreviation_that_ends_a_sentence(german: Knowledge) -> None:
    for point in german.points.values():
        text = re.sub(r"\{\w+\}", "", point.patient.text)
        assert not re.search(r"[<>*_`]|\b[a-zA-Z]\. ?[A-Z]\.", text), point.id
