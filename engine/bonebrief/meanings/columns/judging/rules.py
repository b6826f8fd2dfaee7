"""Every rule and finding over everybody, from the conditions as they were written."""

from collections.abc import Mapping

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.columns.circuit.graph import Graph
from bonebrief.meanings.columns.circuit.truths import Truths
from bonebrief.meanings.columns.people.conditions import truths_of
from bonebrief.meanings.columns.people.seen import Seen


def evaluate(graph: Graph, knowledge: Knowledge, seen: Mapping[str, Seen]) -> dict[str, Truths]:
    """Where every finding and every rule is true and where it is false, by id."""
    found: dict[str, Truths] = {}
    for finding in knowledge.findings.values():
        rules = [truths_of(graph, rule.when, seen, found) for rule in finding.rules]
        found.update(zip((rule.id for rule in finding.rules), rules, strict=True))
        found[finding.id] = Truths(graph.any_of(r.true for r in rules), graph.all_of(r.false for r in rules))
    for point in knowledge.points.values():
        for entry in point.raises:
            found[entry.rule.id] = truths_of(graph, entry.rule.when, seen, found)
    return found
