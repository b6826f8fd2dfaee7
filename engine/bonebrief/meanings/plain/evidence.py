"""What answers say of the questions before them: which gates they settle, and which they contradict.

A gate is a question whose answer opens others. A score behind it says that a scan was done, whoever answered what.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.condition import All, Condition, Includes
from bonebrief.language.domain import NONE, Choice, Choices, Number, YesNo
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.gates import needs_of, silent_words, speaks
from bonebrief.language.value import Partly, Seen, Value
from bonebrief.meanings.plain.conditions import truth_of

Requirements = Mapping[str, tuple[Condition, ...]]
"""What each gate, and each gate of a gate, must be."""


Said = tuple[Condition, str]
"""What a gate must be, and the fact whose answer says so."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The answer of a gate, and answers behind it that cannot be so together with it; in the order of the questions.

    `instead`: the only answer of the gate that fits the others; None where several could.
    """

    gate: str
    evidence: tuple[str, ...]
    instead: Value | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The questions whose answers are held against each other."""
        return self.gate, *self.evidence


@dataclass(frozen=True, slots=True)
class Evidence:
    """What follows from answers for the questions before them.

    `opening`: answers that open their own question. `taken`: what gates without an answer must be, and `taken_from` the
    answers from which that follows.
    """

    opening: frozenset[str]
    taken: Mapping[str, Seen]
    taken_from: Mapping[str, tuple[str, ...]]
    contradictions: tuple[Contradiction, ...]


def weigh(dictionary: Dictionary, answers: Answers) -> Evidence:
    """Weigh every answer that speaks for the questions before it; one that is contradicted speaks for none.

    A gate contradicts it by any answer that would have left the question unasked: no scan beside a hip score, and a
    heel scan beside it just as well.
    """
    weighing = _Weighing(dictionary, answers)
    required: dict[Condition, Requirements] = {}
    for fact in dictionary.values():
        if fact.id in answers and fact.ask_if is not None and _is_evidence(fact, answers[fact.id]):
            if fact.ask_if not in required:
                required[fact.ask_if] = _required(dictionary, fact.ask_if)
            weighing.add(fact.id, required[fact.ask_if])
    return weighing.weighed()


class _Weighing:
    def __init__(self, dictionary: Dictionary, answers: Answers) -> None:
        self._dictionary = dictionary
        self._answers = answers
        self._opening: list[str] = []
        self._said: dict[str, list[Said]] = {}
        self._denied: dict[str, list[Said]] = {}

    def add(self, fact: str, required: Requirements) -> None:
        against = [gate for gate, needs in required.items() if self._is_against(gate, needs)]
        if not against:
            self._opening.append(fact)
            _note(self._said, fact, required)
        else:
            _note(self._denied, fact, {gate: required[gate] for gate in against})

    def weighed(self) -> Evidence:
        free = {gate: said for gate, said in self._said.items() if self._value(gate) is None}
        taken = {gate: _fitting(self._dictionary[gate], said) for gate, said in free.items()}
        return Evidence(
            frozenset(self._opening),
            {gate: value for gate, value in taken.items() if value is not None},
            {gate: _sources(free[gate]) for gate, value in taken.items() if value is not None},
            tuple(self._contradiction(gate) for gate in self._dictionary if gate in self._denied),
        )

    def _value(self, gate: str) -> Seen | None:
        answer = self._answers.get(gate)
        return answer.seen if answer else None

    def _is_against(self, gate: str, needs: tuple[Condition, ...]) -> bool:
        value = self._value(gate)
        return value is not None and any(truth_of(need, {gate: value}) is False for need in needs)

    def _contradiction(self, gate: str) -> Contradiction:
        said, value = self._denied[gate], self._value(gate)
        instead = _fitting(self._dictionary[gate], said)
        if isinstance(instead, Partly):
            there = value.chosen if isinstance(value, Partly) else value if isinstance(value, tuple) else ()
            words = {*instead.chosen, *(word for word in there if word != NONE)}
            instead = tuple(word for word in self._dictionary[gate].choices if word in words)
        return Contradiction(gate, _sources(said), instead)


def without_evidence(answers: Answers, contradiction: Contradiction) -> Answers:
    """The answers if the gate is right: those that contradict it yield, and count again if its answer changes."""
    return {**answers, **{fact: replace(answers[fact], yields=True) for fact in contradiction.evidence}}


def without_denial(answers: Answers, contradiction: Contradiction) -> Answers:
    """The answers if the gate is wrong: it is answered as it must be, or not at all where that is not certain."""
    right = None if contradiction.instead is None else Answer(Status.ANSWERED, contradiction.instead)
    others = {fact: answer for fact, answer in answers.items() if fact != contradiction.gate}
    return {**others, contradiction.gate: right} if right else others


def left_of(fact: Fact, value: Value) -> Seen | None:
    """What is left of the answer of a gate that is contradicted: of several words those that speak, else nothing."""
    if not isinstance(value, tuple):
        return None
    chosen = tuple(word for word in value if word not in silent_words(fact))
    return Partly(chosen) if chosen else None


def _is_evidence(fact: Fact, answer: Answer) -> bool:
    return answer.value is not None and not answer.yields and speaks(fact, answer.value)


def _required(dictionary: Dictionary, ask_if: Condition) -> Requirements:
    """What must be so for a question to be asked; and for the questions to be asked that must be answered for it."""
    found: dict[str, tuple[Condition, ...]] = {}
    followed: set[str] = set()

    def require(ask_if: Condition) -> None:
        for gate, need in needs_of(ask_if).items():
            if need not in found.get(gate, ()):
                found[gate] = (*found.get(gate, ()), need)
            before = dictionary[gate].ask_if
            if before is not None and gate not in followed and _must_speak(dictionary[gate], need):
                followed.add(gate)
                require(before)

    require(ask_if)
    return found


def _must_speak(gate: Fact, need: Condition) -> bool:
    silent = silent_words(gate)
    values: Iterable[Value] = ((str(word),) for word in silent) if isinstance(gate.domain, Choices) else silent
    return not any(truth_of(need, {gate.id: value}) for value in values)


def _fitting(gate: Fact, said: list[Said]) -> Seen | None:
    """The only value that a gate can have; of several words those that it must have."""
    match gate.domain:
        case YesNo(choices) | Choice(choices):
            need = All(tuple(need for need, _ in said))
            words = [word for word in choices if truth_of(need, {gate.id: word})]
            return words[0] if len(words) == 1 else None
        case Choices(choices):
            must = {word for need, _ in said for word in _must_include(need)}
            return Partly(tuple(word for word in choices if word in must)) if must else None
        case Number():
            return None
        case _:
            assert_never(gate.domain)


def _must_include(need: Condition) -> Iterator[str]:
    match need:
        case All(parts):
            for part in parts:
                yield from _must_include(part)
        case Includes(_, (word,)) if word != NONE:
            yield word


def _note(found: dict[str, list[Said]], fact: str, required: Requirements) -> None:
    for gate, needs in required.items():
        found.setdefault(gate, []).extend((need, fact) for need in needs)


def _sources(said: list[Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for _, fact in said))
