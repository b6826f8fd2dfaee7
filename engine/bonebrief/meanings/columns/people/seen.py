"""What is seen of one fact of everybody, and what a test of it says of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bonebrief.language.condition import Between, Compare, Includes, Is
from bonebrief.meanings.columns.circuit.bounds import after
from bonebrief.meanings.columns.circuit.graph import Graph
from bonebrief.meanings.columns.circuit.nodes import Bit, Num
from bonebrief.meanings.columns.circuit.truths import UNKNOWN, Truths

Test = Is | Includes | Compare | Between


@dataclass(frozen=True, slots=True)
class SeenNumber:
    """A number, or none."""

    number: Num

    def known(self, graph: Graph) -> Bit:
        return graph.there(self.number)

    def passes(self, graph: Graph, test: Test) -> Truths:
        match test:
            case Compare(_, ">=", bound):
                return self._from(graph, bound)
            case Compare(_, ">", bound):
                return self._from(graph, after(bound))
            case Compare(_, "<", bound):
                return self._from(graph, bound).negation
            case Compare(_, _, bound):
                return self._from(graph, after(bound)).negation
            case Between(_, low, high):
                over, beyond = self._from(graph, low), self._from(graph, after(high))
                return Truths(graph.all_of([over.true, beyond.false]), graph.any_of([over.false, beyond.true]))
        raise TypeError(f"{test.fact} is a number and cannot be tested so")

    def _from(self, graph: Graph, bound: float) -> Truths:
        return Truths(graph.at_or_over(self.number, bound), graph.under(self.number, bound))


@dataclass(frozen=True, slots=True)
class SeenWord:
    """For each word whether it is the one."""

    words: Mapping[str, Bit]

    def known(self, graph: Graph) -> Bit:
        return graph.any_of(self.words.values())

    def passes(self, graph: Graph, test: Test) -> Truths:
        if not isinstance(test, Is):
            raise TypeError(f"{test.fact} is a word and cannot be tested so")
        others = [bit for word, bit in self.words.items() if word not in test.values]
        return Truths(graph.any_of(self.words.get(word, 0) for word in test.values), graph.any_of(others))


@dataclass(frozen=True, slots=True)
class SeenWords:
    """For each of several words whether it is chosen, and whether it is not; `whole` where that is known of all."""

    words: Mapping[str, Truths]
    whole: Bit

    def known(self, graph: Graph) -> Bit:
        return self.whole

    def passes(self, graph: Graph, test: Test) -> Truths:
        if not isinstance(test, Includes):
            raise TypeError(f"{test.fact} has several words and cannot be tested so")
        tested = [self.words.get(word, UNKNOWN) for word in test.options]
        return Truths(graph.any_of(one.true for one in tested), graph.all_of(one.false for one in tested))


Seen = SeenNumber | SeenWord | SeenWords
