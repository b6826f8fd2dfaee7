"""One action of an interview as one line of JSON, and back again if it still fits the questions."""

import json
from collections.abc import Mapping
from typing import Any, Final

from bonebrief.interview.action import Action, Also, Back, Jump, Onward, Prefill, Record, Uphold, Voice
from bonebrief.knowledge.dictionary import possible
from bonebrief.language.answer import Answer, Status
from bonebrief.language.domain import NONE
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Value
from bonebrief.machine.text import clean

Line = Mapping[str, Any]

FINISHED: Final = "finished"
"""The key of the line that says that the brief was shown."""

OPENED: Final = "opened"
"""The key of the line that says when a window opened the interview again."""

_LONGEST_SAID: Final = 40
_WITH_FACT: Final = ("record", "also", "prefill", "jump", "uphold")
_WITHOUT: Final = ("back", "onward", "for_patient", "for_oneself")
_GIVEN: Final = (Status.ANSWERED, Status.UNKNOWN, Status.SKIPPED)


def written(action: Action) -> Line:
    """The line of an action."""
    match action:
        case Record(fact, answer):
            return {"do": "record", "fact": fact, **_answer(answer)}
        case Prefill(fact, answer, origin):
            return {"do": "prefill", "fact": fact, **_answer(answer), "from": origin}
        case Also(fact):
            return {"do": "also", "fact": fact}
        case Jump(fact):
            return {"do": "jump", "fact": fact}
        case Back():
            return {"do": "back"}
        case Onward():
            return {"do": "onward"}
        case Uphold(fact):
            return {"do": "uphold", "fact": fact}
        case Voice(for_patient):
            return {"do": "for_patient" if for_patient else "for_oneself"}


def read_line(data: bytes) -> Line | None:
    """The line that was written, whether its answer fits or not; None if it is damaged or of a kind that is not known.

    A line of a newer program is of such a kind.
    """
    try:
        line = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(line, dict):
        return None
    if "do" not in line:
        return line if line.get(FINISHED) is True or isinstance(line.get(OPENED), str) else None
    with_fact = line["do"] in _WITH_FACT and isinstance(line.get("fact"), str)
    return line if with_fact or line["do"] in _WITHOUT else None


def read_action(line: Line, dictionary: Dictionary) -> Action:
    """The action of a line.

    Raises:
        LookupError, TypeError, ValueError, OverflowError: its answer is none to these questions.
    """
    match line["do"]:
        case "record":
            return Record(line["fact"], _read_answer(line, dictionary))
        case "prefill":
            return Prefill(line["fact"], _read_answer(line, dictionary), _shown(line["from"]))
        case "also":
            return Also(line["fact"])
        case "jump":
            return Jump(line["fact"])
        case "back":
            return Back()
        case "onward":
            return Onward()
        case "uphold":
            return Uphold(line["fact"])
        case "for_patient":
            return Voice(True)
        case "for_oneself":
            return Voice(False)
    raise ValueError(line["do"])


def _answer(answer: Answer) -> Line:
    value = {} if answer.value is None else {"value": answer.value}
    kept = {"kept": sorted(answer.kept)} if answer.kept else {}
    said = {"said": answer.said} if answer.said else {}
    return {"status": answer.status.value, **value, **kept, **said}


def _read_answer(line: Line, dictionary: Dictionary) -> Answer:
    fact, status = dictionary[line["fact"]], Status(line["status"])
    if fact.asking is None or status not in _GIVEN:
        raise ValueError(f"{fact.id} cannot be {status.value}")
    kept = frozenset(str(conflict) for conflict in line.get("kept", ()))
    value = _value(fact, line["value"]) if status is Status.ANSWERED else None
    return Answer(status, value, kept, said=_shown(line.get("said", ""))[:_LONGEST_SAID])


def _shown(kept: object) -> str:
    """Words of a line as they may be shown, on one line."""
    return clean(str(kept)).replace("\n", " ")


def _value(fact: Fact, kept: object) -> Value:
    match kept:
        case bool() | None:
            pass
        case float() | int() | str():
            value: Value = kept if isinstance(kept, str) else float(kept)
            if possible(fact, value):
                return value
        case [_, *_]:
            words = tuple(word for word in kept if isinstance(word, str))
            if len(set(words)) == len(kept) and possible(fact, words) and (NONE not in words or len(words) == 1):
                return words
    raise ValueError(f"{fact.id} cannot be {kept!r}")
