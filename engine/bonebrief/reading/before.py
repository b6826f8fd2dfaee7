"""What was read before, for those who read the same files again and again."""

from collections.abc import Callable
from typing import TypeVar, cast

from bonebrief.reading.yaml.report import Report

T = TypeVar("T")


class ReadBefore:
    """Parts of files that were sound when last read, for as long as neither they nor what they rest on changes."""

    def __init__(self) -> None:
        self._read: dict[object, tuple[tuple[object, ...], object]] = {}

    def of(self, name: object, rests_on: tuple[object, ...], report: Report, read: Callable[[], T]) -> T:
        """What is read under a name, not read again where all that it rests on is what it was."""
        before = self._read.get(name)
        if before is not None and before[0] == rests_on:
            return cast("T", before[1])
        problems = len(report.problems)
        found = read()
        if len(report.problems) == problems and not report.spoilt and not report.incomplete:
            self._read[name] = rests_on, found
        else:
            self._read.pop(name, None)
        return found
