"""Logic as a shared circuit: and, or, not and counting over literals, each made once, as clauses for a SAT solver."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

Lit = int
"""A variable, or its negation as the negative number."""

YES: Final[Lit] = 1
NO: Final[Lit] = -1


Clause = tuple[Lit, ...]


class Truths(NamedTuple):
    """When a condition is true and when it is false; where neither is, it is unknown. Never both."""

    true: Lit
    false: Lit

    @property
    def negation(self) -> "Truths":
        """When its negation is true and when that is false."""
        return Truths(self.false, self.true)


class Model(Protocol):
    """One person: which literals are known of them, and which are true."""

    def knows(self, literal: Lit) -> bool:
        """Whether what was asked rests on this one at all."""
        ...

    def holds(self, literal: Lit) -> bool:
        """Whether this is true of the person; of what is not known, neither it nor its negation need be."""
        ...


class Told(Protocol):
    """What a made literal means where that would take too many clauses: they come one by one, as people need them."""

    def teach(self, model: Model) -> bool:
        """Define more of the literal where this person has it wrong, and say whether that was so."""
        ...


_Kind = TypeVar("_Kind", bound=Told)


class Circuit:
    """Grows by what is asked of it; equal parts are one, so a second rule book costs only what differs."""

    def __init__(self) -> None:
        self._clauses: list[list[Clause]] = [[], [(YES,)]]
        self._beside: list[set[int]] = [set(), set()]
        self._told: dict[Lit, Told] = {}
        self._made: dict[tuple[Lit, ...], Lit] = {}
        self._counted: dict[tuple[int, int], Lit] = {}
        self._tails: dict[tuple[Lit, int], int] = {}

    def fresh(self) -> Lit:
        """A new literal of which nothing is known."""
        self._clauses.append([])
        self._beside.append(set())
        return len(self._clauses) - 1

    def require(self, *some: Lit) -> None:
        """At least one of these holds, for everybody; whoever asks of one of them is told of the others."""
        clause = _clause(some)
        for one in clause:
            self._keep(abs(one), clause)

    def define(self, made: Lit, *some: Lit) -> None:
        """At least one of these holds, as part of what a made literal means: the others do without it."""
        self._keep(abs(made), _clause(some))

    def refine(self, made: Lit, told: Told) -> None:
        """What a made literal means is told to each person who has it wrong."""
        self._told[made] = told

    def refined(self, kind: type[_Kind]) -> list[_Kind]:
        """The meanings of a kind that are told as they are needed."""
        return [told for told in self._told.values() if isinstance(told, kind)]

    def told(self, seen: set[int]) -> list[tuple[Lit, Told]]:
        """The literals that are told as they are needed, of the variables that were seen, with what they mean."""
        return [(made, told) for made, told in self._told.items() if made in seen]

    def defined(self, made: Lit, after: int) -> list[Clause]:
        """What a literal means as far as it is told, but for so many clauses that were taken before."""
        return self._clauses[abs(made)][after:]

    def cone(self, literals: Iterable[Lit], seen: set[int]) -> list[Clause]:
        """The clauses that these literals rest on, which can be met without heeding any other.

        `seen`: the variables whose clauses were given before; those that come now are added.
        """
        clauses: list[Clause] = []
        waiting = {YES, *map(abs, literals)} - seen
        while waiting:
            seen |= waiting
            for variable in sorted(waiting):
                clauses += self._clauses[variable]
            waiting = set().union(*(self._beside[variable] for variable in waiting)) - seen
        return clauses

    def _keep(self, variable: int, clause: Clause) -> None:
        self._clauses[variable].append(clause)
        self._beside[variable].update(map(abs, clause))

    def all_of(self, parts: Iterable[Lit]) -> Lit:
        """True where every part is."""
        wanted = {part for part in parts if part != YES}
        if NO in wanted or any(-part in wanted for part in wanted):
            return NO
        if len(wanted) < 2:
            return next(iter(wanted), YES)
        key = tuple(sorted(wanted))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self.fresh()
            for part in key:
                self.define(made, -made, part)
            self.define(made, made, *(-part for part in key))
        return made

    def any_of(self, parts: Iterable[Lit]) -> Lit:
        """True where some part is."""
        return -self.all_of(-part for part in parts)

    def either(self, condition: Lit, then: Lit, otherwise: Lit) -> Lit:
        """One literal where a condition holds and another where it does not."""
        if then == otherwise:
            return then
        return self.any_of([self.all_of([condition, then]), self.all_of([-condition, otherwise])])

    def at_least(self, count: int, parts: Sequence[Lit]) -> Lit:
        """True where so many parts are; a part that stands twice counts twice."""
        if count <= 0:
            return YES
        if count > len(parts):
            return NO
        tails = self._tails_of(parts)
        waiting = [(count, 0)]
        while waiting:
            least, at = waiting[-1]
            with_it, without = ((one, at + 1) for one in (least - 1, least))
            missing = [one for one in (with_it, without) if self._at_least(*one, tails) is None]
            if missing:
                waiting.append(missing[0])
                continue
            waiting.pop()
            if self._at_least(least, at, tails) is None:
                both = self.all_of([parts[at], self._at_least(*with_it, tails) or NO])
                self._counted[least, tails[at]] = self.any_of([both, self._at_least(*without, tails) or NO])
        return self._counted[count, tails[0]]

    def _at_least(self, count: int, at: int, tails: Sequence[int]) -> Lit | None:
        """The literal that so many hold of the parts from a place on; None if it was not made yet."""
        if count <= 0:
            return YES
        return NO if count > len(tails) - 1 - at else self._counted.get((count, tails[at]))

    def _tails_of(self, parts: Sequence[Lit]) -> list[int]:
        """A number for what is left of some parts from each place on; the same things have the same number."""
        tails = [0]
        for part in reversed(parts):
            tails.append(self._tails.setdefault((part, tails[-1]), len(self._tails) + 1))
        return tails[::-1]


def _clause(some: Iterable[Lit]) -> Clause:
    """The literals that can make it hold; one that holds for everybody leaves nothing to be said."""
    told = tuple(one for one in dict.fromkeys(some) if one != NO)
    return (YES,) if YES in told else told
