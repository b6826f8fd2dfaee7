"""questionnaires/codes.yaml as a schema: which codes of a health record tell of which question."""

from collections.abc import Mapping

from bonebrief.authoring.schemas.parts import (
    DATE,
    TEXT,
    YES_NO,
    Schema,
    described,
    document,
    keys,
    list_of,
    one_or_more,
    words,
)
from bonebrief.exchange.codes.meaning import ORDERED, RECORDED, Reads
from bonebrief.exchange.codes.systems import SYSTEMS
from bonebrief.knowledge.knowledge import Knowledge

_ABOVE_ZERO: Mapping[str, object] = {"type": "number", "exclusiveMinimum": 0}


def codes_schema(knowledge: Knowledge) -> Schema:
    """The mapping over the questions that there are."""
    by_system = keys({system: one_or_more({"type": ["string", "integer"]}) for system in SYSTEMS})
    by_kind = {kind.value: described(by_system, "Codes by their system") for kind in RECORDED}
    parts = {"at": described(by_system, "Part of the body it must name"), "not_at": described(by_system, "Must not")}
    taken = {
        Reads.NUMBER.value: described(_numbers(), "A number: by UCUM unit what it is multiplied by"),
        Reads.VALUES.value: described(keys({system: _by_code() for system in SYSTEMS}), "By the code of the value"),
        Reads.WORD.value: described({"type": ["string", "boolean"]}, "The word that the fact then is or has"),
        Reads.MONTHS.value: described(YES_NO, "The months since its day"),
        Reads.DOSE.value: keys({"mg": _ABOVE_ZERO, "counts_as": _ABOVE_ZERO}, ["mg", "counts_as"]),
    }
    more = {
        "within_months": described(_ABOVE_ZERO, "Older ones are left out"),
        "lowest": described(YES_NO, "Of several on one day the lowest counts"),
        "ended": described(YES_NO, "What was taken once and is not any more"),
        "by_mouth": described(YES_NO, "A medicine that is given in another way is left out"),
        "of_sex": described(words(["female", "male"]), "Of whom alone it is meant so"),
        "source": TEXT,
        "verify": TEXT,
    }
    facts = words(fact.id for fact in knowledge.dictionary.values() if fact.asking)
    one = keys({"fact": facts, **by_kind, **taken, **parts, **more}, ["fact", "source"])
    unused = keys({**by_kind, "not_at": by_system, "because": TEXT, "source": TEXT}, ["because", "source"])
    by_order = {kind.value: described(by_system, "Codes by their system") for kind in ORDERED}
    ordered = keys({**by_order, "source": TEXT, "verify": TEXT}, ["source"])
    both = {
        "reviewed": DATE,
        "review_by": DATE,
        "codes": list_of({**one, "allOf": [_exactly_one(by_kind), _exactly_one(taken)]}),
        "not_used": list_of({**unused, **_exactly_one(by_kind)}),
        "orders": list_of({**ordered, **_exactly_one(by_order)}),
        "examples": described(list_of(_example()), "Resources, and all the answers that come of them"),
    }
    return document("Bone Brief: codes of health records", keys(both, ["reviewed", "review_by", "codes"]))


def _example() -> Schema:
    resource: Schema = {"type": "object", "required": ["resourceType"]}
    about = {"name": TEXT, "as_of": DATE, "given": one_or_more(resource), "expect": {"type": "object"}}
    return keys(about, list(about))


def _numbers() -> Schema:
    return {"type": "object", "additionalProperties": _ABOVE_ZERO, "minProperties": 1}


def _by_code() -> Schema:
    return {"type": "object", "additionalProperties": {"type": ["string", "boolean"]}}


def _exactly_one(of: Mapping[str, object]) -> Schema:
    return {"oneOf": [{"required": [key]} for key in of]}
