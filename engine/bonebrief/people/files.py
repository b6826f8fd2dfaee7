"""People to try rules on: the examples of both sides, and answers in files, one JSON object a line or one a file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from bonebrief.knowledge.dictionary import either
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import KnowledgeError, Place, Problem
from bonebrief.machine.files import files_under
from bonebrief.people.person import Person
from bonebrief.reading.given.answers import AnswersFile, Refused, read_answers_file, read_possible_answers
from bonebrief.reading.yaml.files import read_file

_TABLES: Final = (".csv", ".tsv", ".txt", ".parquet", ".arrow", ".ipc", ".feather")


def is_table(path: Path) -> bool:
    """Whether a name is that of a table, of which each row is a person, and no answers file."""
    return path.suffix.lower() in _TABLES


Read = Callable[[str, str, Dictionary], tuple[AnswersFile, Mapping[str, Refused]]]
"""What makes answers of a text, by the name that stands for it in messages."""


def read_people(path: Path, old: Dictionary, new: Dictionary) -> Iterator[Person]:
    """The people of a file (`.jsonl`: one object of answers a line; YAML or JSON: one person) or of a folder's files.

    Raises:
        KnowledgeError: an answer is possible on neither side, or a file cannot be read; all problems of a file at once.
    """
    yield from _read(path, either(old, new), lambda *file: (read_answers_file(*file), {}))


def read_people_but_refused(path: Path, dictionary: Dictionary) -> Iterator[Person]:
    """The same, each person without the answers that are impossible.

    Raises:
        KnowledgeError: a file cannot be read; all problems of it at once.
    """
    yield from _read(path, dictionary, read_possible_answers)


def _read(path: Path, dictionary: Dictionary, read: Read) -> Iterator[Person]:
    if path.is_dir():
        for file in files_under(path, ".yaml", ".json", ".jsonl"):
            yield from _people(file, read_file(file, ordinary=True), dictionary, read)
    else:
        yield from _people(path, read_file(path), dictionary, read)


def _people(path: Path, text: str, dictionary: Dictionary, read: Read) -> Iterator[Person]:
    if path.suffix in (".yaml", ".yml"):
        yield _person(text, str(path), path.stem, dictionary, read)
        return
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) != 1 and lines and not lines[0][1].strip().endswith("}"):
        yield _person(text, str(path), path.stem, dictionary, read)
        return
    problems: list[Problem] = []
    for number, line in lines:
        try:
            yield _person(_wrapped(line), str(path), f"line {number}", dictionary, read, number)
        except KnowledgeError as error:
            problems += [_moved(problem, number) for problem in error.problems]
    if problems:
        raise KnowledgeError(problems)


def _person(text: str, name: str, called: str, dictionary: Dictionary, read: Read, line: int = 1) -> Person:
    file, refused = read(text, name, dictionary)
    return Person(file.name or called, file.answers, "file", Place(name, line), refused)


def _wrapped(line: str) -> str:
    line = line.replace("\t", " ")
    return line if '"answers"' in line or "answers:" in line else f"answers: {line}"


def _moved(problem: Problem, line: int) -> Problem:
    return replace(problem, where=problem.where._replace(line=problem.where.line + line - 1))
