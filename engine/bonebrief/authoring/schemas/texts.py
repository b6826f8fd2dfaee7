"""Texts in another language as a schema: every text that there is, with the one that it stands for beside it."""

from collections.abc import Iterable
from typing import Any

from bonebrief.authoring.schemas.parts import TEXT, Schema, described, document, keys, list_of, one_or_more
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.translation.needed import Needed, needed_texts
from bonebrief.knowledge.translation.texts import Keys
from bonebrief.reading.translation.texts import PARTS_OF_RULES


def question_texts_schema(knowledge: Knowledge) -> Schema:
    """The texts of questions, questionnaires and sheets."""
    return _schema(knowledge, rules=False)


def rule_texts_schema(knowledge: Knowledge) -> Schema:
    """The texts of topics, findings and points."""
    return _schema(knowledge, rules=True)


def _schema(knowledge: Knowledge, rules: bool) -> Schema:
    needed = needed_texts(knowledge)
    whole = [one for one in (*needed.texts, *needed.lists) if (one[0] in PARTS_OF_RULES) is rules]
    parts = {part: _below(needed, (part,), whole) for part in dict.fromkeys(one[0] for one in whole)}
    head = {
        "language": described(TEXT, "What the language is called in itself"),
        "review": described(TEXT, "How far somebody has read the texts, in this language: it stands on every brief"),
    }
    return document("Bone Brief: texts in another language", keys({**head, **parts}, head))


def _below(needed: Needed, at: Keys, whole: Iterable[Keys]) -> Any:
    """What may stand under some keys: a text, words by what they stand for, a list, or further keys."""
    if at in needed.texts:
        english = "" if at in needed.optional else needed.texts[at]
        return described(TEXT, english) if english else TEXT
    if at in needed.lists:
        return {"type": "object", "additionalProperties": one_or_more(TEXT)}
    below = [one for one in whole if one[: len(at)] == at]
    inner = {name: _below(needed, (*at, name), below) for name in dict.fromkeys(one[len(at)] for one in below)}
    return list_of(_item(list(inner.values()))) if all(map(str.isdecimal, inner)) else keys(inner)


def _item(entries: list[Schema]) -> Schema:
    """What any entry of a list may be."""
    together: Schema = {}
    for entry in entries:
        together.update(entry.get("properties", {}))
    return keys(together) if together else {name: entries[0][name] for name in entries[0] if name != "description"}
