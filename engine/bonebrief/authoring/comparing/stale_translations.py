"""Texts in other languages that still stand for words which an edit has changed."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.translation.needed import needed_texts
from bonebrief.knowledge.translation.texts import Keys, Texts
from bonebrief.language.problem import KnowledgeError, Place
from bonebrief.reading.translation.texts import languages, read_texts
from bonebrief.wording.wrap import wrapped


@dataclass(frozen=True, slots=True)
class StaleTranslation:
    """A text as it was put into a language from other words: what the language is called, its keys, where it stands."""

    language: str
    keys: Keys
    place: Place


def stale_translations(old: Knowledge, new: Knowledge) -> tuple[StaleTranslation, ...]:
    """Every text whose English was changed, or stands elsewhere in a list, and that is in a language what it was."""
    was, now = needed_texts(old).texts, needed_texts(new).texts
    changed = [keys for keys, text in now.items() if was.get(keys, text) != text]
    return tuple(_stale(old, new, changed)) if changed else ()


def _stale(old: Knowledge, new: Knowledge, changed: list[Keys]) -> Iterator[StaleTranslation]:
    for code in languages(new.root)[1:]:
        before, after = _texts(old, code), _texts(new, code)
        for keys in changed if after else ():
            if after and keys in after.said and (before is None or before.at(keys) in ("", after.at(keys))):
                yield StaleTranslation(after.name, keys, after.said[keys].place)


def _texts(knowledge: Knowledge, language: str) -> Texts | None:
    """The texts of a side; none where there are none, or `check` says why they cannot be read."""
    if language in languages(knowledge.root):
        with suppress(KnowledgeError):
            return read_texts(knowledge.root, language)
    return None


def stale_lines(found: tuple[StaleTranslation, ...]) -> Iterator[str]:
    """All of them, to be read; nothing where there are none."""
    if found:
        yield ""
        yield "Changed in English, and as before in another language:"
    for one in found:
        yield wrapped(f"- {one.language}, {': '.join(one.keys)}  ({one.place})", 2, 2)
