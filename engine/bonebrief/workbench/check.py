"""`bonebrief check`: everything that is wrong with the rules and questions, and what deserves a second look."""

import json
from collections.abc import Callable, Iterable
from datetime import date

from bonebrief.inference.inference import Inferrer
from bonebrief.knowledge.knowledge import Knowledge, load_knowledge
from bonebrief.knowledge.problem import KnowledgeError, Problem
from bonebrief.workbench.checks import warnings
from bonebrief.workbench.target import Target

FORMATS = ("text", "json", "github")
Write = Callable[[str], object]


def check(target: Target, write: Write, how: str = "text") -> int:
    """Load, compile and examine the knowledge; write what is found; return 1 if anything is an error, else 0.

    Raises:
        BoneBriefError: the rules are sound, but the engine cannot take them.
    """
    knowledge: Knowledge | None = None
    try:
        knowledge = load_knowledge(target.root)
        Inferrer(knowledge)
        found: Iterable[Problem] = warnings(knowledge, date.today())
    except KnowledgeError as error:
        found = error.problems
    found = list(found)
    shown = [problem for problem in found if target.covers(problem.where.file)]
    _WRITERS[how](shown, write)
    if how == "text":
        write(_summary(shown, len(found) - len(shown), knowledge))
    return 1 if any(problem.code.severity == "error" for problem in shown) or knowledge is None else 0


def _as_text(problems: list[Problem], write: Write) -> None:
    for problem in problems:
        write(f"{problem.text()}\n")


def _as_json(problems: list[Problem], write: Write) -> None:
    listed = [
        {
            "code": problem.code.value,
            "name": problem.code.slug,
            "severity": problem.code.severity,
            "file": problem.where.file,
            "line": problem.where.line,
            "column": problem.where.column,
            "what": problem.what,
            "fix": problem.fix,
        }
        for problem in problems
    ]
    write(json.dumps(listed, indent=2, ensure_ascii=False))


def _as_github(problems: list[Problem], write: Write) -> None:
    for problem in problems:
        where = f"file={problem.where.file},line={problem.where.line},col={problem.where.column}"
        words = f"{problem.what} {problem.fix}".strip().replace("%", "%25").replace("\n", "%0A")
        write(f"::{problem.code.severity} {where},title={problem.code.value} {problem.code.slug}::{words}")


_WRITERS: dict[str, Callable[[list[Problem], Write], None]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}


def _summary(shown: list[Problem], elsewhere: int, knowledge: Knowledge | None) -> str:
    others = f", and {elsewhere} in other files" if elsewhere else ""
    if knowledge is None:
        return f"{_count(len(shown), 'problem')}{others}."
    counts = ", ".join(
        [
            _count(sum(1 for fact in knowledge.dictionary.values() if fact.asking), "question"),
            _count(len(knowledge.findings), "finding"),
            _count(len(knowledge.points), "point"),
            _count(len(knowledge.rules), "rule"),
            _count(len(list(knowledge.examples)), "example"),
        ]
    )
    said = f"Nothing is wrong; {_count(len(shown), 'warning')}{others}" if shown or others else "Nothing is wrong"
    return f"{said}: {counts}. Knowledge {knowledge.version}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
