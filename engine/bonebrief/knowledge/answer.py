"""What a person said to a question, and what of it the rules may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.fact import Fact
from bonebrief.knowledge.formula import Arithmetic, Call, Constant, Formula, Reference, SiteOfLowest
from bonebrief.knowledge.truth import truth_of
from bonebrief.knowledge.value import Value


class Status(Enum):
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
    NOT_ASKED = "not_asked"
    PENDING = "pending"


class Branch(Enum):
    """Whether a question makes sense for this person: OPEN, CLOSED, or WAITING for an earlier answer."""

    OPEN = "open"
    CLOSED = "closed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as given; only ANSWERED has a value."""

    status: Status
    value: Value | None = None


Answers = Mapping[str, Answer]


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
            derived = _derive(fact, fact.formula, values)
            if derived is not None:
                values[fact.id] = derived
            continue
        branch = branches[fact.id] = _branch(fact, values, branches, answers)
        answer = answers.get(fact.id)
        if answer and answer.value is not None and branch is not Branch.CLOSED:
            values[fact.id] = answer.value
    return Settled(values, branches)


def _branch(
    fact: Fact,
    values: Mapping[str, Value],
    branches: Mapping[str, Branch],
    answers: Answers,
) -> Branch:
    ask_if = fact.asking.ask_if if fact.asking else None
    if ask_if is None:
        return Branch.OPEN
    truth = truth_of(ask_if, values)
    if truth is not None:
        return Branch.OPEN if truth else Branch.CLOSED
    waits = any(gate not in answers and branches[gate] is not Branch.CLOSED for gate in fact.reads)
    return Branch.WAITING if waits else Branch.CLOSED


def _derive(fact: Fact, formula: Formula, values: Mapping[str, Value]) -> Value | None:
    """The derived value: one of several given numbers exactly as given, a computed one rounded as it is shown."""
    if isinstance(formula, SiteOfLowest):
        known = [(number, part.fact) for part in formula.parts if (number := _number(part, values)) is not None]
        return min(known, key=lambda pair: pair[0])[1] if known else None
    result = _number(formula, values)
    if result is None or (isinstance(formula, Call) and formula.function != "whole"):
        return result
    return round(result, fact.number.decimals if fact.number else 0) + 0.0


def _number(formula: Formula, values: Mapping[str, Value]) -> float | None:
    match formula:
        case Constant(value):
            return value
        case Reference(fact, unless):
            number = values.get(fact)
            ignored = unless is not None and truth_of(unless, values) is True
            return number if isinstance(number, float) and not ignored else None
        case Arithmetic(sign, left, right):
            return _arithmetic(sign, _number(left, values), _number(right, values))
        case Call(function, parts):
            known = [number for part in parts if (number := _number(part, values)) is not None]
            return _call(function, known) if known else None
    raise TypeError(f"{formula} is no number")


def _arithmetic(sign: str, left: float | None, right: float | None) -> float | None:
    if left is None or right is None or (sign == "/" and right == 0):
        return None
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right


def _call(function: str, known: list[float]) -> float:
    match function:
        case "lowest":
            return min(known)
        case "highest":
            return max(known)
        case "first":
            return known[0]
    return float(int(round(known[0], 9)))
