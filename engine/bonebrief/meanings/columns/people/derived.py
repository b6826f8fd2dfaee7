"""Derived facts as columns; a number that is rounded is compared with bounds that were turned back beforehand."""

from collections.abc import Mapping
from typing import assert_never

from bonebrief.language.formula import Arithmetic, Calculation, Call, Constant, Formula, Reference, SiteOfLowest
from bonebrief.meanings.columns.circuit.graph import Graph
from bonebrief.meanings.columns.circuit.nodes import Bit, Num
from bonebrief.meanings.columns.people.conditions import truths_of
from bonebrief.meanings.columns.people.seen import Seen, SeenNumber, SeenWord


def derived(graph: Graph, formula: Formula, seen: Mapping[str, Seen]) -> Seen:
    """What follows for everybody from what is seen of other facts."""
    if isinstance(formula, SiteOfLowest):
        return _site(graph, formula, seen)
    return SeenNumber(graph.turned("exact", _number(graph, formula, seen)))


def _number(graph: Graph, formula: Calculation, seen: Mapping[str, Seen]) -> Num:
    match formula:
        case Constant(value):
            return graph.constant(value)
        case Reference(fact, unless):
            there = seen.get(fact)
            number = there.number if isinstance(there, SeenNumber) else graph.nothing
            ignored = truths_of(graph, unless, seen).true if unless is not None else 0
            return graph.where(graph.opposite(ignored), number)
        case Arithmetic(sign, left, right):
            return graph.sum(sign, _number(graph, left, seen), _number(graph, right, seen))
        case Call("whole", parts):
            return graph.turned("whole", _number(graph, parts[0], seen))
        case Call("lowest" | "highest" | "first" as function, parts):
            return graph.pick(function, [_number(graph, part, seen) for part in parts])
        case Call():
            raise TypeError(f"no column for {formula.function}")
        case _:
            assert_never(formula)


def _site(graph: Graph, formula: SiteOfLowest, seen: Mapping[str, Seen]) -> SeenWord:
    numbers = [_number(graph, part, seen) for part in formula.parts]
    words: dict[str, Bit] = {}
    for place, part in enumerate(formula.parts):
        bit = graph.but(graph.there(numbers[place]), *_lower_than(graph, numbers, place))
        words[part.fact] = graph.any_of([words.get(part.fact, 0), bit])
    return SeenWord(words)


def _lower_than(graph: Graph, numbers: list[Num], place: int) -> list[Bit]:
    """Where another one is lower, or as low and stands before it."""
    return [graph.lower(other, numbers[place], included=at < place) for at, other in enumerate(numbers) if at != place]
