"""Every way in which two briefs of one person could differ, as what would have to be true of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product

from bonebrief.authoring.comparing.outcome import TEXTS, Difference, Reason, outcome_words, reason_of, texts_of
from bonebrief.knowledge.rule import CATEGORIES, PointOutcome, Priority, Unraised
from bonebrief.meanings.solver.clauses.circuit import NO, YES, Lit
from bonebrief.meanings.solver.clauses.rules import Book
from bonebrief.wording.truths import NOT_JUDGED, NOT_RAISED

_UNKNOWN_CLASS = "unknown"


@dataclass(frozen=True, slots=True)
class Way:
    """A difference as far as it is known before there is a person, and what must be true of whoever shows it."""

    difference: Difference
    wanted: tuple[Lit, ...]


def ways_to_differ(before: Book, after: Book) -> Iterator[list[Way]]:
    """For the density class and for each point every way that is not ruled out by both sides being the same."""
    for ways in _every(before, after):
        yield [way for way in ways if NO not in way.wanted]


def shown_ways(before: Book, after: Book) -> Iterator[list[Way]]:
    """Every way in which the density class or the priority of a point that is shown could differ, and no other.

    Those of calm words come apart, and last: they take the most clauses.
    """
    points = [point for name, point in before.knowledge.points.items() if name in after.knowledge.points]
    calm = {point.id for point in points if any(entry.calm for entry in point.raises)}
    others = [point.id for point in points if point.id not in calm]
    for first, names in ((_classes(before, after), others), (iter(()), sorted(calm))):
        differing = (name for name in names if before.standing(name) != after.standing(name))
        ways = chain(first, *(_priorities(before, after, name) for name in differing))
        yield [way for way in ways if NO not in way.wanted and not way.difference.only_waits]


def _every(before: Book, after: Book) -> Iterator[Iterator[Way]]:
    yield _classes(before, after)
    for point in sorted({*before.knowledge.points, *after.knowledge.points}):
        yield _priorities(before, after, point)
        if point in before.knowledge.points and point in after.knowledge.points:
            yield chain(_reasons(before, after, point), _texts(before, after, point))


def _classes(before: Book, after: Book) -> Iterator[Way]:
    was, now = ({**{one: book.classed(one) for one in CATEGORIES}} for book in (before, after))
    for of, book in ((was, before), (now, after)):
        of[_UNKNOWN_CLASS] = book.circuit.all_of(-one for one in of.values())
    for old, new in product(was, now):
        if old != new:
            yield Way(Difference("density", "class", old, new), _both(before, was[old], now[new]))


def _priorities(before: Book, after: Book, point: str) -> Iterator[Way]:
    was, now = _shown(before, point), _shown(after, point)
    for old, new in product(was, now):
        if old != new:
            yield Way(Difference(point, "priority", old, new), _both(before, was[old], now[new]))
    waits = [_becomes(book, point, Unraised.UNKNOWN) for book in (before, after)]
    never = [_becomes(book, point, Unraised.NO) for book in (before, after)]
    yield Way(Difference(point, "priority", NOT_RAISED, NOT_JUDGED), _both(before, never[0], waits[1]))
    yield Way(Difference(point, "priority", NOT_JUDGED, NOT_RAISED), _both(before, waits[0], never[1]))


def _shown(book: Book, point: str) -> dict[str, Lit]:
    """By the word for it, whether a point is shown at a priority, or not at all."""
    found = {outcome_words(priority): _becomes(book, point, priority) for priority in Priority}
    return {**found, NOT_RAISED: book.circuit.all_of(-one for one in found.values())}


def _becomes(book: Book, point: str, becomes: PointOutcome) -> Lit:
    if point in book.knowledge.points:
        return book.becomes(point, becomes)
    return YES if becomes is Unraised.NO else NO


def _kept(before: Book, after: Book, point: str) -> Lit:
    """Whether a point is shown on both sides at the same priority."""
    circuit = before.circuit
    return circuit.any_of(circuit.all_of(book.becomes(point, p) for book in (before, after)) for p in Priority)


def _reasons(before: Book, after: Book, point: str) -> Iterator[Way]:
    """A reason that is given more often on one of the sides, of those that both show at the same priority."""
    was, now = _given(before, point), _given(after, point)
    for reason in dict.fromkeys([*was, *now]):
        for more, less in ((was[reason], now[reason]), (now[reason], was[reason])):
            for count in range(1, len(more) + 1):
                there, there_too = (before.circuit.at_least(count, of) for of in (more, less))
                difference = Difference(point, "reasons", reason[1].text, reason[1].text)
                if there != there_too:
                    kept = _kept(before, after, point)
                    yield Way(difference, tuple(dict.fromkeys((kept, *_both(before, there, -there_too)))))


def _given(book: Book, point: str) -> dict[Reason, Sequence[Lit]]:
    """For each reason of a point whether it is given, once for each entry that says the same."""
    found: dict[Reason, list[Lit]] = defaultdict(list)
    for entry in book.knowledge.points[point].raises:
        found[reason_of(book.knowledge, entry)].append(book.shown(entry).true)
    return defaultdict(tuple, found)


def _texts(before: Book, after: Book, point: str) -> Iterator[Way]:
    was, now = (texts_of(book.knowledge, book.knowledge.points[point]) for book in (before, after))
    for part, old, new in zip(TEXTS, was, now, strict=True):
        if old != new:
            yield Way(Difference(point, part, old.text, new.text), (_kept(before, after, point),))


def _both(book: Book, one: Lit, other: Lit) -> tuple[Lit, ...]:
    """That both hold; of what excludes itself, NO."""
    together = book.circuit.all_of([one, other])
    return (NO,) if together == NO else (one, other)
