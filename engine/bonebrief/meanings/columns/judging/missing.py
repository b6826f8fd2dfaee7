"""Which unanswered questions could settle a rule that is unknown, for everybody."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import assert_never

from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.meanings.columns.circuit.graph import Graph
from bonebrief.meanings.columns.circuit.nodes import Bit
from bonebrief.meanings.columns.circuit.truths import Truths, combined
from bonebrief.meanings.columns.judging.people import People
from bonebrief.meanings.columns.people.conditions import truths_of

Reached = Mapping[Hashable, Bit]
"""By what is looked for: where it is reached through nothing but what is unknown."""


class FirstToAsk:
    """For each question where it is to be asked, or which it waits for is."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._found: dict[str, Mapping[str, Bit]] = {}

    def of(self, fact: str) -> Mapping[str, Bit]:
        """By question: where that one is the one to ask for the sake of this one, which has no answer."""
        if fact not in self._found:
            self._found[fact] = self._of(fact)
        return self._found[fact]

    def _of(self, fact: str) -> Mapping[str, Bit]:
        people, graph = self._people, self._people.graph
        found = {fact: [people.unanswered(fact)]}
        waits = graph.but(people.settled.waiting(graph, fact), people.known(fact))
        for gate in people.knowledge.dictionary[fact].reads:
            for first, bit in self.of(gate).items():
                found.setdefault(first, []).append(graph.all_of([waits, bit]))
        return {first: bit for first, bits in found.items() if (bit := graph.any_of(bits))}


class Following:
    """Follows what is unknown in rules down to the questions that it rests on, each of which leads to something."""

    def __init__(self, people: People, leads_to: Callable[[str], Reached]) -> None:
        self._people = people
        self._graph: Graph = people.graph
        self._leads_to = leads_to
        self._conditions: dict[int, tuple[Truths, Reached]] = {}
        self._findings: dict[str, Reached] = {}

    def reached(self, condition: Condition) -> Reached:
        """What is reached from a condition, where that is unknown."""
        return self._of(condition)[1]

    def _of(self, condition: Condition) -> tuple[Truths, Reached]:
        found = self._conditions.get(id(condition))
        if found is None:
            found = self._conditions[id(condition)] = self._made(condition)
        return found

    def _made(self, condition: Condition) -> tuple[Truths, Reached]:
        match condition:
            case All(parts) | Any(parts) | AtLeast(_, parts):
                made = [self._of(part) for part in parts]
                truths = combined(self._graph, condition, [truths for truths, _ in made])
                return truths, self._joined(truths, [reached for _, reached in made])
            case Not(part):
                truths, reached = self._of(part)
                return truths.negation, reached
            case Holds(name):
                return self._people.truths[name], self._finding(name)
            case Is() | Includes() | Compare() | Between() | Known():
                truths = truths_of(self._graph, condition, self._people.settled.seen)
                asked = asked_inputs(self._people.knowledge.dictionary, (condition.fact,))
                return truths, self._joined(truths, [self._leads_to(fact) for fact in asked])
            case _:
                assert_never(condition)

    def _finding(self, name: str) -> Reached:
        if name not in self._findings:
            rules = [self.reached(rule.when) for rule in self._people.knowledge.findings[name].rules]
            self._findings[name] = self._joined(self._people.truths[name], rules)
        return self._findings[name]

    def _joined(self, truths: Truths, parts: Iterable[Reached]) -> Reached:
        return where(self._graph, truths.unknown(self._graph), united(self._graph, parts))


def united(graph: Graph, parts: Iterable[Reached]) -> Reached:
    """Where a thing is reached in one way or another."""
    found: dict[Hashable, list[Bit]] = {}
    for part in parts:
        for what, bit in part.items():
            found.setdefault(what, []).append(bit)
    return {what: graph.any_of(bits) for what, bits in found.items()}


def where(graph: Graph, bit: Bit, reached: Reached) -> Reached:
    """What is reached where a bit is true as well."""
    both = {what: graph.all_of([bit, one]) for what, one in reached.items()}
    return {what: one for what, one in both.items() if one}
