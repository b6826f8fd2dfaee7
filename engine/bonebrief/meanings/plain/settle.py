"""What the rules may see of one person: answers whose question makes sense, and what is derived from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from bonebrief.knowledge.conflict import Conflict, still_open
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Value
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.formulas import derived_value

_UNKNOWN: Final = Answer(Status.UNKNOWN)


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
    conflicts: tuple[Conflict, ...] = ()


def settle(dictionary: Dictionary, answers: Answers, conflicts: Iterable[Conflict] = ()) -> Settled:
    """Work out what the rules may see: given answers whose branch is not closed, and what is derived from them.

    An answer in a closed branch is parked: it stays in `answers` and counts again when the branch reopens. Conflicts
    are held against what was answered; the answer that one of them leaves unused is unknown to the rules.
    """
    settled = _settled(dictionary, answers)
    found = tuple(conflict for conflict in conflicts if truth_of(conflict.when, settled.values) is True)
    doubted = {conflict.ask for conflict in still_open(found, answers) if conflict.unused}
    if doubted:
        settled = _settled(dictionary, {**answers, **dict.fromkeys(doubted, _UNKNOWN)})
    return replace(settled, conflicts=found)


def _settled(dictionary: Dictionary, answers: Answers) -> Settled:
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
