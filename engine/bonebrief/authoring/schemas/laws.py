"""rules/laws.yaml as a schema: what a law may say, and of whom."""

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
    one_or_more,
    ref,
    words,
)
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.language.domain import Kind


def laws_schema(knowledge: Knowledge) -> Schema:
    """The laws over the points, facts and findings that there are."""
    law = {
        "title": TEXT,
        "among": described(ref("condition"), "Whom it is about; where two are compared, both"),
        "never": described(
            list_of({"anyOf": [words(("calm", "urgent", "high")), ref("condition")]}), "Not all at once"
        ),
        "always": _always(),
        "worse": _worse(knowledge),
        "more_answers": _more_answers(knowledge),
        "except": list_of(_exception(knowledge)),
    }
    one = {**keys(law, ["title"]), "oneOf": [{"required": [kind]} for kind in list(law)[2:6]]}
    conditions = condition_definitions(knowledge.dictionary.values(), knowledge.findings)
    return document("Bone Brief: laws", keys({"laws": by_id(one)}), conditions)


def _always() -> Schema:
    raises = described(words(priority.word for priority in Priority), "Something at this priority or a higher one")
    gives = described(words(("one density class",)), "Of those who answered all that is asked of them")
    follows = {"oneOf": [{"required": ["raises"]}, {"required": ["gives"]}]}
    return {**keys({"when": ref("condition"), "raises": raises, "gives": gives}, ["when"]), **follows}


def _worse(knowledge: Knowledge) -> Schema:
    numbers = words(f.id for f in knowledge.dictionary.values() if f.asking and f.kind is Kind.NUMBER)
    worse = {
        "fact": described(one_or_more(numbers), "The number that is worse; of several, each on its own"),
        "direction": words(("higher", "lower")),
        "beside": described(one_or_more(numbers), "Numbers that may move the same way with it"),
        "keeps": words(("urgent and high",)),
    }
    return keys(worse, ["fact", "direction", "keeps"])


def _more_answers(knowledge: Knowledge) -> Schema:
    questions = words(fact.id for fact in knowledge.dictionary.values() if fact.asking)
    but = described(one_or_more(questions), "Questions to which no answer is added")
    return keys({"keeps": words(("density class",)), "but": but}, ["keeps"])


def _exception(knowledge: Knowledge) -> Schema:
    point = words(knowledge.points)
    exception = {
        "points": described(one_or_more(point), "For which points it counts; for all if none is named"),
        "when": described(ref("condition"), "For whom it counts; where two are compared, one of them"),
        "instead": described(point, "It counts where this point is raised instead, at high or urgent"),
        "open": described(YES_NO, "yes: it counts where the point waits for an answer that is missing"),
        "because": described(TEXT, "Why it is meant so"),
        "mend": described(TEXT, "What is still to be mended"),
    }
    return {**keys(exception), "oneOf": [{"required": ["because"]}, {"required": ["mend"]}]}
