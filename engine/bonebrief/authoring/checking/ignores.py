"""Warnings that an author chose to keep: `# check: ignore W101 because ...` on the line, or alone on the line above."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bonebrief.language.problem import Code, Place, Problem

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*check:\s*ignore\b\s*(?P<rest>.*)")
_REST = re.compile(r"(?P<codes>\w+(?:\s*,\s*\w+)*)\s+because\s+\w.*")
_FORM = "Write `# check: ignore W101 because ...`, with the warning that is meant and the reason."


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that silences warnings of these codes on one line."""

    codes: tuple[Code, ...]
    line: int
    place: Place

    def silences(self, problem: Problem) -> bool:
        at = (problem.where.file, problem.where.line)
        return problem.code in self.codes and at == (self.place.file, self.line)


def heed_ignores(warnings: Iterable[Problem], texts: Mapping[str, str]) -> list[Problem]:
    """The warnings that no comment silences, and what is wrong with the comments.

    `texts` holds the files as they were written, by name.
    """
    found = list(warnings)
    ignores, problems = read_ignores(texts)
    idle = [ignore for ignore in ignores if not any(ignore.silences(problem) for problem in found)]
    left = [problem for problem in found if not any(ignore.silences(problem) for ignore in ignores)]
    return [*left, *problems, *map(_idle, idle)]


def read_ignores(texts: Mapping[str, str]) -> tuple[list[Ignore], list[Problem]]:
    """The comments of all files, and a problem for each that does not say which warning and why."""
    ignores: list[Ignore] = []
    problems: list[Problem] = []
    for file, text in texts.items():
        for ignore in _in_file(file, text) if "check:" in text else ():
            if isinstance(ignore, Ignore):
                ignores.append(ignore)
            else:
                problems.append(ignore)
    return ignores, problems


def _in_file(file: str, text: str) -> Iterator[Ignore | Problem]:
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        match = _COMMENT.search(line)
        if match is None:
            continue
        place = Place(file, number, match.start() + 1)
        target = number if line[: match.start()].strip() else _next_line(lines, number)
        yield _ignore(match["rest"], target, place)


def _next_line(lines: list[str], number: int) -> int:
    """The first line after a comment that is none."""
    while number < len(lines) and lines[number].lstrip().startswith("#"):
        number += 1
    return number + 1


def _ignore(rest: str, line: int, place: Place) -> Ignore | Problem:
    match = _REST.fullmatch(rest.strip())
    if match is None:
        return Problem(Code.BAD_IGNORE, place, "This comment does not say which warning to ignore and why.", _FORM)
    known = {code.value: code for code in Code}
    words = [word.strip() for word in match["codes"].split(",")]
    for word in words:
        if word not in known:
            fix = "`bonebrief check --explain` lists the codes."
            return Problem(Code.BAD_IGNORE, place, f"There is no warning called {word}.", fix)
        if known[word].severity == "error":
            what = f"{word} is an error, and errors cannot be ignored."
            return Problem(Code.BAD_IGNORE, place, what, "Mend what it names, and remove this comment.")
    return Ignore(tuple(known[word] for word in words), line, place)


def _idle(ignore: Ignore) -> Problem:
    names = ", ".join(code.value for code in ignore.codes)
    what = f"There is no {names} here to ignore."
    return Problem(Code.IDLE_IGNORE, ignore.place, what, "Remove the comment, or put it above the line it is about.")
