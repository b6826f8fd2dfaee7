"""The texts of a rule book, each with its place and the key under which it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.problem import Code, Place, Problem

_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Said:
    """One text: `key` is title, say, patient or because."""

    key: str
    text: str
    place: Place


def said(knowledge: Knowledge, *keys: str) -> Iterator[Said]:
    """Every text of the points under these keys."""
    for point in knowledge.points.values():
        texts = [Said("title", point.title, point.place), Said("say", point.say.text, point.say.place)]
        texts += [Said("patient", point.patient.text, point.patient.place)]
        texts += [Said("because", entry.because.text, entry.because.place) for entry in point.raises]
        yield from (one for one in texts if one.key in keys)


def said_by(knowledge: Knowledge) -> Iterator[tuple[Said, tuple[Rule, ...]]]:
    """Every text, the titles of findings included, with the rules for which it speaks."""
    for finding in knowledge.findings.values():
        yield Said("title", finding.title, finding.place), finding.rules
    for point in knowledge.points.values():
        rules = tuple(entry.rule for entry in point.raises)
        yield Said("title", point.title, point.place), rules
        yield Said("say", point.say.text, point.say.place), rules
        yield Said("patient", point.patient.text, point.patient.place), rules
        yield from ((Said("because", e.because.text, e.because.place), (e.rule,)) for e in point.raises)


def sentences(text: str) -> list[str]:
    """A text cut behind each full stop, question mark and exclamation mark."""
    return [part for part in _SENTENCE.split(text.strip()) if part]


def named(code: Code, one: Said, words: str, fault: str, fix: str) -> Problem:
    """A problem with some words of a text."""
    return Problem(code, one.place, f'`{one.key}` says "{words}", {fault}', fix)
