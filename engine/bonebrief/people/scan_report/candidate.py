"""What was found in a scan report: candidates for answers, what was refused, and where in the text each stands."""

from dataclasses import dataclass

from bonebrief.language.value import Value


@dataclass(frozen=True, slots=True)
class Span:
    """A place in one line of the text: the line, counted from 1, and its characters `start` to `end`, from 0."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Another value that is printed for the same answer, such as that of the other hip, and what tells it apart."""

    value: Value
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value for the answer `fact`, in its unit, and the place that it was read from.

    `doubt`: why it is not sure, as a clause without a full stop; empty where it is. `signed`: its sign was printed, or
    could not be otherwise. `others`: what else is printed for it.
    """

    fact: str
    value: Value
    span: Span
    doubt: str = ""
    signed: bool = False
    others: tuple[Choice, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.doubt


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that looks like a result and is not taken, and why, in words for the person."""

    words: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ScanReport:
    """A report that was read: its lines, and what was found in them, in the order of the questions."""

    lines: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    refusals: tuple[Refusal, ...]

    def text_at(self, span: Span) -> str:
        """The text that a span covers."""
        return self.lines[span.line - 1][span.start : span.end]
