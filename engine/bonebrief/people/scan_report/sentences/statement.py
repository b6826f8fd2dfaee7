"""The marks of a text seen statement by statement: which stand together, and what stands between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bonebrief.people.scan_report.marks.mark import Mark
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.sentences.sentences import Sentences

_FAR: Final = 400


@dataclass(frozen=True, slots=True)
class Statement:
    """A text, its marks and where its statements begin."""

    text: Text
    marks: Sequence[Mark]
    sentences: Sentences

    def at(self, number: int) -> Mark | None:
        """The mark of a number; None beyond the last."""
        return self.marks[number] if number < len(self.marks) else None

    def between(self, one: Mark, other: Mark) -> str:
        """The plain text between two marks; of a very long one so much that nothing takes it for a short one."""
        return self.text.plain[one.end : min(other.start, one.end + _FAR)] + "\0" * (other.start - one.end > _FAR)

    def together(self, one: Mark, other: Mark) -> bool:
        """Whether two marks stand in the same statement, from the end of the first on where it is wrapped."""
        first, second = (one, other) if one.start <= other.start else (other, one)
        return self.sentences.number(first.end - 1) == self.number(second)

    def number(self, mark: Mark) -> int:
        """Which statement a mark stands in."""
        return self.sentences.number(mark.start)

    def words(self, mark: Mark) -> str:
        """The statement that a mark stands in, as plain text; of a very long one what is near."""
        start, end = self.sentences.extent(self.number(mark))
        return self.text.plain[max(start, mark.start - _FAR) : min(end, mark.end + _FAR)]

    def line_before(self, mark: Mark) -> str:
        """What stands in the line of a mark before its statement, if that begins within the line."""
        start, _ = self.sentences.extent(self.number(mark))
        begin = self.text.line_start(start)
        return self.text.plain[max(begin, start - _FAR) : start]

    def lead(self, mark: Mark) -> str:
        """What stands before a mark in its statement."""
        start, _ = self.sentences.extent(self.number(mark))
        return self.text.plain[max(start, mark.start - _FAR) : mark.start]

    def rest(self, mark: Mark) -> str:
        """What stands after a mark in its statement."""
        _, end = self.sentences.extent(self.number(mark))
        return self.text.plain[mark.end : min(end, mark.end + _FAR)]
