"""The columns of a graph as terms of a statement."""

from collections.abc import Mapping, Sequence
from typing import Final, assert_never

from bonebrief.language.formula import FARTHEST
from bonebrief.meanings.columns.circuit.nodes import (
    Among,
    Column,
    Constant,
    Counted,
    Equal,
    Every,
    Fixed,
    From,
    Given,
    Lower,
    Most,
    Named,
    Node,
    Opposite,
    Pick,
    Some,
    Sum,
    There,
    Total,
    Truth,
    Turned,
    Under,
    Where,
    Word,
)
from bonebrief.meanings.columns.engines.order import order_of
from bonebrief.meanings.columns.engines.sql.dialect import Dialect, double, literal, quoted
from bonebrief.meanings.columns.engines.sql.rounding import turned
from bonebrief.meanings.columns.engines.sql.term import Term, compared, fixed, joined

_PICKED: Final = {"lowest": "least", "highest": "greatest", "first": "coalesce"}
_COMPARED: Final = 2
_LOOKED_UP: Final = 4
"""What it takes to compare numbers and to look for a word, beside putting two bits together."""


class Terms:
    """Every term of a statement, each after its parts, and by `of` which of them a column of the graph is."""

    def __init__(self, nodes: Sequence[Node], wanted: Sequence[int], dialect: Dialect) -> None:
        self.all: list[Term] = []
        self._dialect = dialect
        self._columns: dict[str, int] = {}
        self.of: dict[int, int] = {}
        for one in order_of(nodes, wanted).nodes:
            self.of[one] = self._made(nodes[one])

    @property
    def columns(self) -> Mapping[str, int]:
        """The columns of the table that are read."""
        return self._columns

    def _add(self, term: Term) -> int:
        self.all.append(term)
        return len(self.all) - 1

    def _column(self, name: str) -> int:
        if name not in self._columns:
            self._columns[name] = self._add(Term((), lambda: quoted(name), column=name))
        return self._columns[name]

    def _parts(self, parts: Sequence[int]) -> tuple[int, ...]:
        return tuple(self.of[part] for part in parts)

    def _made(self, node: Node) -> int:
        match node:
            case Column(name) if name:
                return self._column(name)
            case Given() | Word() | Among() | There() | From() | Under() | Lower() | Equal():
                return self._add(self._test(node))
            case Fixed() | Opposite() | Every() | Some():
                return self._add(self._bit(node))
            case Column() | Constant() | Where() | Sum() | Pick() | Turned():
                return self._add(self._number(node))
            case Total() | Counted() | Most() | Named() | Truth():
                return self._add(self._told(node))
            case _:
                assert_never(node)

    def _test(self, node: Given | Word | Among | There | From | Under | Lower | Equal) -> Term:
        match node:
            case Given(column):
                return _is_there(self._column(column))
            case Word(column, word):
                return compared((self._column(column), self._add(fixed(literal(word)))), "=", _LOOKED_UP)
            case Among(column, word):
                found = self._dialect.contains
                looked = (self._column(column),)
                return Term(looked, lambda one: f"coalesce({found(one, literal(word))}, FALSE)", weight=_LOOKED_UP)
            case There(number):
                return _is_there(self.of[number])
            case From(number, bound):
                return compared((self.of[number], self._add(fixed(double(bound)))), ">=", _COMPARED)
            case Under(number, bound):
                return compared((self.of[number], self._add(fixed(double(bound)))), "<", _COMPARED)
            case Lower(first, second, included):
                return compared(self._parts((first, second)), "<=" if included else "<", _COMPARED)
            case Equal(one, other):
                return joined(self._parts((one, other)), " = ")

    def _bit(self, node: Fixed | Opposite | Every | Some) -> Term:
        match node:
            case Fixed(value):
                return fixed("TRUE" if value else "FALSE")
            case Opposite(bit):
                return Term((self.of[bit],), lambda one: f"(NOT {one})")
            case Every(parts):
                return joined(self._parts(parts), " AND ")
            case Some(parts):
                return joined(self._parts(parts), " OR ")

    def _number(self, node: Column | Constant | Where | Sum | Pick | Turned) -> Term:
        match node:
            case Column():
                return fixed(f"CAST(NULL AS {self._dialect.number})")
            case Constant(value):
                return fixed(double(value))
            case Where(bit, number):
                return Term(self._parts((bit, number)), lambda one, there: f"CASE WHEN {one} THEN {there} END")
            case Sum(sign, left, right):
                summed = joined(self._parts((left, right)), f" {sign} ")
                result = self._add(_divided(summed) if sign == "/" else summed)
                return Term((result, result), _near_enough)
            case Pick(function, parts):
                return Term(self._parts(parts), lambda *texts: f"{_PICKED[function]}({', '.join(texts)})")
            case Turned(how, number):
                return turned(how, self.of[number], self._add)

    def _told(self, node: Total | Counted | Most | Named | Truth) -> Term:
        match node:
            case Total(terms):
                weights = [weight for _, weight in terms]
                return Term(self._parts([bit for bit, _ in terms]), lambda *bits: self._total(bits, weights))
            case Counted(bit, count):
                return Term(self._parts((bit, count)), lambda one, many: f"CASE WHEN {one} THEN {many} ELSE 0 END")
            case Most(parts):
                return Term(self._parts(parts), lambda *texts: f"greatest(0, {', '.join(texts)})")
            case Named(cases):
                words = [literal(word) for _, word in cases]
                return Term(self._parts([bit for bit, _ in cases]), lambda *bits: self._choice(bits, words))
            case Truth(true, false):
                return Term(self._parts((true, false)), lambda *bits: self._choice(bits, ["TRUE", "FALSE"]))

    def _total(self, bits: Sequence[str], weights: Sequence[int]) -> str:
        cases = [f"CASE WHEN {bit} THEN {weight} ELSE 0 END" for bit, weight in zip(bits, weights, strict=True)]
        return f"CAST({' + '.join(cases) or '0'} AS {self._dialect.count})"

    def _choice(self, bits: Sequence[str], words: Sequence[str]) -> str:
        cases = [f"WHEN {bit} THEN {word}" for bit, word in zip(bits, words, strict=True)]
        return f"CASE {' '.join(cases)} END" if cases else f"CAST(NULL AS {self._dialect.text})"


def _is_there(number: int) -> Term:
    return Term((number,), lambda one: f"({one} IS NOT NULL)")


def _divided(summed: Term) -> Term:
    return Term(summed.parts, lambda left, right: f"({left} / nullif({right}, 0e0))")


def _near_enough(result: str, again: str) -> str:
    return f"CASE WHEN abs({result}) <= {double(FARTHEST)} THEN {again} END"
