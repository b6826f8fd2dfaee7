"""Whole patients in files: answers, a name, and what is expected of them."""

from collections.abc import Iterable
from pathlib import Path

from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.reading.examples import ExampleReader
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.report import Report


def read_patients(paths: Iterable[Path], knowledge: Knowledge) -> list[Example]:
    """Whole patients: answers files with a `name` and what to `expect`.

    Raises:
        KnowledgeError: a file cannot be read or names what does not exist.
    """
    return [_patient(path, knowledge) for path in paths]


def _patient(path: Path, knowledge: Knowledge) -> Example:
    file = read_answers_file(read_file(path, ordinary=True), str(path), knowledge.dictionary)
    report = Report()
    reader = ExampleReader(knowledge.dictionary, knowledge.findings, knowledge.points, (), report)
    if file.expect is None:
        what, fix = "Nothing is expected of this patient.", "Add `expect:` with findings, points, density or order."
        raise KnowledgeError([Problem(Code.MISSING_KEY, Place(str(path)), what, fix)])
    expect = reader.expectation(file.expect)
    if report.problems:
        raise KnowledgeError(report.problems)
    return Example(file.name or path.stem, file.answers, expect, Place(str(path)))
