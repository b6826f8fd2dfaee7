"""Three-valued truth as two columns, by Kleene's strong logic."""

from collections.abc import Sequence
from typing import Final, NamedTuple, assert_never

from bonebrief.language.condition import All, Any, AtLeast, Group
from bonebrief.meanings.columns.circuit.graph import NO, Graph
from bonebrief.meanings.columns.circuit.nodes import Bit


class Truths(NamedTuple):
    """Where a condition is true and where it is false; where neither is, it is unknown. Never both."""

    true: Bit
    false: Bit

    @property
    def negation(self) -> "Truths":
        """Where its negation is true and where that is false."""
        return Truths(self.false, self.true)

    def unknown(self, graph: Graph) -> Bit:
        """Where it is neither."""
        return graph.none_of(self)


UNKNOWN: Final = Truths(NO, NO)


def combined(graph: Graph, group: Group, parts: Sequence[Truths]) -> Truths:
    """The truth of a group from the truths of its parts."""
    true, false = [part.true for part in parts], [part.false for part in parts]
    match group:
        case All():
            return Truths(graph.all_of(true), graph.any_of(false))
        case Any():
            return Truths(graph.any_of(true), graph.all_of(false))
        case AtLeast(count, _):
            return Truths(graph.at_least(count, true), graph.at_least(len(parts) - count + 1, false))
        case _:
            assert_never(group)
