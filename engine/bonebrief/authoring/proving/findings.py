"""Findings side by side: which are always equal, which exclude each other, and that nobody has two density classes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from bonebrief.authoring.proving.witness import Seeker
from bonebrief.meanings.solver.clauses.circuit import Lit
from bonebrief.meanings.solver.sat import Solver, Somebody

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Pairs of findings, by id, of which somebody can have one: `equal`: never without the other; or `exclusive`."""

    equal: Pairs
    exclusive: Pairs


def side_by_side(seeker: Seeker) -> SideBySide:
    """What is true of every pair of findings.

    Raises:
        UndecidedError: that was not found out of one of them.
    """
    return _Pairs(seeker).found()


class _Pairs:
    """Whoever is found for one pair says something of all other pairs as well, so most need no question."""

    def __init__(self, seeker: Seeker) -> None:
        self._literals = {name: seeker.book.truths[name].true for name in seeker.knowledge.findings}
        self._solver = Solver(seeker.book.circuit, self._literals.values())
        self._of_people: list[frozenset[str]] = []

    def found(self) -> SideBySide:
        possible = [name for name, literal in self._literals.items() if self._somebody(literal)]
        pairs = list(combinations(possible, 2))
        exclusive = tuple(pair for pair in pairs if not self._together(pair))
        equal = tuple(pair for pair in pairs if not self._apart(*pair) and not self._apart(*reversed(pair)))
        return SideBySide(equal, exclusive)

    def _together(self, pair: tuple[str, str]) -> bool:
        one, other = pair
        seen = any(one in held and other in held for held in self._of_people)
        return seen or self._somebody(self._literals[one], self._literals[other])

    def _apart(self, one: str, other: str) -> bool:
        seen = any(one in held and other not in held for held in self._of_people)
        return seen or self._somebody(self._literals[one], -self._literals[other])

    def _somebody(self, *wanted: Lit) -> bool:
        model = self._solver.somebody(wanted)
        if model is not None:
            self._of_people.append(frozenset(self._held(model)))
        return model is not None

    def _held(self, model: Somebody) -> Iterator[str]:
        return (name for name, literal in self._literals.items() if model.holds(literal))


def two_classes(seeker: Seeker) -> bool:
    """Whether somebody has two density classes at once.

    Raises:
        UndecidedError: that was not found out.
    """
    findings = [finding for finding in seeker.knowledge.findings.values() if finding.density]
    held = [seeker.book.truths[finding.id].true for finding in findings]
    return not seeker.everybody.nobody(seeker.book.circuit.at_least(2, held))
