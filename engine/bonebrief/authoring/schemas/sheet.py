"""questionnaires/sheet.yaml as a schema: what the printed sheets show beside the points."""

from bonebrief.authoring.schemas.conditions import condition_definitions
from bonebrief.authoring.schemas.parts import TEXT, Schema, described, document, keys, list_of, ref, words
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.domain import Kind


def sheet_schema(knowledge: Knowledge) -> Schema:
    """The sheet over the facts and findings that there are."""
    parts = {
        "calculators": list_of(_calculator(knowledge)),
        "lines": list_of(_lines(knowledge)),
        "call": described(list_of(TEXT), "When to call, on the person's page"),
        "held_back": list_of(_held_back(knowledge)),
    }
    conditions = condition_definitions(knowledge.dictionary.values(), knowledge.findings)
    return document("Bone Brief: sheet", keys(parts), conditions)


def _calculator(knowledge: Knowledge) -> Schema:
    field = {
        "label": TEXT,
        "fact": described(words(knowledge.dictionary), "The fact that it holds"),
        "yes_if": described(ref("condition"), "Or when it is yes"),
        "unsure_if": described(ref("condition"), "Where it is not yes, but somebody has to look before it is no"),
    }
    one = {**keys(field, ["label"]), "oneOf": [{"required": ["fact"]}, {"required": ["yes_if"]}]}
    of = {
        "title": TEXT,
        "when": described(ref("condition"), "For whom its fields are shown"),
        "inputs": list_of(one),
        "note": TEXT,
    }
    return keys(of, ["title", "when", "inputs"])


def _lines(knowledge: Knowledge) -> Schema:
    numbers = words(fact.id for fact in knowledge.dictionary.values() if fact.kind is Kind.NUMBER)
    start = described(ref("condition"), "It begins at the lowest number at which this is true; without it, at 0")
    of = {
        "title": TEXT,
        "of": described(list_of(numbers), "The risks that are drawn, each with the others at their lowest"),
        "when": ref("condition"),
        "zones": list_of(keys({"name": TEXT, "from": start}, ["name"])),
    }
    return keys(of, list(of))


def _held_back(knowledge: Knowledge) -> Schema:
    questions = words(fact.id for fact in knowledge.dictionary.values() if fact.asking)
    of = {
        "when": ref("condition"),
        "words": described(list_of(TEXT), "Sentences with one of them are left out of the person's page"),
        "questions": described(list_of(questions), "Questions that it does not put"),
    }
    return keys(of, ["when"])
