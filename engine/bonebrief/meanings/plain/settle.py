"""What the rules may see of one person: answers whose question makes sense, and what is derived from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bonebrief.language.answer import Answers
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Value
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.formulas import derived_value


class Branch(Enum):
    """Whether a question makes sense for this person: OPEN, CLOSED, or WAITING for an earlier answer."""

    OPEN = "open"
    CLOSED = "closed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of a person: the values rules may see, and the branch of every question."""

    values: Mapping[str, Value]
    branches: Mapping[str, Branch]


def settle(dictionary: Dictionary, answers: Answers) -> Settled:
    """Work out what the rules may see: given answers whose branch is not closed, and what is derived from them.

    An answer in a closed branch is parked: it stays in `answers` and counts again when the branch reopens.
    """
    values: dict[str, Value] = {}
    branches: dict[str, Branch] = {}
    for fact in dictionary.values():
        if fact.formula is not None:
            derived = derived_value(fact.formula, values)
            if derived is not None:
                values[fact.id] = derived
            continue
        branch = branches[fact.id] = _branch(fact, values, branches, answers)
        answer = answers.get(fact.id)
        if answer and answer.value is not None and branch is not Branch.CLOSED:
            value = answer.value
            values[fact.id] = fact.number.kept(value) if fact.number and isinstance(value, float) else value
    return Settled(values, branches)


def _branch(
    fact: Fact,
    values: Mapping[str, Value],
    branches: Mapping[str, Branch],
    answers: Answers,
) -> Branch:
    if fact.ask_if is None:
        return Branch.OPEN
    truth = truth_of(fact.ask_if, values)
    if truth is not None:
        return Branch.OPEN if truth else Branch.CLOSED
    waits = any(gate not in answers and branches[gate] is not Branch.CLOSED for gate in fact.reads)
    return Branch.WAITING if waits else Branch.CLOSED
