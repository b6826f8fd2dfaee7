"""Rules, points and examples as the YAML that a careful author would write."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Final, assert_never

from bonebrief.language.answer import Answers
from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.language.problem import KnowledgeError
from bonebrief.machine.text import clean
from bonebrief.reading.yaml.node import Mapping, Scalar, parse_yaml
from bonebrief.wording.answers import answers_text
from bonebrief.wording.conditions import group_key, words_of

_WIDTH: Final = 104


@dataclass(frozen=True, slots=True)
class NewRaise:
    """A rule that is to raise a point: all of `tests` must hold. `evidence`: the rows it rests on."""

    priority: str
    tests: tuple[Condition, ...]
    because: str
    sources: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPoint:
    """The words of a point that is new."""

    title: str
    say: str
    patient: str
    talk: str


def raise_lines(rule: NewRaise) -> Iterator[str]:
    """The entry under `raise:`."""
    yield f"priority: {rule.priority}"
    lines = [line for test in rule.tests for line in _condition(test)]
    if len(lines) == 1:
        yield f"when: {lines[0].removeprefix('- ')}"
    else:
        yield "when:"
        yield from (f"  {line}" for line in lines)
    yield f"because: {scalar(rule.because)}"
    cited = [scalar(source) for source in rule.sources]
    yield f"source: {cited[0]}" if len(cited) == 1 else f"source: [{', '.join(_in_list(one) for one in rule.sources)}]"
    if rule.evidence:
        yield f"evidence: [{', '.join(map(_in_list, rule.evidence))}]"


def point_lines(name: str, point: NewPoint, rule: NewRaise) -> Iterator[str]:
    """A whole point with the one rule that raises it."""
    yield f"{name}:"
    yield f"  title: {scalar(point.title)}"
    yield f"  talk: {point.talk}"
    for key, text in (("say", point.say), ("patient", point.patient)):
        yield f"  {key}: >"
        yield from (f"    {line}" for line in wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))
    yield "  raise:"
    for number, line in enumerate(raise_lines(rule)):
        yield f"    {'  ' if number else '- '}{line}"


def example_lines(name: str, given: Answers, expected: str) -> Iterator[str]:
    """An example that says what is expected: `points: {calm_word: note}`."""
    yield f"name: {scalar(name)}"
    text = f"given: {answers_text(given)}"
    held = text.replace(": ", ":\u00a0")
    lines = wrap(held, _WIDTH, subsequent_indent=" " * 8, break_long_words=False, break_on_hyphens=False)
    yield from (line.replace("\u00a0", " ") for line in lines)
    yield "expect:"
    yield f"  {expected}"


def scalar(text: str) -> str:
    """A text as one YAML value, in quotes only where it needs them, without what no YAML file may hold."""
    text = clean(text)
    return text if _reads_as(f"key: {text}", text) else json.dumps(text, ensure_ascii=False)


def _in_list(text: str) -> str:
    text = clean(text)
    plain = not set(text) & set("[]{},") and _reads_as(f"key: {text}", text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _reads_as(line: str, text: str) -> bool:
    try:
        node = parse_yaml(line, "")
    except KnowledgeError:
        return False
    value = node.entries[0][1] if isinstance(node, Mapping) and len(node.entries) == 1 else None
    return isinstance(value, Scalar) and value.text == text and not value.is_null and " #" not in text


def _condition(condition: Condition) -> Iterator[str]:
    match condition:
        case All(parts) | Any(parts) | AtLeast(_, parts) | Not(Any(parts)):
            inner = parts
        case Not(All() | AtLeast() as group):
            inner = (group,)
        case Not() | Holds() | Is() | Includes() | Compare() | Between() | Known():
            yield f"- {words_of(condition)}"
            return
        case _:
            assert_never(condition)
    yield f"- {group_key(condition)}:"
    for part in inner:
        yield from (f"    {line}" for line in _condition(part))
