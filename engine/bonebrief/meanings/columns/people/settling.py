"""What the rules may see of everybody, and whether each question makes sense for them: the same as for one person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from bonebrief.knowledge.conflict import Conflict
from bonebrief.language.domain import NONE, Number
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.gates import silent_words
from bonebrief.meanings.columns.circuit.graph import NO, YES, Graph
from bonebrief.meanings.columns.circuit.nodes import Bit
from bonebrief.meanings.columns.circuit.truths import UNKNOWN, Truths
from bonebrief.meanings.columns.people.answers import Given
from bonebrief.meanings.columns.people.conditions import truths_of
from bonebrief.meanings.columns.people.derived import derived
from bonebrief.meanings.columns.people.needs import Required
from bonebrief.meanings.columns.people.seen import Seen, SeenNumber, SeenWord, SeenWords
from bonebrief.meanings.columns.people.weighing import Evidence, weigh


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of everybody: what rules see, and where each question is open, closed or waits for another.

    `taken`: where a gate has its value from answers behind it. `unsettled`: where answers contradict one another,
    seldom go together, or stand behind a question that another closed.
    """

    seen: Mapping[str, Seen]
    open: Mapping[str, Bit]
    closed: Mapping[str, Bit]
    taken: Mapping[str, Bit]
    unsettled: Bit

    def waiting(self, graph: Graph, fact: str) -> Bit:
        """Where a question waits for the answer to another one."""
        return graph.none_of([self.open[fact], self.closed[fact]])


def settle(graph: Graph, dictionary: Dictionary, conflicts: Iterable[Conflict]) -> Settled:
    """Work out what the rules may see of everybody; conflicts are held against what was answered."""
    required, declared = Required(dictionary), tuple(conflicts)
    first = _People(graph, dictionary, required, {})
    there = {one.id: truths_of(graph, one.when, first.seen).true for one in declared}
    doubted: dict[str, Bit] = {}
    for one in declared:
        if one.unused:
            doubted[one.ask] = graph.any_of([doubted.get(one.ask, NO), there[one.id]])
    people = _followed(graph, dictionary, required, {ask: bit for ask, bit in doubted.items() if bit != NO}) or first
    return people.settled(there.values())


def _followed(graph: Graph, dictionary: Dictionary, required: Required, doubted: Mapping[str, Bit]) -> "_People | None":
    """Everybody without the answers that are doubted, nor those that would give one of them back as evidence.

    An answer left out may free others that it contradicted, which are left out next, as long as there can be any.
    """
    if not doubted:
        return None
    people = _People(graph, dictionary, required, doubted)
    masked, newly = dict(doubted), set(doubted)
    while newly:
        behind = {f for f in _behind(dictionary, required, doubted) if newly & {*_gates(dictionary, required, f)}}
        masked = _with(graph, masked, people, behind)
        newly = behind
        people = _People(graph, dictionary, required, masked) if behind else people
    return people


def _with(graph: Graph, doubted: Mapping[str, Bit], people: "_People", behind: set[str]) -> dict[str, Bit]:
    found = dict(doubted)
    for ask in doubted:
        for fact, says in people.evidence.said.get(ask, {}).items():
            if fact in behind:
                there = graph.all_of([doubted[ask], people.taken.get(ask, NO), says])
                found[fact] = graph.any_of([found.get(fact, NO), there])
    return {fact: bit for fact, bit in found.items() if bit != NO}


def _behind(dictionary: Dictionary, required: Required, asks: Iterable[str]) -> set[str]:
    return {fact for fact in dictionary if {*asks} & {*_gates(dictionary, required, fact)}}


def _gates(dictionary: Dictionary, required: Required, fact: str) -> Iterable[str]:
    ask_if = dictionary[fact].ask_if
    return required.of(ask_if) if ask_if is not None else ()


