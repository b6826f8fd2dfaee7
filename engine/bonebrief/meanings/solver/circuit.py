"""Logic as a shared circuit: and, or, not and counting over literals, each made once, as clauses for a SAT solver."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

Lit = int
"""A variable, or its negation as the negative number."""

YES: Final[Lit] = 1
NO: Final[Lit] = -1


class Truths(NamedTuple):
    """When a condition is true and when it is false; where neither is, it is unknown. Never both."""

    true: Lit
    false: Lit

    @property
    def negation(self) -> "Truths":
        return Truths(self.false, self.true)


class Circuit:
    """Grows by what is asked of it; equal parts are one, so a second rule book costs only what differs."""

    def __init__(self) -> None:
        self.clauses: list[tuple[Lit, ...]] = [(YES,)]
        self._variables = YES
        self._made: dict[tuple[Lit, ...], Lit] = {}
        self._counted: dict[tuple[int, tuple[Lit, ...]], Lit] = {}

    @property
    def variables(self) -> int:
        return self._variables

    def fresh(self) -> Lit:
        """A new literal of which nothing is known."""
        self._variables += 1
        return self._variables

    def require(self, *some: Lit) -> None:
        """At least one of these holds, for everybody."""
        if YES not in some:
            self.clauses.append(tuple(one for one in dict.fromkeys(some) if one != NO))

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
            self.clauses += [(-made, part) for part in key]
            self.clauses.append((made, *(-part for part in key)))
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
        key = (count, tuple(parts))
        made = self._counted.get(key)
        if made is None:
            first, others = parts[0], parts[1:]
            with_it = self.all_of([first, self.at_least(count - 1, others)])
            made = self._counted[key] = self.any_of([with_it, self.at_least(count, others)])
        return made
