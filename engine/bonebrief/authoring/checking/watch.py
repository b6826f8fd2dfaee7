"""`bonebrief check --watch`: checks and tests again at each save, and says only what changed since the last time."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bonebrief.authoring.checking.check import summary
from bonebrief.authoring.checking.examine import Examined, examine
from bonebrief.authoring.examples.expected import Result
from bonebrief.authoring.examples.failures import failure_lines
from bonebrief.authoring.examples.records import record_examples, run_record_examples
from bonebrief.authoring.examples.run import run_examples
from bonebrief.authoring.examples.tried import Memory
from bonebrief.authoring.target import Target
from bonebrief.exchange.codes.examples import RecordExample
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError, Problem
from bonebrief.machine.exit_status import INTERRUPTED
from bonebrief.machine.streams import Write
from bonebrief.reading.folder import beside, knowledge_files
from bonebrief.reading.yaml.node import parse_yaml
from bonebrief.wording.counts import counted

PAUSE = 0.1
AT_A_TIME = 60
Saved = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Round:
    """What a save came to: the problems, and the examples that failed when all were run last."""

    problems: Sequence[Problem]
    failed: Mapping[str, Result]


class Watcher:
    """Examines the same folder again and again; files that did not change are not parsed again."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._parse = lru_cache(maxsize=200)(parse_yaml)
        self._memory = Memory()

    def saved(self) -> Saved:
        """When each file was last saved, and its size; missing where it has just gone."""
        return dict(self._saved())

    def _saved(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for name, path in [*knowledge_files(self._target.root), *beside(self._target.root)]:
            try:
                state = path.stat()
            except OSError:
                continue
            yield name, (state.st_mtime_ns, state.st_size)

    def check(self) -> Examined:
        """What is wrong now, in the part that is watched."""
        found = examine(self._target.root, date.today(), self._parse, memory=self._memory)
        covered = tuple(problem for problem in found.problems if self._target.covers(problem.where.file))
        return Examined(covered, found.knowledge, found.readable)

    def test(self, knowledge: Knowledge, changed: Sequence[str]) -> Iterator[list[Result]]:
        """Run every example, some at a time, those in the files that changed first."""
        examples = sorted(knowledge.examples, key=lambda example: example.place.file not in changed)
        for start in range(0, len(examples), AT_A_TIME):
            yield list(run_examples(knowledge, examples[start : start + AT_A_TIME]))
        with suppress(KnowledgeError):
            yield list(run_record_examples(knowledge, record_examples(knowledge)))


def watch(target: Target, write: Write, pause: float = PAUSE, rounds: int | None = None) -> int:
    """Check and test now and after each save, until interrupted (130) or, for tests, for so many rounds (0)."""
    watcher = Watcher(target)
    before = Round((), {})
    saved: Saved = {}
    try:
        while rounds is None or rounds > 0:
            now = watcher.saved()
            if now == saved:
                time.sleep(pause)
                continue
            if saved:
                changed = sorted(name for name in now.keys() | saved.keys() if now.get(name) != saved.get(name))
                write(f"\n{time.strftime('%H:%M:%S')}  {', '.join(Path(name).name for name in changed)}")
            before = _round(watcher, before, saved, now, write)
            saved = now
            rounds = None if rounds is None else rounds - 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _round(watcher: Watcher, before: Round, saved: Saved, now: Saved, write: Write) -> Round:
    examined = watcher.check()
    for line in problem_lines(before.problems, examined.problems):
        write(line)
    write(summary(examined.problems, 0, examined.knowledge))
    if examined.knowledge is None:
        return Round(examined.problems, before.failed)
    failed: dict[str, Result] = {}
    for results in watcher.test(examined.knowledge, [name for name in now if now[name] != saved.get(name)]):
        if watcher.saved() != now:
            return Round(examined.problems, before.failed)
        for result in results:
            if not result.passed:
                failed[_key(result.example)] = result
                for line in new_failure_lines(before.failed, result):
                    write(line)
    for line in example_lines(before.failed, failed):
        write(line)
    return Round(examined.problems, failed)


def problem_lines(before: Sequence[Problem], now: Sequence[Problem]) -> Iterator[str]:
    """What is new in full and what is mended in a line; a problem that only moved is neither."""
    old, new = {_what(problem) for problem in before}, {_what(problem) for problem in now}
    for problem in before:
        if _what(problem) not in new:
            yield f"Mended: {problem.where}  {problem.code.value} {problem.what}"
    for problem in now:
        if _what(problem) not in old:
            yield f"New: {problem.text()}\n"


def new_failure_lines(before: Mapping[str, Result], result: Result) -> Iterator[str]:
    """A failed example in full, unless it failed in the same way before."""
    known = before.get(_key(result.example))
    if known is None or known.mismatches != result.mismatches:
        yield from failure_lines(result)


def example_lines(before: Mapping[str, Result], now: Mapping[str, Result]) -> Iterator[str]:
    """The examples that pass again, and how many fail."""
    for key in sorted(before.keys() - now.keys()):
        yield f"Passes again: {before[key].example.name}"
    yield f"{counted(len(now), 'example')} {'fails' if len(now) == 1 else 'fail'} now." if now else "All examples pass."


def _what(problem: Problem) -> tuple[str, str, str]:
    return problem.code.value, problem.where.file, problem.what


def _key(example: Example | RecordExample) -> str:
    return f"{example.place.file} {example.name}"
