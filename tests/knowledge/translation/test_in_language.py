"""The same knowledge in other words: what is translated, what stays, and that nothing but words is another."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.translation.in_language import in_language
from bonebrief.knowledge.translation.needed import needed_texts
from bonebrief.knowledge.translation.texts import Keys, Said, Texts
from bonebrief.language.problem import Place
from bonebrief.reading.translation.texts import texts_in
from tests.conftest import ROOT

WORDS = {
    *("label", "words", "why", "help", "of_patient", "also", "choices", "unit", "units", "say", "portions"),
    *("title", "about", "patient", "together", "because", "name", "note", "call", "said_as_written", "written"),
    *("said_in", "place", "translation"),
}
"""The fields that a language changes."""


def texts(**said: str) -> Texts:
    """Texts by their keys, written `questions__age__ask`."""
    place = Place("texts.xx.yaml")
    found: dict[Keys, Said] = {tuple(key.split("__")): Said(text, place) for key, text in said.items()}
    return Texts("xx", "Xx", "not read", found, place)


def bare(value: Any) -> Any:
    """A value without the words in it."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(bare(getattr(value, f.name)) for f in fields(value) if f.name not in WORDS)]
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(map(bare, value))
    return value


def test_nothing_but_words_is_another(knowledge: Knowledge) -> None:
    german = in_language(knowledge, texts_in(ROOT, "de"))
    for name in ("sha256", "dictionary", "questionnaires", "sources", "evidence", "conflicts", "retired"):
        assert bare(getattr(german, name)) == bare(getattr(knowledge, name)), name
    assert bare(replace_held(german)) == bare(replace_held(knowledge))
    for mine, theirs in zip(german.topics, knowledge.topics, strict=True):
        assert bare(replace(mine, examples=())) == bare(replace(theirs, examples=()))
    assert [list(fact.choices) for fact in german.dictionary.values()] == [
        list(fact.choices) for fact in knowledge.dictionary.values()
    ]


def replace_held(knowledge: Knowledge) -> Any:
    """The sheet without the words that are held back, of which a language has more."""
    return replace(knowledge.sheet, held_back=tuple(replace(one, words=()) for one in knowledge.sheet.held_back))


def test_the_knowledge_it_is_made_from_is_untouched(knowledge: Knowledge) -> None:
    before = knowledge.dictionary["age"]
    said = in_language(knowledge, texts(questions__age__label="Alder"))
    assert said.dictionary["age"].label == "Alder"
    assert knowledge.dictionary["age"] is before
    assert knowledge.translation is None


def test_what_is_not_translated_stays(knowledge: Knowledge) -> None:
    said = in_language(knowledge, texts(questions__age__label="Alder"))
    assert said.dictionary["sex"].label == knowledge.dictionary["sex"].label
    assert said.points["calm_word"].title == knowledge.points["calm_word"].title


@pytest.mark.parametrize("say", ["Kg?", "{weight} kg?", "{value} kg {?", "{value} {value} {x}"])
def test_a_text_with_other_placeholders_stays(knowledge: Knowledge, say: str) -> None:
    said = in_language(knowledge, texts(questions__weight_kg__slips__1__say=say))
    assert said.dictionary["weight_kg"] == replace(
        knowledge.dictionary["weight_kg"], **changed(knowledge, said, "weight_kg")
    )
    number = said.dictionary["weight_kg"].number
    assert number
    assert number.slips[0].say.startswith("Is that {value} kg?")


def changed(knowledge: Knowledge, said: Knowledge, name: str) -> dict[str, Any]:
    """What a language notes at every fact besides words."""
    return {"said_as_written": True, "origin": said.dictionary[name].origin, "domain": said.dictionary[name].domain}


def test_a_text_that_stays_says_answers_in_its_own_words(knowledge: Knowledge) -> None:
    reasons = [entry.because for point in knowledge.points.values() for entry in point.raises]
    choices = {name: fact.choices for name, fact in knowledge.dictionary.items() if fact.asking and fact.choices}
    name, because = next((name, one) for one in reasons for name in one.facts if name in choices)
    word = next(iter(choices[name]))
    said = in_language(knowledge, texts(**{f"questions__{name}__choices__{word}": "Andet"}))
    values = dict.fromkeys(because.facts, 1.0) | {name: (word,)}
    left = next(e.because for p in said.points.values() for e in p.raises if e.because.text == because.text)
    assert said.dictionary[name].choices[word] == "Andet"
    assert left.fill(said.dictionary, values) == because.fill(knowledge.dictionary, values)


def test_further_words_are_added_to_those_there_are(knowledge: Knowledge) -> None:
    fact = in_language(knowledge, texts(questions__sex__also__female__1="Kvinde")).dictionary["sex"]
    assert (fact.meant_by("kvinde"), fact.meant_by("woman")) == ("female", "female")


def test_words_for_an_answer_that_there_is_not_mean_nothing(knowledge: Knowledge) -> None:
    fact = in_language(knowledge, texts(questions__sex__also__both__1="Kvinde")).dictionary["sex"]
    assert fact.meant_by("kvinde") is None


def test_a_word_for_two_answers_means_neither(knowledge: Knowledge) -> None:
    said = texts(questions__sex__also__female__1="Barn", questions__sex__also__male__1="barn")
    assert in_language(knowledge, said).dictionary["sex"].meant_by("barn") is None


def test_units_have_their_names_in_both_languages(knowledge: Knowledge) -> None:
    said = texts(questions__scan_months_ago__unit="Måneder", units__years__1="År", units__months__1="Måned")
    number = in_language(knowledge, said).dictionary["scan_months_ago"].number
    assert number
    assert number.unit == "Måneder"
    assert (number.units["År"], number.units["Måned"], number.units["months"], number.units["years"]) == (12, 1, 1, 12)


def test_a_talk_keeps_one_heading(knowledge: Knowledge) -> None:
    of: dict[str, list[str]] = {}
    for point in knowledge.points.values():
        of.setdefault(point.together, []).append(point.id)
    first, second, *_ = (names for heading, names in of.items() if heading)
    said = {f"points__{first[0]}__together": "A", f"points__{first[1]}__together": "B"}
    points = in_language(knowledge, texts(**said, **{f"points__{second[0]}__together": "A"})).points
    assert {points[name].together for name in first} == {"A"}
    assert {points[name].together for name in second} == {knowledge.points[second[0]].together}


def test_every_text_is_needed_once_and_has_words(knowledge: Knowledge) -> None:
    needed = needed_texts(knowledge)
    must = [keys for keys in needed.texts if keys not in needed.optional]
    assert len(must) > 1000
    assert all(needed.texts[keys] for keys in must)
    assert ("points", "calm_word", "patient") in must
    assert ("points", "calm_word", "say") in needed.optional
