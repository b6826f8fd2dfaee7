"""A condition in sentences, from labels, choices and finding titles, for a reader who knows no rule language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, assert_never

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Group,
    Holds,
    Includes,
    Is,
    Known,
    Leaf,
    Not,
)
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words, within_sentence

_LONGEST: Final = 150
_OPPOSITE: Final[Mapping[str, str]] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_HEAD: Final = re.compile(r"\W?\s(?:in|since|on|so far|planned|of|from|a day|beyond|to)\b|,|$")
_SINGULAR_ENDINGS: Final = ("ss", "us", "is")
_HEADINGS: Final = {
    (All, True): "all of these hold",
    (All, False): "not all of these hold",
    (Any, True): "at least one of these holds",
    (Any, False): "none of these holds",
}


@dataclass(frozen=True, slots=True)
class Outline:
    """A sentence without its full stop; or a heading over further ones."""

    text: str
    parts: tuple["Outline", ...] = ()


def outline(knowledge: Knowledge, condition: Condition) -> Outline:
    """A condition as one sentence where that stays short, else as a heading over its parts."""
    return _Speaker(knowledge).outline(condition, True)


def sentence(knowledge: Knowledge, condition: Condition) -> str:
    """A condition as one line of prose, however long."""
    return _flat(outline(knowledge, condition))


def outline_lines(said: Outline, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Every line of an outline with its depth; a heading ends with a colon."""
    yield depth, f"{said.text}:" if said.parts else said.text
    for part in said.parts:
        yield from outline_lines(part, depth + 1)


def _flat(said: Outline) -> str:
    return f"{said.text}: ({'; '.join(_flat(part) for part in said.parts)})" if said.parts else said.text


@dataclass(frozen=True, slots=True)
class _Speaker:
    knowledge: Knowledge

    def outline(self, condition: Condition, wanted: bool) -> Outline:
        match condition:
            case Not(part):
                return self.outline(part, not wanted)
            case All(parts) | Any(parts) | AtLeast(_, parts):
                if len(parts) == 1:
                    return self.outline(parts[0], wanted)
                return _group(condition, tuple(self.outline(part, True) for part in parts), wanted)
            case Holds() | Is() | Includes() | Compare() | Between() | Known():
                return Outline(self._leaf(condition, wanted))
            case _:
                assert_never(condition)

    def _leaf(self, leaf: Leaf, wanted: bool) -> str:
        if isinstance(leaf, Holds):
            title = self.knowledge.findings[leaf.finding].title
            return f'"{title}" {"holds" if wanted else "does not hold"}'
        fact = self.knowledge.dictionary[leaf.fact]
        match leaf:
            case Known():
                return f"{_name(fact)} {_are(fact)} {'known' if wanted else 'not known'}"
            case Is(_, values) if fact.kind is Kind.YES_NO:
                return f'the answer to "{fact.label}" is {values[0] if wanted else _other(fact, values)}'
            case Is(_, values):
                return f"{_name(fact)} {_are(fact)} {'' if wanted else 'not '}{_or(fact, values)}"
            case Includes(_, ("none",)):
                return f"{_name(fact)} {'are' if wanted else 'are more than'} {_or(fact, ('none',))}"
            case Includes(_, options):
                return f"{_name(fact)} {'include' if wanted else 'do not include'} {_or(fact, options)}"
            case Between(_, low, high):
                within = f"between {_number(fact, low)} and {_measure(fact, high)}"
                return f"{_name(fact)} {_are(fact)} {'' if wanted else 'not '}{within}"
            case Compare(_, operator, bound):
                compared = _compared(fact, operator if wanted else _OPPOSITE[operator], bound)
                return f"{_name(fact)} {_are(fact)} {compared}"
            case _:
                assert_never(leaf)


def _group(group: Group, parts: tuple[Outline, ...], wanted: bool) -> Outline:
    if isinstance(group, AtLeast):
        verb = "holds" if group.count == 1 else "hold"
        return Outline(f"{'at least' if wanted else 'fewer than'} {group.count} of these {verb}", parts)
    joined = _joined(group, [part.text for part in parts])
    if wanted and not any(part.parts for part in parts) and len(joined) <= _LONGEST:
        return Outline(joined)
    return Outline(_HEADINGS[type(group), wanted], parts)


def _joined(group: All | Any, texts: list[str]) -> str:
    inner = [f"({text})" if ", and " in text or ", or " in text else text for text in texts]
    return (", and " if isinstance(group, All) else ", or ").join(inner)


def _name(fact: Fact) -> str:
    head, _, detail = within_sentence(fact.label).partition(", ")
    label = f"{head} ({detail})" if detail else head
    articled = fact.kind is Kind.NUMBER and _are(fact) == "is" and not head.split()[0].isupper()
    return f"the {label}" if articled else label


def _are(fact: Fact) -> str:
    head = _HEAD.split(fact.label, maxsplit=1)[0]
    return "are" if head.endswith("s") and not head.endswith(_SINGULAR_ENDINGS) else "is"


def _or(fact: Fact, words: tuple[str, ...]) -> str:
    quoted = [f'"{within_sentence(fact.choices[word])}"' for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


def _other(fact: Fact, values: tuple[str, ...]) -> str:
    return " or ".join(word for word in fact.choices if word not in values)


def _compared(fact: Fact, operator: str, bound: float) -> str:
    measure = _measure(fact, bound)
    match operator:
        case "<":
            return f"below {measure}"
        case ">":
            return f"above {measure}"
        case "<=":
            return f"{measure} or {'lower' if fact.unit == 'SD' else 'less'}"
    return f"{measure} or {'higher' if fact.unit == 'SD' else 'more'}"


def _measure(fact: Fact, value: float) -> str:
    unit = "" if fact.unit == "SD" else fact.unit
    return f"{_number(fact, value)} {unit}".strip()


def _number(fact: Fact, value: float) -> str:
    return number_words(value, fact.shown)
