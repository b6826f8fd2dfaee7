"""The person's page as data: how worried to be, what cannot wait, what to ask first, and what else is worth it."""

import re
from dataclasses import dataclass, replace
from typing import Final

from bonebrief.brief.gauge import Gauge, gauge_of
from bonebrief.brief.model import Brief, MissingAnswer, RaisedPoint, Worry
from bonebrief.brief.talks import talks
from bonebrief.knowledge.rule import Priority

MOST_QUESTIONS: Final = 3
_MOST_MISSING: Final = 3
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+(?=[A-ZÀ-ÖØ-Þ])")
_ASKS: Final = re.compile(r"\b[Aa]sk (?!to be seen)")


@dataclass(frozen=True, slots=True)
class Handout:
    """What the person reads, in plain words and none of those that are held back.

    `today`: what cannot wait for the visit, in full. `tell`: what matters much and asks nothing. `ask`: the questions
    that need room for an answer. `more`: the other talks. `missing`: what is worth finding out before.
    """

    worry: Worry
    gauge: Gauge | None
    today: tuple[str, ...]
    tell: tuple[str, ...]
    ask: tuple[str, ...]
    more: tuple[str, ...]
    missing: tuple[MissingAnswer, ...]


def handout_of(brief: Brief) -> Handout:
    """The person's page of a brief; of points that are one talk only the first that asks something stands on it."""
    today, others = _by_urgency(brief)
    first = [next((one for one in talk.points if _asks(one)), talk.points[0]) for talk in talks(others)]
    ask = [point for point in first if _asks(point)][:MOST_QUESTIONS]
    tell = [point for point in others if point.priority is Priority.HIGH and not _asks(point)]
    more = [point for point in first if point not in ask and point not in tell]
    held, words = brief.persons_page.held_questions, brief.persons_page.held_words
    return Handout(
        worry=worry_of(brief),
        gauge=_bar(brief),
        today=tuple(point.patient for point in today),
        tell=tuple(point.patient for point in tell),
        ask=tuple(point.patient for point in ask),
        more=tuple(point.patient for point in more),
        missing=tuple(_told(missing, words) for missing in brief.missing if missing.fact not in held)[:_MOST_MISSING],
    )


def worry_of(brief: Brief) -> Worry:
    """How worried to be; a calm word stands only where nothing is raised, doubted or open that could matter much."""
    highest = max((point.priority for point in brief.points), default=Priority.NOTE)
    if highest >= Priority.HIGH:
        return Worry.TODAY if highest is Priority.URGENT else Worry.SOON
    if brief.contradictions or brief.warnings:
        return Worry.SETTLE_FIRST
    if any(point.could_become >= Priority.HIGH for point in brief.undetermined):
        return Worry.OPEN
    return Worry.AT_THE_VISIT


def _by_urgency(brief: Brief) -> tuple[list[RaisedPoint], list[RaisedPoint]]:
    """The urgent points, said whole, and the others without the sentences that are held back, if any is left."""
    urgent = [point for point in brief.points if point.priority is Priority.URGENT]
    others = [point for point in brief.points if point.priority is not Priority.URGENT]
    words = brief.persons_page.held_words
    plain = [replace(point, patient=without(point.patient, words)) for point in others]
    return urgent, [point for point in plain if point.patient]


def _told(missing: MissingAnswer, words: tuple[str, ...]) -> MissingAnswer:
    """The question without the options that are held back."""
    return replace(missing, options=tuple(option for option in missing.options if without(option, words)))


def without(text: str, words: tuple[str, ...]) -> str:
    """A text without the sentences that have one of the words."""
    if not words:
        return text
    held = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    return " ".join(sentence for sentence in _SENTENCE.split(text) if not held.search(sentence))


def _asks(point: RaisedPoint) -> bool:
    """Whether it says what to ask: in another language where it does as it was first written."""
    return bool(_ASKS.search(point.written or point.patient))


def _bar(brief: Brief) -> Gauge | None:
    """The gauge with the score that counts alone."""
    gauge = gauge_of(brief)
    return replace(gauge, marks=tuple(mark for mark in gauge.marks if mark.decides)) if gauge else None
