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

MOST_SHOWN: Final = 60
"""For so many differences the smallest person is looked for; of any further ones it is only said that they exist."""
_FIRST: Final = {"class": 0, "priority": 1}


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
    `unshown`: further differences that somebody has, after so many that nobody was looked for any more.
    """

    old: Knowledge
    new: Knowledge
    changes: tuple[Change, ...]
    groups: tuple[Group, ...]
    waiting: tuple[Group, ...]
    unshown: tuple[Difference, ...]
    undecided: tuple[Undecided, ...]
    people: tuple[Person, ...]

    @property
    def differing(self) -> tuple[Person, ...]:
        """Everybody from the files whose brief differs, each once."""
        return tuple({id(person): person for group in self.groups for person in group.people}.values())


def compare(old: Knowledge, new: Knowledge, people: Iterable[Person] = ()) -> Comparison:
    """Find every outcome that differs for anybody, and hold the people from files against both sides."""
    sides, people = Sides(old, new), tuple(people)
    possible, unsettled = _possible(sides)
    groups, doubted = _shown(sides, possible[:MOST_SHOWN])
    unshown = {way.difference.kind: way.difference for way in possible[MOST_SHOWN:]}
    every = tuple(_with_people(sides, groups, people))
    told = tuple(group for group in every if not group.difference.only_waits)
    waiting = tuple(group for group in every if group.difference.only_waits)
    changes, undecided = tuple(knowledge_changes(old, new)), (*unsettled, *doubted)
    return Comparison(old, new, changes, told, waiting, tuple(unshown.values()), undecided, people)


def _possible(sides: Sides) -> tuple[list[Way], list[Undecided]]:
    """The ways in which somebody differs, the density class and priorities first; and those not found out."""
    circuit = sides.everybody.circuit
    subjects = [{way: circuit.all_of(way.wanted) for way in ways} for ways in ways_to_differ(sides.before, sides.after)]
    every = {way: literal for ways in subjects for way, literal in ways.items()}
    solver = sides.everybody.asking(every.values())
    unsettled: list[Undecided] = []
    possible: set[Way] = set()
    for ways in subjects:
        try:
            while left := {way: literal for way, literal in ways.items() if way not in possible}:
                somebody = solver.somebody([circuit.any_of(left.values())])
                if somebody is None:
                    break
                possible |= {way for way, literal in every.items() if way not in possible and somebody.holds(literal)}
        except UndecidedError as error:
            unsettled += [Undecided(way.difference, str(error)) for way in ways if way not in possible]
    return sorted((way for way in every if way in possible), key=_rank), unsettled


def _rank(way: Way) -> int:
    return 3 if way.difference.only_waits else _FIRST.get(way.difference.part, 2)


def _shown(sides: Sides, ways: Iterable[Way]) -> tuple[list[Group], list[Undecided]]:
    """The smallest person of each way, by subject; and the ways of whose person the evaluator says otherwise."""
    groups: dict[Difference, Group] = {}
    undecided: list[Undecided] = []
    for way in ways:
        try:
            group = _group(sides, way)
            groups[group.difference] = group
        except UndecidedError as error:
            undecided.append(Undecided(way.difference, str(error)))
    return sorted(groups.values(), key=lambda group: group.difference.subject), undecided


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