class _People:
    """Everybody, question by question, in the order of the dictionary."""

    def __init__(self, graph: Graph, dictionary: Dictionary, required: Required, doubted: Mapping[str, Bit]) -> None:
        self._graph = graph
        self._given = Given(graph, doubted)
        self.evidence: Evidence = weigh(graph, dictionary, required, self._given)
        self.seen: dict[str, Seen] = {}
        self.taken: dict[str, Bit] = {}
        self._open: dict[str, Bit] = {}
        self._closed: dict[str, Bit] = {}
        self._impossible: dict[str, Bit] = {}
        self._parked: list[Bit] = []
        for fact in dictionary.values():
            if fact.formula is not None:
                self.seen[fact.id] = derived(graph, fact.formula, self.seen)
            else:
                self._ask(fact)

    def settled(self, conflicts: Iterable[Bit]) -> Settled:
        unsettled = self._graph.any_of([*self.evidence.contradicted.values(), *self._parked, *conflicts])
        return Settled(self.seen, self._open, self._closed, self.taken, unsettled)

    def _ask(self, fact: Fact) -> None:
        graph, taken = self._graph, self._any(self.evidence.taken.get(fact.id))
        self._branch(fact, taken)
        value = self._value(fact)
        self.seen[fact.id] = self._shown(value, graph.opposite(self._closed[fact.id]))
        self.taken[fact.id] = graph.but(taken, self._closed[fact.id])
        self._parked.append(graph.but(graph.all_of([self._any(value), self._closed[fact.id]]), taken))

    def _branch(self, fact: Fact, taken: Bit) -> None:
        graph = self._graph
        if fact.ask_if is None:
            self._open[fact.id], self._closed[fact.id], self._impossible[fact.id] = YES, NO, NO
            return
        truth = truths_of(graph, fact.ask_if, self.seen)
        undecided = {gate: self._undecided(gate) for gate in fact.reads}
        may_open = graph.but(graph.any_of(undecided.values()), *truth)
        by_evidence = graph.all_of([may_open, graph.any_of([self.evidence.opening.get(fact.id, NO), taken])])
        awaited = graph.any_of(graph.all_of([bit, self._awaited(gate)]) for gate, bit in undecided.items())
        self._open[fact.id] = graph.any_of([truth.true, by_evidence])
        self._impossible[fact.id] = graph.none_of([truth.true, may_open])
        unawaited = graph.but(may_open, by_evidence, awaited)
        self._closed[fact.id] = graph.any_of([self._impossible[fact.id], unawaited])

    def _undecided(self, gate: str) -> Bit:
        return self._graph.none_of([self._impossible.get(gate, NO), self.seen[gate].known(self._graph)])

    def _awaited(self, gate: str) -> Bit:
        without = self._graph.any_of([self._graph.opposite(self._given.answered(gate)), self._unused(gate)])
        return self._graph.but(without, self._closed[gate])

    def _unused(self, fact: str) -> Bit:
        return self.evidence.unused.get(fact, NO)

    def _any(self, seen: Seen | None) -> Bit:
        """Where anything is known of a fact."""
        if isinstance(seen, SeenWords):
            return self._graph.any_of([seen.whole, *(one.true for one in seen.words.values())])
        return seen.known(self._graph) if seen else NO

    def _value(self, fact: Fact) -> Seen:
        """What was answered, where it counts; what is left of it, where it is contradicted; and else what is taken."""
        given, graph, taken = self._given.seen(fact), self._graph, self.evidence.taken.get(fact.id)
        counted = self._shown(given, graph.opposite(self._unused(fact.id)))
        if isinstance(counted, SeenNumber) and isinstance(fact.domain, Number):
            return self._as_rules_see(counted, fact.domain)
        if isinstance(counted, SeenWord) and isinstance(taken, SeenWord):
            return SeenWord({word: graph.any_of([bit, taken.words[word]]) for word, bit in counted.words.items()})
        if isinstance(counted, SeenWords) and isinstance(given, SeenWords):
            left = self._left_of(fact, given)
            others = [left, taken] if isinstance(taken, SeenWords) else [left]
            return SeenWords({w: self._either(w, counted, *others) for w in counted.words}, counted.whole)
        return counted

    def _either(self, word: str, *ways: SeenWords) -> Truths:
        graph, found = self._graph, [one.words.get(word, UNKNOWN) for one in ways]
        return Truths(graph.any_of(one.true for one in found), graph.any_of(one.false for one in found))

    def _as_rules_see(self, seen: SeenNumber, spec: Number) -> SeenNumber:
        if spec.decimals:
            return seen
        return SeenNumber(self._graph.turned("cut" if spec.fractions == "cut" else "round", seen.number))

    def _left_of(self, fact: Fact, given: SeenWords) -> SeenWords:
        """Of several words that are contradicted, those that speak."""
        graph, there = self._graph, self.evidence.contradicted.get(fact.id, NO)
        silent = silent_words(fact)
        speaking = {
            word: graph.all_of([there, one.true]) if word not in silent else NO for word, one in given.words.items()
        }
        some = graph.any_of(speaking.values())
        return SeenWords({word: Truths(bit, some if word == NONE else NO) for word, bit in speaking.items()}, NO)

    def _shown(self, seen: Seen, bit: Bit) -> Seen:
        """The same where a bit is true, and nothing elsewhere."""
        graph = self._graph
        match seen:
            case SeenNumber(number):
                return SeenNumber(graph.where(bit, number))
            case SeenWord(words):
                return SeenWord({word: graph.all_of([bit, one]) for word, one in words.items()})
            case SeenWords(several, whole):
                shown = {w: Truths(*(graph.all_of([bit, way]) for way in one)) for w, one in several.items()}
                return replace(seen, words=shown, whole=graph.all_of([bit, whole]))
            case _:
                assert_never(seen)
