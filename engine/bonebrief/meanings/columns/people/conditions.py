"""The truth of a condition for everybody, from what is seen of them."""

from collections.abc import Mapping
from typing import Final, assert_never

from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.meanings.columns.circuit.graph import NO, Graph
from bonebrief.meanings.columns.circuit.truths import UNKNOWN, Truths, combined
from bonebrief.meanings.columns.people.seen import Seen

_NO_FINDINGS: Final[Mapping[str, Truths]] = {}


def truths_of(
    graph: Graph, condition: Condition, seen: Mapping[str, Seen], findings: Mapping[str, Truths] = _NO_FINDINGS
) -> Truths:
    """Where a condition is true and where false; a fact that is not among those `seen` is unknown."""
    match condition:
        case All(parts) | Any(parts) | AtLeast(_, parts):
            return combined(graph, condition, [truths_of(graph, part, seen, findings) for part in parts])
        case Not(part):
            return truths_of(graph, part, seen, findings).negation
        case Holds(finding):
            return findings[finding]
        case Known(fact):
            known = seen[fact].known(graph) if fact in seen else NO
            return Truths(known, graph.opposite(known))
        case Is() | Includes() | Compare() | Between():
            return seen[condition.fact].passes(graph, condition) if condition.fact in seen else UNKNOWN
        case _:
            assert_never(condition)
