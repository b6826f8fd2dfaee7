"""One action of an interview as one line of JSON, and back again if it still fits the questions."""

from collections.abc import Mapping
from typing import Any

from bonebrief.interview.state import Action, Back, Jump, Onward, Prefill, Record
from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Dictionary, Fact, Kind
from bonebrief.language.value import Value

Line = Mapping[str, Any]


def written(action: Action) -> Line:
    """The line of an action."""
    match action:
        case Record(fact, answer):
            return {"do": "record", "fact": fact, **_answer(answer)}
        case Prefill(fact, answer, origin):
            return {"do": "prefill", "fact": fact, **_answer(answer), "from": origin}
        case Jump(fact):
            return {"do": "jump", "fact": fact}
        case Back():
            return {"do": "back"}
        case Onward():
            return {"do": "onward"}


def read_action(line: Line, dictionary: Dictionary) -> Action:
    """The action of a line.

    Raises:
        LookupError, TypeError, ValueError: the line is of another kind, or its answer is none to these questions.
    """
    match line["do"]:
        case "record":
            return Record(line["fact"], _read_answer(line, dictionary))
        case "prefill":
            return Prefill(line["fact"], _read_answer(line, dictionary), str(line["from"]))
        case "jump":
            return Jump(line["fact"])
        case "back":
            return Back()
        case "onward":
            return Onward()
    raise ValueError(line["do"])


def _answer(answer: Answer) -> Line:
    value = {} if answer.value is None else {"value": answer.value}
    return {"status": answer.status.value, **value}


def _read_answer(line: Line, dictionary: Dictionary) -> Answer:
    fact, status = dictionary[line["fact"]], Status(line["status"])
    return Answer(status, _value(fact, line["value"]) if status is Status.ANSWERED else None)


def _value(fact: Fact, kept: object) -> Value:
    if fact.kind is Kind.NUMBER and fact.number and isinstance(kept, float | int) and not isinstance(kept, bool):
        low, high = fact.number.limits
        if low <= kept <= high:
            return float(kept)
    if fact.kind in (Kind.YES_NO, Kind.CHOICE) and isinstance(kept, str) and kept in fact.choices:
        return kept
    if fact.kind is Kind.CHOICES and isinstance(kept, list) and kept and all(word in fact.choices for word in kept):
        return tuple(kept)
    raise ValueError(f"{fact.id} cannot be {kept!r}")
