"""Random walks through an interview, each step in three languages: actions, typed lines, and keys."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from bonebrief.interview.action import Action, Back, Jump, Onward, Record
from bonebrief.interview.asking_back import sure, ways
from bonebrief.interview.one_screen import Marked, given, without_value
from bonebrief.interview.state import Interview, complaint, replay
from bonebrief.interview.typed import read_line
from bonebrief.interview.words import as_put
from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value, number_words
from tests.people import answers

DONT_KNOW, SKIPPED = Answer(Status.UNKNOWN), Answer(Status.SKIPPED)


@dataclass(frozen=True)
class Step:
    """One thing a person does, as the actions it is, the lines that type it, and the keys that press it."""

    actions: tuple[Action, ...]
    lines: tuple[str, ...]
    keys: tuple[str, ...]


def walk(data: st.DataObject, interview: Interview, length: int) -> Iterator[Step]:
    """Steps that fit, up to a length or the end of the interview."""
    for _ in range(length):
        if interview.current is None and interview.asked_back is None:
            return
        step = _step(data, interview)
        interview = replay(interview, step.actions)
        yield step


def _step(data: st.DataObject, interview: Interview) -> Step:
    if interview.asked_back:
        found = ways(interview, interview.asked_back)
        number = data.draw(st.integers(1, len(found)))
        return Step((found[number - 1].action,), (str(number),), (*str(number), "enter"))
    kind = data.draw(st.sampled_from(["answer"] * 6 + ["back", "edit"]))
    if kind == "back" and _can_go_back(interview):
        return Step((Back(),), ("back",), ("s-tab",))
    if kind == "edit":
        return _edit(data, interview)
    return _answer(data, interview)


def _can_go_back(interview: Interview) -> bool:
    answered = [question for question in interview.trail if question in interview.sensible]
    return bool(answered) and interview.current != answered[0]


def _edit(data: st.DataObject, interview: Interview) -> Step:
    row = data.draw(st.integers(0, len(interview.open) - 1))
    number = str(row + 3)
    return Step((Jump(interview.open[row]),), (f"edit {row + 1}",), ("c-r", *number, "enter"))


def _answer(data: st.DataObject, interview: Interview) -> Step:
    assert interview.current is not None
    if interview.one_screen:
        return _at_once(data, interview)
    fact = as_put(interview, interview.current)
    answer = data.draw(answers(fact))
    if isinstance(answer.value, tuple):
        answer = Answer(answer.status, tuple(word for word in fact.choices if word in answer.value))
    if answer.value is not None and complaint(interview, fact.id, answer.value):
        answer = DONT_KNOW
    if answer.status is Status.SKIPPED:
        known = fact.id in interview.answers
        return Step((Onward() if known else Record(fact.id, answer),), ("skip",), ("tab",))
    if answer.value is None:
        return Step((Record(fact.id, answer),), ("unknown",), ("c-k",))
    value = answer.value
    if isinstance(value, float) and read_line(fact, number_words(value, 0)).say:
        answer = sure(interview.knowledge.conflicts.values(), fact.id, value)
    return Step((Record(fact.id, answer),), _typed(fact, value), tuple(pressed(interview, fact, value)))


def _at_once(data: st.DataObject, interview: Interview) -> Step:
    """Several questions: the numbers of those with a yes or not known, none of them, all not known, or all skipped."""
    facts = [interview.knowledge.dictionary[one] for one in interview.one_screen]
    word = data.draw(st.sampled_from(["", "", "unknown", "skip"]))
    if word:
        status, key = (Status.UNKNOWN, "c-k") if word == "unknown" else (Status.SKIPPED, "tab")
        return Step(without_value(interview, facts, status), (word,), (key,))
    places = st.frozensets(st.integers(0, len(facts) - 1))
    marked = Marked(yes := data.draw(places), data.draw(places) - yes)
    rows = {**dict.fromkeys(marked.yes, " "), **dict.fromkeys(marked.unknown, "c-k")} or {len(facts): " "}
    pressed_keys = [one for row, key in sorted(rows.items()) for one in (*str(row + 1), key)]
    line = ", ".join(f"{row + 1}{'?' if key == 'c-k' else ''}" for row, key in sorted(rows.items()))
    return Step(given(interview, facts, marked), (line,), (*pressed_keys, "enter"))


def _typed(fact: Fact, value: Value) -> tuple[str, ...]:
    if isinstance(value, float):
        text = number_words(value, 0)
        return (text, text) if read_line(fact, text).say else (text,)
    words = list(fact.choices)
    chosen = (value,) if isinstance(value, str) else value
    return (", ".join(str(words.index(word) + 1) for word in chosen),)


def pressed(interview: Interview, fact: Fact, value: Value) -> Iterator[str]:
    words = list(fact.choices)
    if isinstance(value, float):
        yield from number_words(value, 0)
        yield "enter"
        meant = read_line(fact, number_words(value, 0))
        if meant.say:
            yield from ["down"] * (1 if meant.likely is None else 2)
            yield "enter"
    elif isinstance(value, str):
        yield from [*str(words.index(value) + 1), "enter"]
    else:
        yield from _ticked(interview, fact, value)


def _ticked(interview: Interview, fact: Fact, value: tuple[str, ...]) -> Iterator[str]:
    words = list(fact.choices)
    known = interview.answers.get(fact.id)
    there = known.value if known and isinstance(known.value, tuple) else ()
    for word in [*(word for word in there if word not in value), *(word for word in value if word not in there)]:
        yield from [*str(words.index(word) + 1), " "]
    yield from ["home", *str(words.index(value[0]) + 1), "enter"]
