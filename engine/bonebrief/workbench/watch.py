"""`bonebrief check --watch`: checks and tests again at each save, and says only what changed since the last time."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bonebrief.knowledge.knowledge import knowledge_files
from bonebrief.knowledge.problem import Problem
from bonebrief.knowledge.rule import Example
from bonebrief.knowledge.yaml_node import parse_yaml
from bonebrief.workbench.check import count, summary
from bonebrief.workbench.examine import Examined, examine
from bonebrief.workbench.examples import Result
from bonebrief.workbench.failures import failure_lines
from bonebrief.workbench.run import run_examples
from bonebrief.workbench.target import Target

PAUSE = 0.1
Write = Callable[[str], object]
Saved = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Round:
    """What one save came to: the problems, and the examples that failed (None: not run, for there are errors)."""

    examined: Examined
    failed: Mapping[str, Result] | None


class Watcher:
    """Examines the same folder again and again; files that did not change are not parsed again."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._parse = lru_cache(maxsize=200)(parse_yaml)

    def saved(self) -> Saved:
        """When each file was last saved, and its size; missing where it has just gone."""
        return dict(self._saved())

    def _saved(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for name, path in knowledge_files(self._target.root):
            try:
                state = path.stat()
            except OSError:
                continue
            yield name, (state.st_mtime_ns, state.st_size)

    def check(self) -> Examined:
        """What is wrong now, in the part that is watched."""
        found = examine(self._target.root, date.today(), self._parse)
        covered = tuple(problem for problem in found.problems if self._target.covers(problem.where.file))
        return Examined(covered, found.inferrer)

    def test(self, examined: Examined, changed: Sequence[str]) -> Iterator[Result]:
        """Run every example, those in the files that changed first."""
        if examined.inferrer is None:
            return
        first, others = _divided(list(examined.inferrer.knowledge.examples), changed)
        yield from run_examples(examined.inferrer, first)
        yield from run_examples(examined.inferrer, others)


def watch(target: Target, write: Write, pause: float = PAUSE, rounds: int | None = None) -> int:
    """Check and test now and after each save, until interrupted or, for tests, for so many rounds."""
    watcher = Watcher(target)
    before: Round | None = None
    saved: Saved = {}
    while rounds is None or rounds > 0:
        now = watcher.saved()
        if now == saved:
            time.sleep(pause)
            continue
        changed = [name for name in now.keys() | saved.keys() if now.get(name) != saved.get(name)]
        saved = now
        before = _round(watcher, before, changed, write)
        rounds = None if rounds is None else rounds - 1
    return 0


def _round(watcher: Watcher, before: Round | None, changed: Sequence[str], write: Write) -> Round:
    began = time.perf_counter()
    examined = watcher.check()
    if before is not None:
        write(f"\n{time.strftime('%H:%M:%S')}  {', '.join(sorted(Path(name).name for name in changed))}")
    for line in changes(before.examined.problems if before else (), examined.problems):
        write(line)
    write(f"{summary(examined.problems, 0, examined.knowledge)}  ({time.perf_counter() - began:.1f} s)")
    if examined.inferrer is None:
        return Round(examined, before.failed if before else None)
    failed = {_key(result.example): result for result in watcher.test(examined, changed) if not result.passed}
    for line in test_changes(before.failed if before else None, failed):
        write(line)
    return Round(examined, failed)


def changes(before: Sequence[Problem], now: Sequence[Problem]) -> Iterator[str]:
    """What is new in full and what is mended in a line; a problem that only moved is neither."""
    old, new = {_what(problem) for problem in before}, {_what(problem) for problem in now}
    for problem in before:
        if _what(problem) not in new:
            yield f"Mended: {problem.where}  {problem.code.value} {problem.what}"
    for problem in now:
        if _what(problem) not in old:
            yield f"New: {problem.text()}\n"


def test_changes(before: Mapping[str, Result] | None, now: Mapping[str, Result]) -> Iterator[str]:
    """The examples that began to fail in full, those that pass again in a line, and how many fail."""
    before = before or {}
    for key in before.keys() - now.keys():
        yield f"Passes again: {before[key].example.name}"
    for key, result in now.items():
        if key not in before or before[key].mismatches != result.mismatches:
            yield from failure_lines(result)
    yield f"{count(len(now), 'example')} {'fails' if len(now) == 1 else 'fail'} now." if now else "All examples pass."


def _what(problem: Problem) -> tuple[str, str, str]:
    return problem.code.value, problem.where.file, problem.what


def _key(example: Example) -> str:
    return f"{example.place.file} {example.name}"


def _divided(examples: list[Example], files: Sequence[str]) -> tuple[list[Example], list[Example]]:
    first = [example for example in examples if example.place.file in files]
    return first, [example for example in examples if example.place.file not in files]
