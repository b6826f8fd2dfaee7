"""Makes columns out of columns: equal ones are one, and what is certain for everybody is not calculated."""

from collections.abc import Collection, Iterable, Sequence
from math import inf
from typing import Final, Literal

from bonebrief.language.formula import Sign
from bonebrief.meanings.columns.circuit.bounds import How, first_from
from bonebrief.meanings.columns.circuit.nodes import (
    Among,
    Bit,
    Column,
    Constant,
    Every,
    Fixed,
    From,
    Given,
    Lower,
    Node,
    Num,
    Opposite,
    Pick,
    Some,
    Sum,
    There,
    Turned,
    Under,
    Where,
    Word,
)

NO: Final[Bit] = 0
YES: Final[Bit] = 1
_NOTHING: Final = ""
"""The column that no table has."""


class Graph:
    """Grows by what is asked of it; `columns` are those that the table has, every other is null for everybody."""

    def __init__(self, columns: Collection[str]) -> None:
        self.nodes: list[Node] = []
        self._numbers: dict[Node, int] = {}
        self._columns = frozenset(columns)
        self._opposite_of: dict[Bit, Bit] = {}
        self._joined_before: dict[tuple[type, frozenset[Bit]], Bit] = {}
        self._counted: dict[tuple[int, tuple[Bit, ...]], Bit] = {}
        self.add(Fixed(False))
        self.add(Fixed(True))
        self.nothing = self.add(Column(_NOTHING))

    def add(self, node: Node) -> int:
        """The number of a column, which is made if there is none."""
        found = self._numbers.setdefault(node, len(self.nodes))
        if found == len(self.nodes):
            self.nodes.append(node)
        return found

    def given(self, column: str) -> Bit:
        return self.add(Given(column)) if column in self._columns else NO

    def word(self, column: str, word: str) -> Bit:
        return self.add(Word(column, word)) if column in self._columns else NO

    def among(self, column: str, word: str) -> Bit:
        return self.add(Among(column, word)) if column in self._columns else NO

    def opposite(self, bit: Bit) -> Bit:
        if bit in (NO, YES):
            return NO if bit else YES
        found = self._opposite_of.get(bit)
        if found is None:
            found = self.add(Opposite(bit))
            self._opposite_of[found] = bit
        return found

    def all_of(self, parts: Iterable[Bit]) -> Bit:
        """True where every part is."""
        return self._joined(Every, frozenset(parts))

    def any_of(self, parts: Iterable[Bit]) -> Bit:
        """True where some part is."""
        return self._joined(Some, frozenset(parts))

    def none_of(self, parts: Iterable[Bit]) -> Bit:
        """True where no part is."""
        return self.opposite(self.any_of(parts))

    def but(self, bit: Bit, *others: Bit) -> Bit:
        """True where a bit is and none of the others."""
        return self.all_of([bit, *map(self.opposite, others)])

    def at_least(self, count: int, parts: Sequence[Bit]) -> Bit:
        """True where so many parts are; a part that stands twice counts twice."""
        if count <= 0:
            return YES
        if count > len(parts):
            return NO
        key = (count, tuple(parts))
        if key not in self._counted:
            with_it = self.all_of([parts[0], self.at_least(count - 1, parts[1:])])
            self._counted[key] = self.any_of([with_it, self.at_least(count, parts[1:])])
        return self._counted[key]

    def column(self, name: str) -> Num:
        return self.add(Column(name)) if name in self._columns else self.nothing

    def where(self, bit: Bit, number: Num) -> Num:
        """A number where a bit is true."""
        if bit == NO or number == self.nothing:
            return self.nothing
        node = self.nodes[number]
        if isinstance(node, Where):
            return self.where(self.all_of([bit, node.bit]), node.number)
        return number if bit == YES else self.add(Where(bit, number))

    def sum(self, sign: Sign, left: Num, right: Num) -> Num:
        return self.nothing if self.nothing in (left, right) else self.add(Sum(sign, left, right))

    def pick(self, function: Literal["lowest", "highest", "first"], parts: Iterable[Num]) -> Num:
        """The lowest, highest or first of the numbers that are there."""
        there = tuple(part for part in parts if part != self.nothing)
        return self.add(Pick(function, there)) if len(there) > 1 else next(iter(there), self.nothing)

    def turned(self, how: How, number: Num) -> Num:
        """A number that is rounded in this way."""
        node = self.nodes[number]
        if isinstance(node, Where):
            return self.where(node.bit, self.turned(how, node.number))
        return number if number == self.nothing else self.add(Turned(how, number))

    def constant(self, value: float) -> Num:
        return self.add(Constant(value))

    def there(self, number: Num) -> Bit:
        """True where there is a number."""
        match self.nodes[number]:
            case Column(name):
                return self.given(name)
            case Constant():
                return YES
            case Where(bit, inner):
                return self.all_of([bit, self.there(inner)])
            case Turned(_, inner):
                return self.there(inner)
            case Pick(_, parts):
                return self.any_of(map(self.there, parts))
            case _:
                return self.add(There(number))

    def at_or_over(self, number: Num, bound: float) -> Bit:
        """True where there is a number and it is `bound` or more."""
        if bound in (inf, -inf):
            return NO if bound == inf else self.there(number)
        match self.nodes[number]:
            case Column(name) if name not in self._columns:
                return NO
            case Constant(value):
                return YES if value >= bound else NO
            case Where(bit, inner):
                return self.all_of([bit, self.at_or_over(inner, bound)])
            case Turned(how, inner):
                return self.at_or_over(inner, first_from(how, bound))
            case Pick("highest", parts):
                return self.any_of(self.at_or_over(part, bound) for part in parts)
            case Pick("lowest", parts):
                return self.but(self.there(number), self.under(number, bound))
            case Pick("first", parts):
                return self._of_first(parts, [self.at_or_over(part, bound) for part in parts])
            case _:
                return self.add(From(number, bound))

    def under(self, number: Num, bound: float) -> Bit:
        """True where there is a number and it is lower than `bound`."""
        if bound in (inf, -inf):
            return NO if bound == -inf else self.there(number)
        match self.nodes[number]:
            case Column(name) if name not in self._columns:
                return NO
            case Constant(value):
                return YES if value < bound else NO
            case Where(bit, inner):
                return self.all_of([bit, self.under(inner, bound)])
            case Turned(how, inner):
                return self.under(inner, first_from(how, bound))
            case Pick("lowest", parts):
                return self.any_of(self.under(part, bound) for part in parts)
            case Pick("highest", parts):
                return self.but(self.there(number), self.at_or_over(number, bound))
            case Pick("first", parts):
                return self._of_first(parts, [self.under(part, bound) for part in parts])
            case _:
                return self.add(Under(number, bound))

    def lower(self, first: Num, second: Num, included: bool) -> Bit:
        """True where there are two numbers and the first is lower, or as low where that is included."""
        for number in (first, second):
            node = self.nodes[number]
            if isinstance(node, Where):
                inner = [node.number if one == number else one for one in (first, second)]
                return self.all_of([node.bit, self.lower(inner[0], inner[1], included)])
        return NO if self.nothing in (first, second) else self.add(Lower(first, second, included))

    def _joined(self, how: type[Every] | type[Some], parts: frozenset[Bit]) -> Bit:
        found = self._joined_before.get((how, parts))
        if found is None:
            found = self._joined_before[how, parts] = self._join(how, parts)
        return found

    def _join(self, how: type[Every] | type[Some], parts: frozenset[Bit]) -> Bit:
        """What changes nothing is left out; what settles all by itself, and a bit with its opposite, does so."""
        nothing, settles, other = (YES, NO, Some) if how is Every else (NO, YES, Every)
        wanted = parts - {nothing}
        if len(wanted) < 2:
            return next(iter(wanted), nothing)
        if settles in wanted or self._opposed(wanted):
            return settles
        left = self._without_implied(wanted, how, other)
        return self.add(how(tuple(sorted(left)))) if len(left) > 1 else next(iter(left))

    def _of_first(self, parts: Sequence[Num], bits: Sequence[Bit]) -> Bit:
        found, before = [], list[Bit]()
        for part, bit in zip(parts, bits, strict=True):
            found.append(self.but(bit, *before))
            before.append(self.there(part))
        return self.any_of(found)

    def _without_implied(
        self, bits: frozenset[Bit], same: type[Every] | type[Some], other: type[Every] | type[Some]
    ) -> frozenset[Bit]:
        """Without what is part of another of the same kind, and without the other kind where a part stands here."""
        implied: set[Bit] = set()
        for bit in bits:
            node = self.nodes[bit]
            if isinstance(node, same):
                implied.update(bits.intersection(node.parts))
            elif isinstance(node, other) and not bits.isdisjoint(node.parts):
                implied.add(bit)
        return bits - implied

    def _opposed(self, bits: Collection[Bit]) -> bool:
        found = self._opposite_of
        return any(found[bit] in bits for bit in bits if bit in found)
