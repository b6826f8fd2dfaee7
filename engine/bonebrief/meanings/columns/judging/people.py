"""Everybody in a table, judged by one rule book for one questionnaire: what all that is said of them rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.language.condition import FactTest
from bonebrief.meanings.columns.circuit.graph import Graph
from bonebrief.meanings.columns.circuit.nodes import Bit
from bonebrief.meanings.columns.circuit.truths import Truths
from bonebrief.meanings.columns.judging.rules import evaluate
from bonebrief.meanings.columns.people.conditions import truths_of
from bonebrief.meanings.columns.people.settling import Settled, settle


@dataclass(frozen=True)
class People:
    """What the rules see of everybody, and the truth of each rule and finding for them."""

    graph: Graph
    knowledge: Knowledge
    questionnaire: Questionnaire
    settled: Settled
    truths: Mapping[str, Truths]
    _tests: dict[FactTest, Truths] = field(default_factory=dict, repr=False, compare=False)

    def test(self, test: FactTest) -> Truths:
        """Where a test of a fact is true and where it is false."""
        if test not in self._tests:
            self._tests[test] = truths_of(self.graph, test, self.settled.seen)
        return self._tests[test]

    def known(self, fact: str) -> Bit:
        """Where the whole value of a fact is known."""
        return self.settled.seen[fact].known(self.graph)

    def unanswered(self, fact: str) -> Bit:
        """Where a question makes sense and has no answer that the rules see."""
        return self.graph.but(self.settled.open[fact], self.known(fact))

    def needless(self, fact: str) -> Bit:
        """Where nothing known makes a question worth asking here."""
        condition = self.questionnaire.worth_asking.get(fact)
        if condition is None:
            return self.graph.opposite(1)
        return self.graph.opposite(truths_of(self.graph, condition, self.settled.seen).true)


def judged(graph: Graph, knowledge: Knowledge, questionnaire: Questionnaire) -> People:
    """What follows from the answers of everybody."""
    settled = settle(graph, knowledge.dictionary, knowledge.conflicts.values())
    return People(graph, knowledge, questionnaire, settled, evaluate(graph, knowledge, settled.seen))
