"""What the rules may see of one person: answers whose question makes sense, and what follows from them.

The one place that says so, for files, interviews and explanations alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from bonebrief.knowledge.conflict import Conflict, still_open
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Partly, Seen
from bonebrief.meanings.plain.conditions import is_known, truth_of
from bonebrief.meanings.plain.evidence import Contradiction, Evidence, left_of, weigh
from bonebrief.meanings.plain.formulas import derived_value

_UNKNOWN: Final = Answer(Status.UNKNOWN)


class Branch(Enum):
    """Whether a question makes sense for this person: OPEN, CLOSED, or WAITING for an earlier answer."""

    OPEN = "open"
    CLOSED = "closed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of a person: the values rules may see, and the branch of every question.

    `taken`: by gate without an answer whose value follows from answers behind it: those answers. `contradictions`:
    answers of which none is used until they are settled. `parked`: answers left out because their branch is closed.
    """

    values: Mapping[str, Seen]
    branches: Mapping[str, Branch]
    conflicts: tuple[Conflict, ...] = ()
    taken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    parked: tuple[str, ...] = ()

    @property
    def contradicted(self) -> frozenset[str]:
        """Every question whose answer is part of a contradiction."""
        return frozenset(fact for contradiction in self.contradictions for fact in contradiction.facts)

    def needs_no_answer(self, fact: str) -> bool:
        """Whether a question has its whole value from answers behind it."""
        return fact in self.taken and not isinstance(self.values.get(fact), Partly)


def settle(dictionary: Dictionary, answers: Answers, conflicts: Iterable[Conflict] = ()) -> Settled:
    """Work out what the rules may see: given answers whose branch is not closed, and what follows from them.

    Evidence opens its gates: an answer behind a gate without an answer gives the gate its value where only one can
    have opened the way, and else opens the way alone. An answer that contradicts its gate counts as little as the gate.
    An answer in a closed branch is parked: it stays in `answers` and counts again when the branch reopens. Conflicts
    are held against what was answered; the answer that one of them leaves unused is unknown to the rules, and so is
    what would give it back as evidence.
    """
    settled = _settled(dictionary, answers)
    found = tuple(conflict for conflict in conflicts if truth_of(conflict.when, settled.values) is True)
    doubted = {conflict.ask for conflict in still_open(found, answers) if conflict.unused}
    while doubted:
        settled = _settled(dictionary, {**answers, **dict.fromkeys(doubted, _UNKNOWN)})
        behind = {fact for ask in doubted for fact in settled.taken.get(ask, ())}
        doubted = doubted | behind if behind - doubted else set()
    return replace(settled, conflicts=found)


def _settled(dictionary: Dictionary, answers: Answers) -> Settled:
    person = _Person(answers, weigh(dictionary, answers))
    for fact in dictionary.values():
        if fact.formula is not None:
            person.derive(fact)
        else:
            person.ask(fact)
    return person.settled()


class _Person:
    def __init__(self, answers: Answers, evidence: Evidence) -> None:
        self._answers = answers
        self._evidence = evidence
        self._gates = frozenset(one.gate for one in evidence.contradictions)
        self._unused = frozenset(fact for one in evidence.contradictions for fact in one.facts)
        self._values: dict[str, Seen] = {}
        self._branches: dict[str, Branch] = {}
        self._impossible: set[str] = set()
        self._parked: list[str] = []

    def settled(self) -> Settled:
        taken = {gate: facts for gate, facts in self._evidence.taken_from.items() if gate in self._values}
        found = self._evidence.contradictions
        return Settled(self._values, self._branches, (), taken, found, tuple(self._parked))

    def derive(self, fact: Fact) -> None:
        assert fact.formula is not None
        derived = derived_value(fact.formula, self._values)
        if derived is not None:
            self._values[fact.id] = derived

    def ask(self, fact: Fact) -> None:
        branch = self._branches[fact.id] = self._branch(fact)
        value = self._value(fact, self._answers.get(fact.id))
        if value is None:
            return
        if branch is not Branch.CLOSED:
            self._values[fact.id] = value
        elif fact.id not in self._evidence.taken:
            self._parked.append(fact.id)

    def _value(self, fact: Fact, answer: Answer | None) -> Seen | None:
        if answer is None or answer.value is None:
            return self._evidence.taken.get(fact.id)
        if fact.id in self._gates:
            return left_of(fact, answer.value)
        if fact.id in self._unused:
            return None
        return fact.number.kept(answer.value) if fact.number and isinstance(answer.value, float) else answer.seen

    def _branch(self, fact: Fact) -> Branch:
        if fact.ask_if is None:
            return Branch.OPEN
        truth = truth_of(fact.ask_if, self._values)
        if truth:
            return Branch.OPEN
        undecided = [] if truth is False else self._undecided(fact)
        if not undecided:
            self._impossible.add(fact.id)
            return Branch.CLOSED
        if fact.id in self._evidence.opening or fact.id in self._evidence.taken:
            return Branch.OPEN
        waits = any(self._is_awaited(gate) for gate in undecided)
        return Branch.WAITING if waits else Branch.CLOSED

    def _undecided(self, fact: Fact) -> list[str]:
        """The questions that could still open this one."""
        return [gate for gate in fact.reads if gate not in self._impossible and not is_known(gate, self._values)]

    def _is_awaited(self, gate: str) -> bool:
        """Whether a question without a value may still get one: it was not answered, or the answer does not count."""
        without = gate not in self._answers or gate in self._unused
        return without and self._branches[gate] is not Branch.CLOSED
