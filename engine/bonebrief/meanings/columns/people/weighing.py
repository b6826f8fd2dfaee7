"""What everybody's answers say of the questions before them: what gates must be, and where answers contradict."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bonebrief.language.condition import Condition
from bonebrief.language.domain import NONE, Choice, Choices, YesNo
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.meanings.columns.circuit.graph import NO, Graph
from bonebrief.meanings.columns.circuit.nodes import Bit
from bonebrief.meanings.columns.circuit.truths import Truths
from bonebrief.meanings.columns.people.answers import Given
from bonebrief.meanings.columns.people.conditions import truths_of
from bonebrief.meanings.columns.people.needs import Required, allows, must_include
from bonebrief.meanings.columns.people.seen import SeenWord, SeenWords


@dataclass(frozen=True, slots=True)
class Evidence:
    """What follows from answers for the questions before them.

    `opening`: where an answer opens its own question. `taken`: what gates without an answer must be, and `said` where
    which answer says so. `contradicted`: where the answer of a gate is, `unused`: where it or one behind it does not
    count.
    """

    opening: Mapping[str, Bit]
    taken: Mapping[str, SeenWord | SeenWords]
    said: Mapping[str, Mapping[str, Bit]]
    contradicted: Mapping[str, Bit]
    unused: Mapping[str, Bit]


def weigh(graph: Graph, dictionary: Dictionary, required: Required, given: Given) -> Evidence:
    """Weigh every answer that speaks for the questions before it; one that is contradicted speaks for none."""
    weighing = _Weighing(graph, dictionary, required, given)
    for fact in dictionary.values():
        if fact.ask_if is not None:
            weighing.add(fact, fact.ask_if)
    return weighing.weighed()


class _Weighing:
    def __init__(self, graph: Graph, dictionary: Dictionary, required: Required, given: Given) -> None:
        self._graph = graph
        self._dictionary = dictionary
        self._required = required
        self._given = given
        self._opening: dict[str, Bit] = {}
        self._said: dict[str, list[tuple[Condition, str, Bit]]] = defaultdict(list)
        self._denied: dict[str, list[tuple[str, Bit]]] = defaultdict(list)

    def add(self, fact: Fact, ask_if: Condition) -> None:
        evidence = self._given.speaks(fact)
        if evidence == NO:
            return
        needs = self._required.of(ask_if)
        against = {gate: self._against(gate, conditions) for gate, conditions in needs.items()}
        opening = self._opening[fact.id] = self._graph.but(evidence, *against.values())
        for gate, conditions in needs.items():
            self._said[gate] += [(need, fact.id, opening) for need in conditions]
            self._denied[gate].append((fact.id, self._graph.all_of([evidence, against[gate]])))

    def weighed(self) -> Evidence:
        unused: dict[str, list[Bit]] = defaultdict(list)
        for gate, denied in self._denied.items():
            for fact, bit in denied:
                unused[gate].append(bit)
                unused[fact].append(bit)
        contradicted = {g: self._graph.any_of(bit for _, bit in denied) for g, denied in self._denied.items()}
        taken = {gate: seen for gate in self._said if (seen := self._taken(self._dictionary[gate])) is not None}
        said = {gate: {fact: bit for _, fact, bit in of} for gate, of in self._said.items()}
        spoilt = {fact: self._graph.any_of(bits) for fact, bits in unused.items()}
        return Evidence(self._opening, taken, said, contradicted, spoilt)

    def _against(self, gate: str, needs: tuple[Condition, ...]) -> Bit:
        seen = {gate: self._given.seen(self._dictionary[gate])}
        return self._graph.any_of(truths_of(self._graph, need, seen).false for need in needs)

    def _taken(self, gate: Fact) -> SeenWord | SeenWords | None:
        """The only value that a gate without an answer can have; of several words those that it must have."""
        free = self._graph.opposite(self._given.value(gate.id))
        match gate.domain:
            case YesNo(choices) | Choice(choices):
                return self._only(free, gate.id, list(choices))
            case Choices(choices):
                must = {word: self._must(free, gate.id, word) for word in choices}
                some = self._graph.any_of(must.values())
                return SeenWords({w: Truths(bit, some if w == NONE else NO) for w, bit in must.items()}, NO)
        return None

    def _only(self, free: Bit, gate: str, words: list[str]) -> SeenWord:
        out = {w: self._graph.any_of(bit for need, _, bit in self._said[gate] if not allows(need, w)) for w in words}
        said = self._graph.all_of([free, self._graph.any_of(bit for _, _, bit in self._said[gate])])
        others = {word: [out[other] for other in words if other != word] for word in words}
        return SeenWord({word: self._graph.but(self._graph.all_of([said, *others[word]]), out[word]) for word in words})

    def _must(self, free: Bit, gate: str, word: str) -> Bit:
        says = [bit for need, _, bit in self._said[gate] if word in must_include(need)]
        return self._graph.all_of([free, self._graph.any_of(says)])
