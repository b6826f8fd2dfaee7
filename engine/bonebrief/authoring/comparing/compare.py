"""Compares two knowledge bases: what the edit changes, and each outcome that differs for anybody, with a person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from bonebrief.authoring.comparing.changes import Change, knowledge_changes
from bonebrief.authoring.comparing.outcome import Difference
from bonebrief.authoring.comparing.sides import Sides
from bonebrief.authoring.comparing.ways import Way, ways_to_differ
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.meanings.solver.sat import UndecidedError
from bonebrief.people.person import Person

MOST_SHOWN: Final = 150
"""For so many differences the smallest person is looked for; of any further ones it is only said that they exist."""


@dataclass(frozen=True, slots=True)
class Group:
    """One difference in briefs: the fewest answers that show it, and those of the people from files who have it.

    `proved`: it is one of those that somebody of whom the proof speaks can have; else only people from files do.
    """

    difference: Difference
    smallest: Answers
    people: tuple[Person, ...] = ()
    proved: bool = True


@dataclass(frozen=True, slots=True)
class Undecided:
    """A difference of which no person can be shown, and why."""

    difference: Difference
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two knowledge bases, for everybody; `people` are those from files.

    `groups` are of briefs that say otherwise; `waiting` only of points that wait for an answer now, or no longer.
    """

    old: Knowledge
    new: Knowledge
    changes: tuple[Change, ...]
    groups: tuple[Group, ...]
    waiting: tuple[Group, ...]
    undecided: tuple[Undecided, ...]
    people: tuple[Person, ...]

    @property
    def differing(self) -> tuple[Person, ...]:
        """Everybody from the files whose brief differs, each once."""
        return tuple({id(person): person for group in self.groups for person in group.people}.values())


def compare(old: Knowledge, new: Knowledge, people: Iterable[Person] = ()) -> Comparison:
    """Find every outcome that differs for anybody, and hold the people from files against both sides."""
    sides, people = Sides(old, new), tuple(people)
    groups, undecided = _proved(sides)
    every = tuple(_with_people(sides, groups, people))
    told = tuple(group for group in every if not group.difference.only_waits)
    waiting = tuple(group for group in every if group.difference.only_waits)
    return Comparison(old, new, tuple(knowledge_changes(old, new)), told, waiting, tuple(undecided), people)


def _proved(sides: Sides) -> tuple[list[Group], list[Undecided]]:
    """Every difference with its smallest person, in the order of the subjects, and those that have none to be shown."""
    groups: dict[Difference, Group] = {}
    undecided: dict[Difference, Undecided] = {}
    possible, unsettled = _possible(sides, ways_to_differ(sides.before, sides.after))
    for number, way in enumerate(possible):
        if number >= MOST_SHOWN:
            why = f"Somebody has it. The smallest person was looked for in the first {MOST_SHOWN} only."
            undecided[way.difference] = Undecided(way.difference, why)
            continue
        try:
            group = _group(sides, way)
            groups[group.difference] = group
        except UndecidedError as error:
            undecided[way.difference] = Undecided(way.difference, str(error))
    return list(groups.values()), [*undecided.values(), *unsettled]


def _possible(sides: Sides, subjects: Iterable[list[Way]]) -> tuple[list[Way], list[Undecided]]:
    """The ways in which somebody differs, and those of which that was not found out."""
    possible: list[Way] = []
    unsettled: list[Undecided] = []
    circuit = sides.everybody.circuit
    wishes = [[(way, circuit.all_of(way.wanted)) for way in ways] for ways in subjects]
    solver = sides.everybody.asking([literal for wish in wishes for _, literal in wish])
    for left in wishes:
        found: list[Way] = []
        try:
            while left and (somebody := solver.somebody([circuit.any_of(literal for _, literal in left)])):
                found += [way for way, literal in left if somebody.holds(literal)]
                left = [(way, literal) for way, literal in left if not somebody.holds(literal)]
        except UndecidedError as error:
            unsettled += [Undecided(way.difference, str(error)) for way, _ in left]
        possible += found
    return possible, unsettled


def _group(sides: Sides, way: Way) -> Group:
    """The smallest person of a way, as both sides judge them.

    Raises:
        UndecidedError: that person was not found within the limit, or the evaluator says otherwise of them.
    """
    answers = sides.smallest(way.wanted)
    shown = () if answers is None else sides.differences_if_asked(answers)
    for difference in shown:
        if difference.kind == way.difference.kind and answers is not None:
            return Group(difference, answers)
    raise UndecidedError("The evaluator says otherwise of the person who was found.")


def _with_people(sides: Sides, groups: Sequence[Group], people: Sequence[Person]) -> Iterator[Group]:
    """The groups, each with the people from files who belong to it, then what only such people have."""
    found: dict[Difference, list[Person]] = {}
    for person in people:
        for difference in sides.differences(person.answers):
            found.setdefault(difference, []).append(person)
    placed: dict[int, list[Person]] = {}
    others: list[Group] = []
    for difference, those in found.items():
        at = _place(groups, difference)
        if at is None:
            others.append(Group(difference, those[0].answers, tuple(those), proved=False))
        else:
            placed.setdefault(at, []).extend(those)
    told = (replace(group, people=tuple(placed.get(at, ()))) for at, group in enumerate(groups))
    return chain(told, others)


def _place(groups: Sequence[Group], difference: Difference) -> int | None:
    fitting = [at for at, group in enumerate(groups) if group.difference.kind == difference.kind]
    return next((at for at in fitting if groups[at].difference == difference), next(iter(fitting), None))
