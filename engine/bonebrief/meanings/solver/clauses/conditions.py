"""A condition as two literals, when it is true and when it is false; where neither holds it is unknown."""

from collections.abc import Mapping
from typing import Protocol, assert_never

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
from bonebrief.meanings.solver.clauses.circuit import Circuit, Lit, Truths
from bonebrief.meanings.solver.clauses.numbers import Number


class Person(Protocol):
    """What a test is told of a person's facts."""

    @property
    def circuit(self) -> Circuit: ...
    def known(self, fact: str) -> Lit: ...
    def word(self, fact: str, word: str) -> Lit: ...
    def number(self, fact: str) -> Number: ...


def truths(person: Person, condition: Condition, findings: Mapping[str, Truths]) -> Truths:
    """When a condition is true and when it is false, by Kleene's tables on both literals."""
    circuit = person.circuit
    match condition:
        case All(parts):
            of = [truths(person, part, findings) for part in parts]
            return Truths(circuit.all_of(one.true for one in of), circuit.any_of(one.false for one in of))
        case Any(parts):
            of = [truths(person, part, findings) for part in parts]
            return Truths(circuit.any_of(one.true for one in of), circuit.all_of(one.false for one in of))
        case AtLeast(count, parts):
            of = [truths(person, part, findings) for part in parts]
            possible = circuit.at_least(count, [-one.false for one in of])
            return Truths(circuit.at_least(count, [one.true for one in of]), -possible)
        case Not(part):
            return truths(person, part, findings).negation
        case Holds(finding):
            return findings[finding]
        case Known(fact):
            known = person.known(fact)
            return Truths(known, -known)
        case Is() | Includes() | Compare() | Between():
            known, passes = person.known(condition.fact), _passes(person, condition)
            return Truths(circuit.all_of([known, passes]), circuit.all_of([known, -passes]))
        case _:
            assert_never(condition)


def _passes(person: Person, test: Is | Includes | Compare | Between) -> Lit:
    """Whether a known value passes a test."""
    match test:
        case Is(fact, words) | Includes(fact, words):
            return person.circuit.any_of(person.word(fact, word) for word in words)
        case Compare(fact, ">=" | ">" as operator, bound):
            return person.number(fact).above(bound, operator == ">=")
        case Compare(fact, operator, bound):
            return -person.number(fact).above(bound, operator == "<")
        case Between(fact, low, high):
            number = person.number(fact)
            return person.circuit.all_of([number.above(low, True), -number.above(high, False)])
        case _:
            assert_never(test)
