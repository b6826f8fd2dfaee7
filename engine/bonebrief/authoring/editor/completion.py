"""What may be written next at a place of a rules or questions file; it need not be YAML yet."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bonebrief.authoring.editor.condition_words import Word, words_of_a_condition
from bonebrief.authoring.editor.table_words import words_of_a_table
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import CATEGORIES, Priority, Stage, Unraised
from bonebrief.knowledge.table import BETWEEN_NUMBERS, BETWEEN_ROWS, BEYOND_ROWS
from bonebrief.language.domain import Number
from bonebrief.language.value import number_words

_CONDITIONS: Final = frozenset(("when", "if", "ask_if", "any", "all", "none", "never", "always", "among"))
_PROSE: Final = frozenset(("say", "patient", "because"))
_KEY: Final = re.compile(r"(?:^|[\s{,\[-])(?P<key>at least \d+|(?:between|beyond) rows|[a-z_]+):(?:\s|$)")
_LINE_KEY: Final = re.compile(
    r"(?P<indent>\s*)(?P<dash>- )?(?P<key>at least \d+|(?:between|beyond) rows|[A-Za-z0-9_]+):(?:\s|$)"
)


class Place(NamedTuple):
    """Where the cursor stands: the keys around it, the outermost first, and what is written of the value."""

    keys: tuple[str, ...]
    begun: str

    @property
    def key(self) -> str:
        """The nearest key."""
        return self.keys[-1] if self.keys else ""


def completions(knowledge: Knowledge, lines: Sequence[str], line: int, column: int) -> list[Word]:
    """The words that may stand at a place, counted from 0; each says what of that which stands there it replaces."""
    place = place_at(lines, line, column)
    if place.key == "table" and not _LINE_KEY.match(lines[line]):
        return list(words_of_a_table(knowledge, lines, line, lines[line][:column]))
    if place.key == "between rows" and any(text.startswith("questions:") for text in lines):
        return [Word(way, means, place.begun) for way, means in BETWEEN_NUMBERS.items()]
    return list(_words(knowledge, place))


def _words(knowledge: Knowledge, place: Place) -> Iterator[Word]:
    key = place.key
    if key in _PROSE:
        opened = place.begun.rpartition("{")
        if opened[1] and "}" not in opened[2]:
            yield from (Word(fact.id, fact.label, opened[2]) for fact in knowledge.dictionary.values())
        return
    if key in _CONDITIONS or key.startswith("at least"):
        yield from words_of_a_condition(knowledge, place.begun)
        return
    begun = re.split(r"[\[{,]\s*", place.begun)[-1]
    yield from (Word(name, about, begun) for name, about in _plain(knowledge, place, key))


def _plain(knowledge: Knowledge, place: Place, key: str) -> Iterator[tuple[str, str]]:
    above = place.keys[-2] if len(place.keys) > 1 else ""
    match key:
        case "source":
            yield from ((source.id, f"{source.title} ({source.year})") for source in knowledge.sources.values())
        case "evidence":
            yield from ((row.id, row.says) for row in knowledge.evidence.values())
        case "priority":
            yield from ((priority.word, "") for priority in reversed(Priority))
        case "talk":
            yield from ((stage.word, stage.meaning) for stage in Stage)
        case "between rows":
            yield from BETWEEN_ROWS.items()
        case "beyond rows":
            yield from BEYOND_ROWS.items()
        case "others":
            yield "none", "nothing is meant of people outside of the rows"
        case "category":
            yield from ((category, "") for category in CATEGORIES)
        case "given" | "questions" | "value" | "site" | "fact":
            facts = [fact for fact in knowledge.dictionary.values() if fact.asking or key in ("value", "site")]
            yield from ((fact.id, fact.label) for fact in facts)
        case "points" | "order" if "expect" in place.keys or key == "order":
            yield from ((point.id, point.title) for point in knowledge.points.values())
        case "findings" if "expect" in place.keys:
            yield from ((finding.id, finding.title) for finding in knowledge.findings.values())
        case _ if above == "given" and key in knowledge.dictionary:
            yield from _values(knowledge, key)
        case _ if "expect" in place.keys and above == "points":
            yield from ((outcome.word, "") for outcome in (*reversed(Priority), *Unraised))
        case _ if "expect" in place.keys and above == "findings":
            yield from ((word, "") for word in ("yes", "no", "unknown"))


def _values(knowledge: Knowledge, name: str) -> Iterator[tuple[str, str]]:
    fact = knowledge.dictionary[name]
    yield from fact.choices.items()
    if isinstance(fact.domain, Number):
        yield from ((number_words(end, 0), f"usual, {fact.unit}") for end in fact.domain.usual)
    yield "unknown", "asked, and not known"


def place_at(lines: Sequence[str], line: int, column: int) -> Place:
    """Where a place lies (both counted from 0), judged by its line and by the indentation of those above it."""
    before = lines[line][:column] if line < len(lines) else ""
    keys, begun = _in_line(before)
    indent = len(before) - len(before.lstrip())
    own = _LINE_KEY.match(before)
    above = indent + (2 if own and own["dash"] else 0)
    if not own and before.lstrip().startswith("-"):
        begun, above = re.sub(r"^\s*-\s?", "", begun), indent + 1
    return Place((*_above(lines, line, above), *keys), begun)


def _in_line(before: str) -> tuple[tuple[str, ...], str]:
    """The keys that are open in the beginning of a line, and what is written behind the last."""
    keys: list[str] = []
    levels: list[int] = []
    begun, depth, at = before, 0, 0
    for match in _KEY.finditer(before):
        between = before[at : match.start("key")]
        depth += between.count("{") - between.count("}")
        while levels and levels[-1] >= depth:
            levels.pop()
            keys.pop()
        keys.append(match["key"])
        levels.append(depth)
        at, begun = match.end(), before[match.end() :]
    closed = begun.count("}") - begun.count("{")
    if keys and closed > 0 and keys[-1] not in _PROSE:
        keys = keys[: max(0, len(keys) - closed)]
        begun = begun.rpartition("}")[2]
    elif keys and keys[-1] not in _CONDITIONS and keys[-1] not in _PROSE and len(keys) > 1 and "," in begun:
        keys = keys[:-1]
    return tuple(keys), begun


def _above(lines: Sequence[str], line: int, indent: int) -> tuple[str, ...]:
    keys: list[str] = []
    for text in reversed(lines[:line]):
        match = _LINE_KEY.match(text)
        if match is None:
            continue
        own = len(match["indent"]) + (len(match["dash"]) if match["dash"] else 0)
        if own < indent:
            keys.append(match["key"])
            indent = len(match["indent"]) if match["dash"] else own
        if indent == 0:
            break
    return tuple(reversed(keys))
