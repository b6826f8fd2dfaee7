"""A graph of columns run over tables: whether something is so of many people is one whole number, a bit a person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

from bonebrief.meanings.columns.circuit.nodes import Every, Named, Node, Opposite, Some, Total, Truth
from bonebrief.meanings.columns.engines.batch import Batch, Reading, reading
from bonebrief.meanings.columns.engines.counts import written
from bonebrief.meanings.columns.engines.making import Making, making
from bonebrief.meanings.columns.engines.numbers import unpacked
from bonebrief.meanings.columns.engines.order import Order, order_of

_AT_ONCE: Final = 1 << 16
"""How many people are worked on together: enough that a step costs little, few enough that all fits beside a core."""
_ALL, _ANY, _NOT, _MADE = range(4)

_Step = tuple[int, int, int, int]
"""What is done, the place of the result, and two more: places of bits, or which of the makings."""


@dataclass(frozen=True, slots=True)
class Program:
    """Steps that make the wanted columns of a graph, in words that a loop follows quickly."""

    nodes: Sequence[Node]
    wanted: Mapping[str, int]
    order: Order
    steps: tuple[_Step, ...]
    makings: tuple[Making, ...]
    reading: Reading

    def over(self, people: pl.LazyFrame, read: Sequence[str], passed: Sequence[str]) -> pl.LazyFrame:
        """The columns that are `passed`, then those that are wanted, by name; `read`: what these rest on."""
        _numpy_known_to_polars()
        schema = people.collect_schema()
        columns = list(dict.fromkeys([*passed, *read])) or schema.names()[:1]
        kinds = {name: schema[name] for name in passed} | {n: _kind(self.nodes[at]) for n, at in self.wanted.items()}

        def judged(some: pl.DataFrame) -> pl.DataFrame:
            starts = range(0, max(some.height, 1), _AT_ONCE)
            return pl.concat([self._judged(some.slice(start, _AT_ONCE), passed) for start in starts], rechunk=False)

        return people.select(columns).map_batches(judged, schema=kinds, streamable=True)

    def _judged(self, people: pl.DataFrame, passed: Sequence[str]) -> pl.DataFrame:
        values = self._values(self.reading.of(people))
        found = {name: values[self.order.place[one]] for name, one in self.wanted.items()}
        counted = [name for name, one in self.wanted.items() if isinstance(self.nodes[one], (Total, Named))]
        found.update(zip(counted, written([found[name] for name in counted], people.height), strict=True))
        made = (_series(self.nodes[one], found[name], people.height).alias(name) for name, one in self.wanted.items())
        return pl.DataFrame([*(people[name] for name in passed), *made])

    def _values(self, batch: Batch) -> list[Any]:
        values: list[Any] = [0] * self.order.places
        everybody = batch.everybody
        for doing, place, one, other in self.steps:
            if doing == _ALL:
                values[place] = values[one] & values[other]
            elif doing == _ANY:
                values[place] = values[one] | values[other]
            elif doing == _NOT:
                values[place] = values[one] ^ everybody
            else:
                values[place] = self.makings[one](batch, values)
        return values


def _numpy_known_to_polars() -> None:
    """Let Polars put numpy in the place of its stand-in before threads do so at once, of which one may then fail.

    So it is with Polars 2.1.0 and numpy 2.4.6, where Polars was imported first.
    """
    pl.Series(np.zeros(0))


def program(nodes: Sequence[Node], wanted: Mapping[str, int]) -> Program:
    """How the wanted columns of a graph are made."""
    order = order_of(nodes, tuple(wanted.values()))
    makings: list[Making] = []
    steps = tuple(step for one in order.nodes for step in _steps(nodes[one], one, order.place, makings))
    asked = reading({one: nodes[one] for one in order.nodes})
    return Program(nodes, wanted, order, steps, tuple(makings), asked)


def _steps(node: Node, one: int, place: Mapping[int, int], makings: list[Making]) -> Iterator[_Step]:
    made = place[one]
    match node:
        case Every(parts) | Some(parts):
            doing = _ALL if isinstance(node, Every) else _ANY
            first, second, *others = (place[part] for part in parts)
            yield doing, made, first, second
            yield from ((doing, made, made, other) for other in others)
        case Opposite(bit):
            yield _NOT, made, place[bit], 0
        case _:
            makings.append(making(node, one, place))
            yield _MADE, made, len(makings) - 1, 0


def _kind(node: Node) -> pl.DataType:
    match node:
        case Named():
            return pl.String()
        case Total():
            return pl.UInt8()
        case _:
            return pl.Boolean()


def _series(node: Node, value: Any, people: int) -> pl.Series:
    match node:
        case Total():
            return pl.Series(value)
        case Truth():
            true, false = (_bools(way, people) for way in value)
            return true.zip_with(true | false, pl.Series([None], dtype=pl.Boolean).new_from_index(0, people))
        case Named(cases):
            return pl.Series([None, *(word for _, word in cases)], dtype=pl.String).gather(value)
        case _:
            return _bools(value, people)


def _bools(bits: int, people: int) -> pl.Series:
    return pl.Series(unpacked(bits, people).view(np.bool_))
