"""Answers as a schema: every question with the values it takes."""

from collections.abc import Mapping
from typing import assert_never

from bonebrief.authoring.schemas.parts import TEXT, Schema, described, document, keys, words
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import CATEGORIES, Priority
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact

_NOT_ANSWERED = ("unknown", "skipped")


def answers_schema(knowledge: Knowledge) -> Schema:
    """Answers files, and whole patients with what is expected of them."""
    properties = {
        "name": TEXT,
        "questionnaire": words(knowledge.questionnaires),
        "answers": given(knowledge),
        "expect": expected(knowledge),
    }
    return document("Bone Brief: answers", keys(properties, ["answers"]))


def given(knowledge: Knowledge) -> Schema:
    """Answers by question."""
    asked = [fact for fact in knowledge.dictionary.values() if fact.asking]
    return keys({fact.id: described(_values(fact), _about(fact)) for fact in asked})


def expected(knowledge: Knowledge) -> Schema:
    """What an example or a patient promises."""
    truths = {"enum": ["yes", "no", "unknown", True, False]}
    outcomes = {"enum": [*(priority.word for priority in reversed(Priority)), "no", "unknown", False]}
    return keys(
        {
            "findings": keys({name: described(truths, one.title) for name, one in knowledge.findings.items()}),
            "points": keys({name: described(outcomes, one.title) for name, one in knowledge.points.items()}),
            "density": words([*CATEGORIES, "unknown"]),
            "order": {"type": "array", "items": words(knowledge.points)},
        }
    )


def _values(fact: Fact) -> Mapping[str, object]:
    match fact.domain:
        case Number() as number:
            low, high = number.limits
            written = {"type": "string", "pattern": r"\d|^(unknown|skipped)$"}
            return {"anyOf": [{"type": "number", "minimum": low, "maximum": high}, words(_NOT_ANSWERED), written]}
        case Choices(choices):
            chosen = {"type": "array", "items": words(choices), "minItems": 1, "uniqueItems": True}
            return {"anyOf": [chosen, words([*choices, *_NOT_ANSWERED])]}
        case YesNo():
            return {"enum": ["yes", "no", True, False, *_NOT_ANSWERED]}
        case Choice(choices):
            return words([*choices, *_NOT_ANSWERED])
        case _:
            assert_never(fact.domain)


def _about(fact: Fact) -> str:
    words_shown = "; ".join(f"{word}: {shown}" for word, shown in fact.choices.items()) if fact.choices else fact.unit
    asked = fact.asking.words if fact.asking else fact.label
    return f"{asked} ({words_shown})" if words_shown and not isinstance(fact.domain, YesNo) else asked
