"""Answers as rows and rows as answers: the program's own answers files as a table, and one person out of any table."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import polars as pl

from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.domain import Choices
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.people.files import read_people_but_refused
from bonebrief.people.person import Person
from bonebrief.people.table.facts import ID, REFUSED, ROW, STATUS
from bonebrief.people.table.layout import raw

_ENDINGS: Final = (".yaml", ".yml", ".json")
_HEAD: Final = 100_000
_SAID: Final = (Status.UNKNOWN, Status.SKIPPED, Status.RECORDED)


def is_answers(path: Path) -> bool:
    """Whether this is an answers file, or a folder of some, or has one in each line."""
    if path.is_dir() or path.suffix.lower() in _ENDINGS:
        return True
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return False
    with path.open("rb") as file:
        first = file.readline(_HEAD)
    try:
        written = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(written, dict) and isinstance(written.get("answers"), dict)


def read_answers_table(path: Path, dictionary: Dictionary) -> pl.LazyFrame:
    """The people of answers files, as rows of facts.

    Raises:
        KnowledgeError: a file cannot be read; all problems of it at once.
    """
    return frame_of(list(read_people_but_refused(path, dictionary)), dictionary).lazy()


def frame_of(people: Sequence[Person], dictionary: Dictionary) -> pl.DataFrame:
    """People as rows of facts, with what was refused beside it; the id of each is what the person is called."""
    given = [f for f in dictionary.values() if any(f.id in one.answers or f.id in one.refused for one in people)]
    columns = [pl.Series(ROW, range(1, len(people) + 1), dtype=pl.UInt32)]
    columns += [pl.Series(ID, [person.name for person in people], dtype=pl.String)]
    for fact in given:
        answers = [person.answers.get(fact.id) for person in people]
        columns.append(pl.Series(fact.id, [_value(answer) for answer in answers], dtype=kind_of(fact)))
        said = [answer.status.value if answer and answer.status in _SAID else None for answer in answers]
        if any(said):
            columns.append(pl.Series(f"{fact.id}{STATUS}", said, dtype=pl.String))
        refused = [person.refused.get(fact.id) for person in people]
        if any(refused):
            columns.append(pl.Series(raw(fact.id), [one and one.said for one in refused], dtype=pl.String))
            why = [one and one.why for one in refused]
            columns.append(pl.Series(f"{fact.id}{REFUSED}", why, dtype=pl.String))
    return pl.DataFrame(columns)


def kind_of(fact: Fact) -> pl.DataType:
    """The type of the column of a fact."""
    if fact.number:
        return pl.Float64()
    return pl.List(pl.String()) if isinstance(fact.domain, Choices) else pl.String()


def answers_of(row: Mapping[str, Any], dictionary: Dictionary) -> Answers:
    """The answers of one row of facts."""
    found = {fact.id: _answer(fact, row) for fact in _given(row, dictionary)}
    return {fact: answer for fact, answer in found.items() if answer}


def _given(row: Mapping[str, Any], dictionary: Dictionary) -> Iterable[Fact]:
    return (fact for fact in dictionary.values() if fact.asking and fact.id in row)


def _answer(fact: Fact, row: Mapping[str, Any]) -> Answer | None:
    value, said = row[fact.id], row.get(f"{fact.id}{STATUS}")
    if value is None:
        return Answer(Status(said)) if said in (Status.UNKNOWN.value, Status.SKIPPED.value) else None
    status = Status.RECORDED if said == Status.RECORDED.value else Status.ANSWERED
    if isinstance(fact.domain, Choices):
        return Answer(status, tuple(word for word in fact.choices if word in value))
    return Answer(status, value)


def _value(answer: Answer | None) -> object:
    value = answer.value if answer else None
    return list(value) if isinstance(value, tuple) else value
