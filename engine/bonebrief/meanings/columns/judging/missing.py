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
from bonebrief.meanings.columns.circuit.graph import NO, YES, Graph
from bonebrief.meanings.columns.circuit.nodes import Bit
from bonebrief.meanings.columns.circuit.truths import Truths, combined
from bonebrief.meanings.columns.judging.people import People

Reached = Mapping[Hashable, Bit]
"""By what is looked for: where it is reached through nothing but what is unknown."""


class FirstToAsk:
    """For each question where it is to be asked, or which it waits for is."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._found: dict[str, Reached] = {}

    def of(self, fact: str) -> Reached:
        """By question: where that one is the one to ask for the sake of this one, which has no answer."""
        if fact not in self._found:
            self._found[fact] = self._of(fact)
        return self._found[fact]

    def _of(self, fact: str) -> Reached:
        people, graph = self._people, self._people.graph
        found: dict[Hashable, list[Bit]] = {fact: [people.unanswered(fact)]}
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

    def reached(self, condition: Condition, within: Bit = YES) -> Reached:
        """What is reached from a condition, where that is unknown and a bit is true."""
        truths, parts = self._of(condition)
        return where(self._graph, self._graph.all_of([within, truths.unknown(self._graph)]), parts)

    def _of(self, condition: Condition) -> tuple[Truths, Reached]:
        """The truth of a condition, and what is reached from its parts."""
        found = self._conditions.get(id(condition))
        if found is None:
            found = self._conditions[id(condition)] = self._made(condition)
        return found

    def _made(self, condition: Condition) -> tuple[Truths, Reached]:
        match condition:
            case All(parts) | Any(parts) | AtLeast(_, parts):
                truths = combined(self._graph, condition, [self._of(part)[0] for part in parts])
                return truths, united(self._graph, map(self.reached, parts))
            case Not(part):
                truths, reached = self._of(part)
                return truths.negation, reached
            case Holds(name):
                return self._people.truths[name], self._finding(name)
            case Is() | Includes() | Compare() | Between() | Known():
                truths = self._people.test(condition)
                asked = asked_inputs(self._people.knowledge.dictionary, (condition.fact,))
                return truths, united(self._graph, map(self._leads_to, asked))
            case _:
                assert_never(condition)

    def _finding(self, name: str) -> Reached:
        if name not in self._findings:
            rules = self._people.knowledge.findings[name].rules
            self._findings[name] = united(self._graph, [self.reached(rule.when) for rule in rules])
        return self._findings[name]


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
    return {what: one for what, one in both.items() if one != NO}
