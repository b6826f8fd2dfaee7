"""Answers to a form, a FHIR R4 QuestionnaireResponse; nothing that the form worked out is believed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from bonebrief.exchange.fhir.resources import kind_of, read_json
from bonebrief.exchange.forms.items import answered
from bonebrief.exchange.forms.questionnaire import address, opens, version
from bonebrief.knowledge.dictionary import exceeding
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.language.answer import Answer
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.formulas import derived_value
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.yaml.files import unreadable

KIND: Final = "QuestionnaireResponse"
_BEGINNING: Final = 100_000
_DONE: Final = ("completed", "amended")


@dataclass(frozen=True, slots=True)
class Response:
    """The answers to a form, its questionnaire, and the questions that its other answers leave unasked."""

    answers: Mapping[str, Answer]
    questionnaire: str
    closed: tuple[str, ...]


def is_response(path: Path) -> bool:
    """Whether a file holds answers to a form, and not a record; one that cannot be read is left to its reader."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            begins = file.read(_BEGINNING)
    except OSError:
        return False
    return KIND.encode() in begins and kind_of(path) == KIND


def read_response(path: Path, knowledge: Knowledge) -> Response:
    """Read the answers to a form of this knowledge; which questions are open is worked out anew.

    Raises:
        KnowledgeError: it is of another form or version, not completed, or has an answer that cannot be.
    """
    parsed, place = read_json(path), Place(str(path))
    questionnaire = _questionnaire(parsed, knowledge, place)
    if parsed.get("status") not in _DONE:
        raise unreadable(place, f"The form is {parsed.get('status')}, not completed.", "Complete it, then export it.")
    if "modifierExtension" in parsed or "implicitRules" in parsed:
        raise unreadable(place, "Something in it changes what it means.", "Export the answers without it.")
    given = answered(parsed.get("item"), knowledge.dictionary, place)
    answers = _read(given, questionnaire, knowledge, place)
    kept = _opened(knowledge, questionnaire, answers)
    closed = tuple(name for name in answers if name not in kept)
    return Response(kept, questionnaire.id, closed)


def _questionnaire(parsed: Any, knowledge: Knowledge, place: Place) -> Questionnaire:
    name, _, made_of = str(parsed.get("questionnaire", "")).partition("|")
    known = {address(one.id): one for one in knowledge.questionnaires.values()}
    if name not in known:
        raise unreadable(
            place, f'These are answers to the form "{name}", which is not one of these.', "Export one of ours."
        )
    if made_of != version(knowledge):
        what = f'The form is of version "{made_of}", and the questions here are of {version(knowledge)}.'
        raise unreadable(place, what, "Export the form anew, or use the knowledge that it was made of.")
    return known[name]


def _read(
    given: Mapping[str, Any], questionnaire: Questionnaire, knowledge: Knowledge, place: Place
) -> dict[str, Answer]:
    """The answers, each held against its own question; what is wrong with all of them is said at once."""
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for name in (name for name in questionnaire.questions if name in given):
        text = json.dumps({"answers": {name: given[name]}})
        try:
            answers |= read_answers_file(text, place.file, knowledge.dictionary).answers
        except KnowledgeError as error:
            label = knowledge.dictionary[name].label
            problems += [replace(one, where=place, what=f"{label} ({name}): {one.what}") for one in error.problems]
    for name, other, number, most in exceeding(knowledge.dictionary, answers):
        what = f"{name} is {number:g}, more than {other}, which is {most:g}."
        problems.append(Problem(Code.EXCEEDS_OTHER, place, what, "Check both numbers; perhaps they are exchanged."))
    if problems:
        raise KnowledgeError(problems)
    return answers


def _opened(knowledge: Knowledge, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The answers to questions that the others open; the rest a form may have kept, though nobody saw them.

    A question hangs on earlier ones only, so each round settles those that hang on what the round before settled.
    """
    conditions = {name: opens(knowledge.dictionary[name], questionnaire) for name in answers}
    kept, before = answers, None
    while kept != before:
        before, values = kept, values_of(knowledge, kept)
        kept = {name: answers[name] for name, when in conditions.items() if when is None or truth_of(when, values)}
    return kept


def values_of(knowledge: Knowledge, answers: Mapping[str, Answer]) -> dict[str, Seen]:
    """What the answers to a form say, and what is derived from them."""
    values: dict[str, Seen] = {name: answer.value for name, answer in answers.items() if answer.value is not None}
    for fact in knowledge.dictionary.values():
        derived = derived_value(fact.formula, values) if fact.formula is not None else None
        values |= {} if derived is None else {fact.id: derived}
    return values
