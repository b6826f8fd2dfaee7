"""Texts in other languages: those that stand for nothing, those with other placeholders, and those that are missing."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.translation.needed import Needed, needed_texts
from bonebrief.knowledge.translation.placeholders import placeholders, same_placeholders
from bonebrief.knowledge.translation.texts import Keys, Texts
from bonebrief.language.problem import Code, Problem
from bonebrief.language.template import Template
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.wording.counts import counted

_FILE: Final = "questionnaires/texts.de.yaml"
_NAMED: Final = 3
_ALL_NAMED: Final = 20
_PARTLY: Final = "# check: ignore W144 because only a part is translated\nlanguage: Deutsch\n"


def _texts(questions: str, head: str = _PARTLY) -> str:
    return f"{head}review: nicht ärztlich geprüft\nquestions:\n{questions}"


PAGES: Final = (
    page(
        Code.UNKNOWN_TRANSLATION,
        does="Finds a translation of something that is not there: a question, a point, an option, a key.",
        why="Nobody would ever read it, and what it was meant for is said in English.",
        bad=_texts("  agee: {ask: Wie alt sind Sie?}\n"),
        good=_texts("  age: {ask: Wie alt sind Sie?}\n"),
        file=_FILE,
    ),
    page(
        Code.OTHER_PLACEHOLDERS,
        does="Finds a translation whose placeholders are not those of the text it stands for.",
        why="""A number of the person would be missing, or nothing would fill the brace. Until it is mended the
            English text is said.""",
        bad=_texts('  weight_kg: {slips: [{say: "Sind das kg?"}]}\n'),
        good=_texts('  weight_kg: {slips: [{say: "Sind das {value} kg?"}]}\n'),
        file=_FILE,
    ),
    page(
        Code.NOT_TRANSLATED,
        does="Counts the texts for the person that a language lacks, and names the first.",
        why="""They are said in English, in the middle of another language. Where a language is meant to have only a
            part of them, say so in a comment.""",
        bad=_texts("  age: {ask: Wie alt sind Sie?}\n", "language: Deutsch\n"),
        good=_texts("  age: {ask: Wie alt sind Sie?}\n"),
        file=_FILE,
    ),
)


def wrong_translations(knowledge: Knowledge, texts: Texts) -> Iterator[Problem]:
    """Find what is wrong with the texts of one language, and how much is missing of it."""
    needed = needed_texts(knowledge)
    meant = _meant(needed, texts)
    yield from _unknown(needed, texts, meant)
    yield from _other_placeholders(needed, texts)
    yield from _missing(needed, texts, frozenset(meant.values()))


def _strange(needed: Needed, texts: Texts) -> dict[Keys, Keys]:
    """The ways to texts that stand for nothing, as far as they are strange, each with the first such text."""
    known, found = _beginnings(needed), dict[Keys, Keys]()
    for keys in (keys for keys in texts.said if not needed.knows(keys)):
        found.setdefault(next((keys[:end] for end in range(2, len(keys) + 1) if keys[:end] not in known), keys), keys)
    return found


def _meant(needed: Needed, texts: Texts) -> dict[Keys, Keys]:
    """What a strange key stands for, where one stands beside it and one alone is missing there."""
    said = {keys[:end] for keys in texts.said for end in range(1, len(keys) + 1)}
    needs = {keys[:end] for keys in needed.texts if keys not in needed.optional for end in range(1, len(keys) + 1)}
    strange = list(_strange(needed, texts))
    found = {}
    for keys in strange:
        missing = [other for other in needs if other[:-1] == keys[:-1] and other not in said]
        if len(missing) == 1 and sum(other[:-1] == keys[:-1] for other in strange) == 1:
            found[keys] = missing[0]
    return found


def _unknown(needed: Needed, texts: Texts, meant: Mapping[Keys, Keys]) -> Iterator[Problem]:
    known = _beginnings(needed)
    for strange, keys in _strange(needed, texts).items():
        there = [other[-1] for other in known if other[:-1] == strange[:-1]]
        what = f"There is nothing called {strange[-1]} under {': '.join(strange[:-1])} that could be translated."
        missing = f"Did you mean {meant[strange][-1]}, which is missing here?" if strange in meant else ""
        fix = (
            missing or did_you_mean(strange[-1], there) or "Remove it, or use the keys of the file that it is put from."
        )
        yield Problem(Code.UNKNOWN_TRANSLATION, texts.keys.get(strange, texts.said[keys].place), what, fix)


def _beginnings(needed: Needed) -> set[Keys]:
    """Every way to a text, and to a list of words, as far as it is known."""
    whole = [*needed.texts, *needed.lists, *((*keys, word) for keys, of in needed.lists.items() for word in of)]
    return {keys[:end] for keys in whole for end in range(1, len(keys) + 1)}


def _other_placeholders(needed: Needed, texts: Texts) -> Iterator[Problem]:
    for keys, said in texts.said.items():
        english = needed.texts.get(keys, "")
        fault = Template(said.text).fault if "{" in english else ""
        if english and (fault or not same_placeholders(english, said.text)):
            braces = ", ".join(f"{{{name}}}" for name in sorted(placeholders(english))) or "none"
            what = fault or "The placeholders are not those of the English text."
            yield Problem(Code.OTHER_PLACEHOLDERS, said.place, what, f"It has: {braces}.")


def _missing(needed: Needed, texts: Texts, told: Collection[Keys]) -> Iterator[Problem]:
    """Count what is missing, but for that of which it is told already by which other key it was called."""
    missing = [keys for keys in needed.texts if keys not in needed.optional and keys not in texts.said]
    missing = [keys for keys in missing if not any(keys[: len(one)] == one for one in told)]
    if missing:
        shown = missing if len(missing) <= _ALL_NAMED else missing[:_NAMED]
        named = "; ".join(": ".join(keys) for keys in shown)
        more = f"; and {len(missing) - len(shown)} more" if len(missing) > len(shown) else ""
        what = f"{texts.name} lacks {counted(len(missing), 'text')}: {named}{more}."
        yield Problem(Code.NOT_TRANSLATED, texts.place, what, "Translate them; until then they are said in English.")
