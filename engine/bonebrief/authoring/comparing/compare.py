"""Compares two knowledge bases: what the edit changes, whose briefs change with it, and the smallest person of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from bonebrief.authoring.comparing.changes import Change, knowledge_changes
from bonebrief.authoring.comparing.made_people import Wish, common_dictionary, tries, wishes
from bonebrief.authoring.comparing.outcome import Difference, differences, outcome
from bonebrief.authoring.comparing.screen import screen
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.value import Seen
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.inference import judged
from bonebrief.meanings.plain.settle import settle
from bonebrief.people.person import Person, people_of_examples, usable

_MOST_TRIES = 4


@dataclass(frozen=True, slots=True)
class Group:
    """One difference in briefs: the fewest answers that show it, and everybody found with it."""

    difference: Difference
    smallest: Answers
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two knowledge bases; `tried` are all the people it was looked for in.

    `groups` are of briefs that say otherwise; `waiting` only of points that wait for an answer now, or no longer.
    """

    old: Knowledge
    new: Knowledge
    changes: tuple[Change, ...]
    groups: tuple[Group, ...]
    waiting: tuple[Group, ...]
    tried: tuple[Person, ...]

    @property
    def differing(self) -> tuple[Person, ...]:
        """Everybody whose brief differs, each once."""
        return tuple({id(person): person for group in self.groups for person in group.people}.values())


def compare(old: Knowledge, new: Knowledge, more: Iterable[Person], named: int | None = None) -> Comparison:
    """Compare by the examples of both sides, further people, and people made for what differs.

    People are searched with the plain evaluator; those who will be named (so many of each group, or all) are inferred
    by durable_rules as well.

    Raises:
        BoneBriefError: the engine cannot take the rules of a side, or disagrees with the evaluator.
    """
    sides = _Sides(old, new)
    tried = [*people_of_examples(old, new), *more]
    seen = {frozenset(person.answers.items()) for person in tried}
    for person in _made(sides):
        if (answers := frozenset(person.answers.items())) not in seen:
            seen.add(answers)
            tried.append(person)
    found: dict[object, list[Person]] = {}
    for person in tried:
        for difference in sides.differences(person.answers):
            found.setdefault(difference.kind, []).append(person)
    every = [_group(sides, kind, group) for kind, group in found.items()]
    groups = tuple(group for group in every if not group.difference.only_waits)
    waiting = tuple(group for group in every if group.difference.only_waits)
    people = {id(person): person.answers for group in groups for person in group.people[:named]}
    _confirm(sides, [*people.values(), *(group.smallest for group in every)])
    return Comparison(old, new, tuple(knowledge_changes(old, new)), groups, waiting, tuple(tried))


class _Sides:
    """Two knowledge bases over the same people."""

    def __init__(self, old: Knowledge, new: Knowledge) -> None:
        self.old, self.new = old, new
        self._screen = screen(old, new)

    def values(self, answers: Answers) -> Mapping[str, Seen]:
        """The values that a side sees; the new one's count first."""
        old, new = self._settled(answers)
        return {**old, **new}

    def differences(self, answers: Answers) -> tuple[Difference, ...]:
        """What the two briefs say differently."""
        if not self._screen.may_differ(*self._settled(answers)):
            return ()
        was, now = (outcome(side, judged(side, usable(side, answers))) for side in (self.old, self.new))
        return tuple(differences(was, now))

    def _settled(self, answers: Answers) -> tuple[Mapping[str, Seen], Mapping[str, Seen]]:
        old, new = (_values(side, usable(side, answers)) for side in (self.old, self.new))
        return old, new

    def has(self, kind: object, answers: Answers) -> bool:
        return any(difference.kind == kind for difference in self.differences(answers))


def _values(side: Knowledge, answers: Answers) -> Mapping[str, Seen]:
    return settle(side.dictionary, answers, side.conflicts.values()).values


def _made(sides: _Sides) -> Iterator[Person]:
    dictionary = common_dictionary(sides.old, sides.new)
    for wish in wishes(sides.old, sides.new):
        answers = _telling(sides, islice(tries(dictionary, wish), _MOST_TRIES), wish)
        if answers is not None:
            yield Person(f"made {wish.about}", answers, "made")


def _telling(sides: _Sides, candidates: Iterator[Answers], wish: Wish) -> Answers | None:
    """The first candidate whose brief differs; else the first one with the values that were wished for."""
    first = None
    for answers in candidates:
        values = sides.values(answers)
        if any(values.get(fact) != value for fact, value in wish.fixed.items()):
            continue
        if sides.differences(answers):
            return answers
        first = answers if first is None else first
    return first


def _group(sides: _Sides, kind: object, people: list[Person]) -> Group:
    fewest = min(people, key=lambda person: len(person.answers))
    kept = smallest(fewest.answers, lambda answers: sides.has(kind, answers))
    difference = next(d for d in sides.differences(kept) if d.kind == kind)
    return Group(difference, kept, tuple(people))


def smallest(answers: Answers, holds: Callable[[Answers], bool]) -> Answers:
    """The answers without those that are not needed for it to hold."""
    kept = dict(answers)
    shrinking = True
    while shrinking:
        shrinking = False
        for fact in list(kept):
            without = {name: answer for name, answer in kept.items() if name != fact}
            if holds(without):
                kept, shrinking = without, True
    return kept


def _confirm(sides: _Sides, named: list[Answers]) -> None:
    """Infer those who are named by durable_rules as well, which raises where the two ways disagree."""
    for side in (Inferrer(sides.old), Inferrer(sides.new)):
        for answers in named:
            side.infer(usable(side.knowledge, answers))
