"""The files of questions as schemas: the data dictionary and the questionnaires."""

from typing import Any

from bonebrief.authoring.schemas.conditions import condition_definitions
from bonebrief.authoring.schemas.parts import (
    TEXT,
    YES_NO,
    Schema,
    by_id,
    described,
    document,
    keys,
    list_of,
    ref,
    words,
)
from bonebrief.authoring.schemas.tables import number_table
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.domain import MOST_DECIMALS, Kind

_RANGE: dict[str, Any] = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
_ASKED: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 140}
_DECIMALS: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": MOST_DECIMALS}
_VALUE: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_SCALE = words(("t_score", "z_score"))


def questions_schema(knowledge: Knowledge) -> Schema:
    """questions.yaml."""
    asked = list(knowledge.dictionary.values())
    parts = {name: by_id(ref(name.removesuffix("s"))) for name in ("questions", "tables", "derived", "conflicts")}
    root = keys(parts, ["questions"])
    numbers = [fact.id for fact in asked if fact.kind is Kind.NUMBER]
    questions = [fact.id for fact in asked if fact.asking]
    definitions = {
        **condition_definitions(asked, ()),
        "question": _question(numbers),
        "table": number_table(),
        "derived": _derived(),
        "conflict": _conflict(questions),
    }
    return document("Bone Brief: questions", root, definitions)


def questionnaire_schema(knowledge: Knowledge) -> Schema:
    """A questionnaire: sections of questions."""
    question = words(fact.id for fact in knowledge.dictionary.values() if fact.asking)
    worth = described(ref("condition"), "Ask only while this is true; closes nothing")
    ahead = described(ref("condition"), "While this is true, ask it before the question that opens it")
    entry = {"anyOf": [question, keys({"ask": question, "if": worth, "ahead": ahead}, ["ask"])]}
    order = described(words(("as_written", "free")), "free: the question that matters most comes first")
    yes_or_no = words(fact.id for fact in knowledge.dictionary.values() if fact.asking and fact.kind is Kind.YES_NO)
    one_screen = described(list_of(yes_or_no), "Questions of yes or no that are put on one screen")
    properties = {"title": TEXT, "of_patient": TEXT, "if": worth, "order": order, "questions": list_of(entry)}
    section = keys({**properties, "one_screen": one_screen}, ["title", "questions"])
    root = keys({"title": TEXT, "about": TEXT, "sections": list_of(section)}, ["title", "sections"])
    return document("Bone Brief: a questionnaire", root, condition_definitions(knowledge.dictionary.values(), ()))


def _question(numbers: list[str]) -> Schema:
    properties: dict[str, Any] = {
        "ask": described(_ASKED, "The question as put to the person"),
        "label": described({"type": "string", "minLength": 1, "maxLength": 28}, "Short name for tables"),
        "type": words(kind.value for kind in Kind),
        "choices": {"type": "object", "minProperties": 2, "additionalProperties": TEXT},
        "why": described(TEXT, "Shown on: why do you ask"),
        "help": TEXT,
        "ask_if": described(ref("condition"), "Ask only while this is true; else the question is closed"),
        "not_evidence": described(
            {"anyOf": [_VALUE, {"type": "array", "items": _VALUE}]},
            "Answers, besides no and none, that do not say that what opens the question is so",
        ),
        "also": described(
            {"type": "object", "additionalProperties": {"type": "array", "items": _VALUE}},
            "Other words in which people answer, under the answer that they mean",
        ),
        "of_patient": described(
            keys({"ask": _ASKED, "why": TEXT, "help": TEXT}),
            "The same texts for somebody who answers for a patient, where they say you",
        ),
        "offer_if": described(
            {"type": "object", "additionalProperties": ref("condition")},
            "By option: offer it unless this is false; an answer that names it all the same counts",
        ),
        "scale": _SCALE,
        **_of_a_number(numbers),
    }
    return {
        **keys(properties, ["ask", "label", "type", "why"]),
        "allOf": [
            _if_type(["number"], {"required": ["limits"]}),
            _if_type(["choice", "choices"], {"required": ["choices"]}),
            _if_type(["choices"], {"properties": {"choices": {"required": ["none"]}}}),
        ],
    }


def _of_a_number(numbers: list[str]) -> dict[str, Any]:
    """What a question with a number may say besides."""
    number = {"type": "number"}
    slip = keys(
        {"from": number, "to": number, "decimals": _DECIMALS, "sign": words(("lost",)), "say": TEXT},
        ["from", "to", "say"],
    )
    portions = {"type": "object", "minProperties": 1, "additionalProperties": number}
    aid = keys({"say": TEXT, "base": number, "days": number, "portions": portions}, ["say", "portions"])
    return {
        "unit": TEXT,
        "units": {"type": "object", "additionalProperties": {"type": "number"}},
        "decimals": _DECIMALS,
        "fractions": described(words(("cut", "round")), "Without decimals a part of one is refused, unless this says"),
        "shown": described(_DECIMALS, "The least decimals that are written, if other than decimals"),
        "or_more": described(YES_NO, "Reads >90 as 90"),
        "limits": described(_RANGE, "Outside is refused"),
        "usual": described(_RANGE, "Outside is asked again"),
        "slips": {"type": "array", "items": slip},
        "at_most": words(numbers),
        "aid": described(aid, "Helps to work out the number from portions"),
    }


def _if_type(kinds: list[str], then: Schema) -> Schema:
    return {"if": {"properties": {"type": {"enum": kinds}}, "required": ["type"]}, "then": then}


def _derived() -> Schema:
    formula = described(
        TEXT, "Facts, numbers, table.column, + - * / ( ), lowest, highest, first, whole, site of lowest"
    )
    properties = {"label": TEXT, "formula": formula, "unit": TEXT, "decimals": _DECIMALS, "scale": _SCALE}
    return keys(properties, ["label", "formula"])


def _conflict(questions: list[str]) -> Schema:
    properties = {
        "when": described(ref("condition"), "Answers that seldom go together"),
        "ask": described(words(questions), "The answer that is probably wrong"),
        "say": described(TEXT, "One sentence that names the likely slip, as a question back"),
        "unused": described(YES_NO, "yes: rules do not see that answer until it is changed or kept"),
        "sign": described(words(("lost",)), "The number may have lost its minus sign, and is offered with one"),
    }
    return keys(properties, ["when", "ask", "say"])
