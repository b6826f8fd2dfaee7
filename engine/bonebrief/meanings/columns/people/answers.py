"""The columns of the table as answers: what was said, what was passed over, and which answers are left out."""

from collections.abc import Mapping
from typing import Final, assert_never

from bonebrief.language.answer import Status
from bonebrief.language.domain import NONE, Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.gates import silent_words
from bonebrief.meanings.columns.circuit.bounds import after
from bonebrief.meanings.columns.circuit.graph import NO, Graph
from bonebrief.meanings.columns.circuit.nodes import Bit
from bonebrief.meanings.columns.circuit.truths import Truths
from bonebrief.meanings.columns.people.seen import Seen, SeenNumber, SeenWord, SeenWords

_PASSED: Final = (Status.UNKNOWN.value, Status.SKIPPED.value)


def status_column(fact: str) -> str:
    """The column that says what became of a question that has no value."""
    return f"{fact}:status"


def passed_over(graph: Graph, fact: str) -> Bit:
    """Where a question was put and got no value."""
    status = graph.any_of(graph.word(status_column(fact), word) for word in _PASSED)
    return graph.but(status, graph.given(fact))


class Given:
    """Every answer of everybody, but for those that are `doubted`: these count as not known."""

    def __init__(self, graph: Graph, doubted: Mapping[str, Bit]) -> None:
        self._graph = graph
        self._doubted = doubted

    def value(self, fact: str) -> Bit:
        """Where it was answered with a value."""
        return self._graph.but(self._graph.given(fact), self._doubt(fact))

    def answered(self, fact: str) -> Bit:
        """Where there is an answer to it, be it that nobody knows."""
        return self._graph.any_of([self._graph.given(fact), passed_over(self._graph, fact), self._doubt(fact)])

    def seen(self, fact: Fact) -> Seen:
        """What was answered, as it was."""
        graph, there = self._graph, self.value(fact.id)
        match fact.domain:
            case Number():
                return SeenNumber(graph.where(there, graph.column(fact.id)))
            case YesNo(choices) | Choice(choices):
                return SeenWord({word: graph.all_of([there, graph.word(fact.id, word)]) for word in choices})
            case Choices(choices):
                recorded = graph.word(status_column(fact.id), Status.RECORDED.value)
                whole = graph.but(there, recorded)
                return SeenWords({word: self._among(fact.id, word, there, whole) for word in choices}, whole)
            case _:
                assert_never(fact.domain)

    def speaks(self, fact: Fact) -> Bit:
        """Where an answer says that its question made sense."""
        graph, silent, seen = self._graph, silent_words(fact), self.seen(fact)
        match seen:
            case SeenNumber(number):
                beside = [
                    graph.any_of([graph.under(number, float(one)), graph.at_or_over(number, after(float(one)))])
                    for one in silent
                ]
                return graph.all_of([graph.there(number), *beside])
            case SeenWord(words):
                return graph.any_of(bit for word, bit in words.items() if word not in silent)
            case SeenWords(several, _):
                return graph.any_of(one.true for word, one in several.items() if word not in silent)
            case _:
                assert_never(seen)

    def _doubt(self, fact: str) -> Bit:
        return self._doubted.get(fact, NO)

    def _among(self, fact: str, word: str, there: Bit, whole: Bit) -> Truths:
        chosen = self._graph.all_of([there, self._graph.among(fact, word)])
        return Truths(chosen, self._graph.but(there if word == NONE else whole, self._graph.among(fact, word)))
