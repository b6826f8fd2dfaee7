"""`bonebrief check --fix`: puts every sure mend into its file, comments kept, and checks again; guesses are shown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from bonebrief.authoring.checking.check import report_problems
from bonebrief.authoring.checking.examine import examine
from bonebrief.authoring.checking.mending.texts import line_of, mended, without_mark
from bonebrief.authoring.target import Target
from bonebrief.language.problem import Code, Mend, Problem
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.files import ordinary_bytes, write_file
from bonebrief.machine.streams import Write
from bonebrief.machine.text import clean
from bonebrief.reading.folder import every_file
from bonebrief.reading.yaml.node import parse_yaml
from bonebrief.wording.counts import counted

_MOST_ROUNDS: Final = 40
_NOT_READ: Final = (Code.UNREADABLE_FILE, Code.YAML_SYNTAX)
Look = Callable[[Mapping[str, str]], Sequence[Problem]]
"""What is wrong when some files have other texts, by name."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was read; its text has no byte-order mark."""

    path: Path
    data: bytes
    mark: str
    text: str


def fix_problems(target: Target, write: Write) -> int:
    """Mend what is sure, say what was mended and what would be a guess, then check as `report_problems` does.

    Raises:
        BoneBriefError: a file changed meanwhile or cannot be written; it stays as it is, those before it are mended.
    """
    parse = lru_cache(maxsize=400)(parse_yaml)
    files = dict(_files(target.root))
    read = {name: file.text for name, file in files.items()}

    def look(texts: Mapping[str, str]) -> Sequence[Problem]:
        found = examine(target.root, date.today(), parse, {**read, **texts}).problems
        return [problem for problem in found if target.covers(problem.where.file)]

    texts, put = sure_mends(look, read)
    for name, text in texts.items():
        _save(files[name], name, text)
        for problem, mend in put:
            if mend.where.file == name:
                write(f"Mended: {problem.where}  {problem.code.value} {clean(problem.what)}")
                write(f"  Written now: {clean(line_of(text, mend.where.line)).strip()}")
    write(f"{counted(len(put), 'problem')} mended.\n" if put else "Nothing is mended: no mend is sure.\n")
    status = report_problems(target, write)
    for line in _guesses(look(texts)):
        write(line)
    return status


def sure_mends(look: Look, texts: Mapping[str, str]) -> tuple[dict[str, str], list[tuple[Problem, Mend]]]:
    """The texts that sure mends change, as they are then, and every mend that was made with its problem.

    A mend that leaves its problem, or makes a file unreadable that was not, is not made.
    """
    now: dict[str, str] = {}
    done: list[tuple[Problem, Mend]] = []
    refused: set[Mend] = set()
    found = look(now)
    for _ in range(_MOST_ROUNDS):
        wanted = [(problem, mend) for problem in found if (mend := problem.sure_mend) and mend not in refused]
        if not wanted:
            break
        for some in (wanted, *([one] for one in wanted)):
            trial = now | dict(_changed({**texts, **now}, [mend for _, mend in some]))
            after = look(trial)
            if _better(found, after, [problem for problem, _ in some]):
                now, found = trial, after
                done += some
                break
            if len(some) == 1:
                refused.add(some[0][1])
    return now, done


def _changed(texts: Mapping[str, str], mends: Sequence[Mend]) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys(mend.where.file for mend in mends):
        text, put = mended(texts[name], [mend for mend in mends if mend.where.file == name])
        if put:
            yield name, text


def _better(before: Sequence[Problem], after: Sequence[Problem], mended_ones: Sequence[Problem]) -> bool:
    left = {(problem.code, problem.where) for problem in after}
    unread = {problem.where.file for problem in before if problem.code in _NOT_READ}
    newly = {problem.where.file for problem in after if problem.code in _NOT_READ} - unread
    return not newly and not any((problem.code, problem.where) in left for problem in mended_ones)


def _files(root: Path) -> Iterator[tuple[str, File]]:
    for name, path in every_file(root):
        with suppress(OSError, UnicodeDecodeError):
            data = ordinary_bytes(path)
            yield name, File(path, data, *without_mark(data.decode()))


def _save(file: File, name: str, text: str) -> None:
    try:
        same = ordinary_bytes(file.path) == file.data
    except OSError:
        same = False
    if not same:
        raise BoneBriefError(f"{shown_name(name)} changed meanwhile and is left as it is. Check again.")
    write_file(file.path, f"{file.mark}{text}", mend="It is as it was.")


def _guesses(problems: Sequence[Problem]) -> Iterator[str]:
    guesses = [mend for problem in problems for mend in problem.mends if problem.sure_mend is None]
    if guesses:
        yield "\nGuesses, left to you:"
    for mend in guesses:
        yield f"  {mend.where}  {clean(mend.old) or 'here'} -> {clean(mend.new) or 'nothing'}"
