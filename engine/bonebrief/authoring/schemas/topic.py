"""The files of rules as schemas: topics, sources and evidence."""

import re
from typing import Final

from bonebrief.authoring.schemas.answers import expected, given
from bonebrief.authoring.schemas.conditions import condition_definitions
from bonebrief.authoring.schemas.parts import (
    DATE,
    TEXT,
    YES_NO,
    Schema,
    by_id,
    described,
    document,
    keys,
    list_of,
    one_or_more,
    ref,
    words,
)
from bonebrief.authoring.schemas.tables import NEEDS_A_CONDITION, TABLE, class_table
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import CATEGORIES, Priority, Stage
from bonebrief.knowledge.sources import Checked
from bonebrief.language.domain import Kind

BOUNDS: Final[Schema] = described(
    by_id({"type": "number"}), "Numbers with a name, which stand under it in conditions and, as {name}, in texts"
)


def rules_schema(knowledge: Knowledge) -> Schema:
    """A file of rules: its findings, points and examples."""
    topic = {
        "topic": described(TEXT, "The title of this file"),
        "about": described(TEXT, "A sentence for rule authors"),
        "steps_back": described(YES_NO, "yes: while another point is urgent, the points of this file are notes"),
        "bounds": BOUNDS,
        "findings": by_id(ref("finding")),
        "tables": by_id(ref("class_table")),
        "points": by_id(ref("point")),
        "examples": {"type": "array", "items": ref("example")},
    }
    conditions = condition_definitions(knowledge.dictionary.values(), knowledge.findings)
    definitions = {**conditions, **_rule_definitions(knowledge)}
    return document("Bone Brief: rules", keys(topic, ["topic"]), definitions)


def sources_schema(_: Knowledge) -> Schema:
    """sources.yaml."""
    texts = dict.fromkeys(("title", "organisation", "where"), TEXT)
    year = {"anyOf": [{"type": "integer"}, TEXT]}
    properties = {**texts, "year": year, "reviewed": DATE, "review_by": DATE}
    source = keys(properties, properties)
    sources = {"type": "object", "additionalProperties": source}
    return document("Bone Brief: sources", keys({"sources": sources}, ["sources"]))


def evidence_schema(_: Knowledge) -> Schema:
    """evidence.yaml."""
    checked = described(words(one.value for one in Checked), "How far the row was held against the publication")
    row = keys({"says": TEXT, "checked": checked}, ["says", "checked"])
    return document("Bone Brief: evidence", keys({"rows": {"type": "object", "additionalProperties": row}}, ["rows"]))


def retired_schema(_: Knowledge) -> Schema:
    """retired.yaml."""
    gone = keys({"since": DATE, "because": TEXT}, ["since", "because"])
    return document(
        "Bone Brief: retired", keys({"retired": {"type": "object", "additionalProperties": gone}}, ["retired"])
    )


def _rule_definitions(knowledge: Knowledge) -> Schema:
    rests = {
        "when": described(ref("condition"), "When it holds; a list means that all of it must hold"),
        "source": described(one_or_more(ref("citation")), "A key of sources.yaml, and after a comma the part meant"),
        "evidence": described(one_or_more(ref("row")), "Rows of evidence.yaml"),
        "verify": described(TEXT, "What a clinician has still to check against the publication"),
        **TABLE,
    }
    rule = {**keys(rests), **NEEDS_A_CONDITION}
    priority = words(priority.word for priority in reversed(Priority))
    calm = described(YES_NO, "yes: it reassures, and is raised only where nothing speaks or may speak against it")
    because = described(TEXT, "The reason, with the person's own numbers as {fact}")
    reason = keys({"priority": priority, "calm": calm, **rests, "because": because})
    whole = {"required": ["priority", "when", "because", "source"]}
    entry = {**reason, "anyOf": [whole, {"required": ["table"]}]}
    allows = described(YES_NO, "yes: calm words may stand where this holds; one finding of the rules says so")
    named = {"title": TEXT, "density": _density(knowledge), "allows_calm": allows, "bounds": BOUNDS}
    finding = {**named, **rests, "rules": list_of(ref("rule"))}
    kept = described(YES_NO, "yes: asked about answers that seldom go together, the person kept them")
    example = {"name": TEXT, "given": ref("given"), "kept": kept, "expect": ref("expect")}
    alone = keys({"title": TEXT}, ["title"])
    needs = {"anyOf": [{"required": ["rules"]}, *NEEDS_A_CONDITION["anyOf"], alone]}
    return {
        "citation": {"anyOf": [words(knowledge.sources), _cited_part(knowledge)]},
        "row": {"enum": [*knowledge.evidence, *_as_numbers([*knowledge.evidence])]},
        "rule": rule,
        "raise": entry,
        "class_table": class_table(rests, words(knowledge.findings)),
        "finding": {**keys(finding, ["title"]), **needs},
        "point": _point(calm),
        "given": given(knowledge),
        "expect": expected(knowledge),
        "example": {"anyOf": [keys(example, ["name", "given", "expect"]), _examples()]},
    }


def _point(calm: Schema) -> Schema:
    point = {
        "title": {"type": "string", "minLength": 1, "maxLength": 80},
        "talk": described(words(stage.word for stage in Stage), _stages()),
        "together": described(TEXT, "The heading under which this point and others are one talk"),
        "calm": calm,
        "bounds": BOUNDS,
        "say": described(TEXT, "For the clinician, at most three sentences"),
        "patient": described(TEXT, "For the person, in plain words"),
        "raise": list_of(ref("raise")),
    }
    return keys(point, ["title", "say", "patient", "raise"])


def _examples() -> Schema:
    shared = {"given": ref("given"), "expect": ref("expect"), "table": TABLE["table"]}
    return keys(shared, ["table"])


def _stages() -> str:
    return f"Its place in the visit: {'; '.join(f'{stage.word}, {stage.meaning}' for stage in Stage)}"


def _cited_part(knowledge: Knowledge) -> Schema:
    keyed = f"^\\s*({'|'.join(re.escape(key) for key in knowledge.sources)})\\s*(,.*)?$"
    return {"type": "string", "pattern": keyed, "patternErrorMessage": "Begin with a key of rules/sources.yaml."}


def _density(knowledge: Knowledge) -> Schema:
    facts = knowledge.dictionary.values()
    return keys(
        {
            "category": words(CATEGORIES),
            "basis": words(("t_score", "z_score", "none")),
            "value": words(fact.id for fact in facts if fact.kind is Kind.NUMBER),
            "site": words(fact.id for fact in facts if fact.kind is Kind.CHOICE),
        },
        ["category", "basis"],
    )


def _as_numbers(rows: list[str]) -> list[float]:
    """The rows that YAML reads as numbers, such as 5.01."""
    return sorted({float(row) for row in rows if row.replace(".", "", 1).isdigit()})
