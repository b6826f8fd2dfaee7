"""What a person can write wrong: a problem with a stable code, its place, what is wrong and what to write."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.files import ordinary_bytes
from bonebrief.machine.text import clean


class Code(Enum):
    """The stable codes of problems; a code keeps its meaning for ever. What stands first weighs more."""

    UNREADABLE_FILE = "R001"
    YAML_SYNTAX = "R002"
    WRONG_SHAPE = "R003"
    UNKNOWN_KEY = "R004"
    DUPLICATE_KEY = "R005"
    MISSING_KEY = "R006"
    EMPTY_VALUE = "R007"
    ANCHOR_OR_TAG = "R008"
    BAD_ID = "R009"
    DUPLICATE_ID = "R010"
    BAD_CONDITION = "R011"
    UNKNOWN_FACT = "R012"
    UNKNOWN_FINDING = "R013"
    UNKNOWN_CHOICE = "R014"
    UNKNOWN_SOURCE = "R015"
    UNKNOWN_POINT = "R016"
    WRONG_TYPE = "R017"
    BAD_NUMBER = "R018"
    OUT_OF_LIMITS = "R019"
    FINDING_CYCLE = "R020"
    BAD_FORMULA = "R021"
    BAD_PLACEHOLDER = "R022"
    ASKED_TOO_LATE = "R023"
    EXCEEDS_OTHER = "R024"
    UNKNOWN_QUESTIONNAIRE = "R025"
    ENGINE_LIMIT = "R026"
    UNKNOWN_EVIDENCE = "R027"
    UNVERIFIED = "R028"
    CALM_UNGUARDED = "R029"
    BAD_TABLE = "R030"

    CONTRADICTION = "W101"
    FOREGONE_TEST = "W102"
    LOST_SIGN = "W137"
    OTHER_SCORE = "W147"
    FAR_BOUND = "W148"
    FINER_BOUND = "W146"
    GAP_BETWEEN_BANDS = "W115"
    DENSITY_CLASSES = "W136"
    TABLE_GAP = "W122"
    TABLE_OVERLAP = "W123"
    IDLE_ROW = "W121"
    UNSURE_PLACEHOLDER = "W116"
    COVERED_REASON = "W103"
    REPEATED_RULE = "W104"
    REPEATED_PART = "W114"
    UNASKED_FACT = "W105"
    UNRAISED_POINT = "W111"
    UNTRIED_RULE = "W106"
    UNUSED_FINDING = "W107"
    UNUSED_BOUND = "W145"
    UNREAD_QUESTION = "W108"
    LONG_TEXT = "W109"
    PAST_REVIEW = "W110"
    BAD_IGNORE = "W112"
    IDLE_IGNORE = "W113"
    POINT_WITHOUT_STAGE = "W117"
    TALK_OF_ONE = "W118"
    CUT_TEXT = "W119"
    MARKED_TEXT = "W120"
    ORDER_IN_TEXT = "W124"
    ALARM_IN_TEXT = "W125"
    DOSE_IN_TEXT = "W126"
    HARD_TO_READ = "W127"
    UNFINISHED_TEXT = "W128"
    WITHOUT_EVIDENCE = "W129"
    UNCITED = "W130"
    OTHER_NUMBER = "W131"
    REPEATED_LABEL = "W132"
    REPEATED_NAME = "W135"
    UNGATED_RULE = "W133"
    LACKING_QUESTION = "W134"
    CHANGED_SINCE_REVIEW = "W140"
    WRONG_VOICE = "W141"
    UNKNOWN_TRANSLATION = "W142"
    OTHER_PLACEHOLDERS = "W143"
    NOT_TRANSLATED = "W144"

    @property
    def severity(self) -> str:
        """`error`: the knowledge cannot be used; `warning`: it can, and deserves a second look."""
        return "warning" if self.value.startswith("W") else "error"

    @property
    def weight(self) -> int:
        """Its rank among problems, the worst first: what makes a file unreadable, other errors, warnings in order."""
        if self.severity == "error":
            return 0 if self in (Code.UNREADABLE_FILE, Code.YAML_SYNTAX) else 1
        return 2 + list(Code).index(self)

    @property
    def slug(self) -> str:
        """The code in words, as it stands behind it: `unknown-fact`."""
        return self.name.lower().replace("_", "-")


class Place(NamedTuple):
    """A position in a file that a person can open; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    @property
    def name(self) -> str:
        """The file as it may be shown."""
        return shown_name(self.file)

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}"


class Mend(NamedTuple):
    """Words to stand in the place of others; `sure` if they say the same as the author did, else a guess.

    What stands in the file at the place must still be `old`, with its line breaks, when it is replaced.
    """

    where: Place
    old: str
    new: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and how to mend it: in words, and as edits of which any one is enough.

    `about`: the name that nothing has, where that is what is wrong.
    """

    code: Code
    where: Place
    what: str
    fix: str = ""
    also: tuple[Place, ...] = ()
    mends: tuple[Mend, ...] = ()
    about: str = ""

    @property
    def sure_mend(self) -> Mend | None:
        """The one edit that is sure; None where all are guesses, or there is none."""
        return next((mend for mend in self.mends if mend.sure), None) if not self.also else None

    def text(self) -> str:
        """Say where, what and what to do, with the line of the file and a caret under the place."""
        return next(texts_of([self]))

    @property
    def names_nothing_often(self) -> bool:
        """Whether a name stands in so many places that the mistake is rather where it should be defined."""
        return bool(self.about) and len(self.also) + 1 >= _OFTEN

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place where this stands, the first of them first."""
        return self.where, *self.also


_UNKNOWN_NAMES = {
    Code.UNKNOWN_FACT: "fact",
    Code.BAD_PLACEHOLDER: "fact",
    Code.UNKNOWN_FINDING: "finding",
    Code.UNKNOWN_SOURCE: "source",
    Code.UNKNOWN_POINT: "point",
    Code.UNKNOWN_EVIDENCE: "evidence",
}
_OFTEN = 3
_MOST_PLACES = 4


def texts_of(problems: Iterable[Problem]) -> Iterator[str]:
    """The texts of problems, for which each file is read once."""
    lines_of = cache(_lines)
    for problem in problems:
        where, frame = problem.where, _frame(problem.where, lines_of(problem.where.file))
        lines = [f"{where}  {problem.code.value} {problem.code.slug}", *frame, f"  {problem.what}"]
        lines += [f"  {problem.fix}"] if problem.fix else []
        yield clean("\n".join([*lines, *_elsewhere(problem)]))


def _elsewhere(problem: Problem) -> Iterator[str]:
    lines = list(dict.fromkeys(f"{place.name}:{place.line}" for place in problem.also))
    if lines:
        more = f" and {len(lines) - _MOST_PLACES} more" if len(lines) > _MOST_PLACES else ""
        yield f"  The same stands in {', '.join(lines[:_MOST_PLACES])}{more}."


class KnowledgeError(BoneBriefError):
    """The YAML cannot be used; carries every problem found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = _each_once(sorted(problems, key=lambda problem: problem.where))
        super().__init__("\n\n".join(texts_of(self.problems)))


def _each_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Names that nothing has are one problem each, however often and wherever they are written."""
    found: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        named = _UNKNOWN_NAMES.get(problem.code) if problem.about else None
        key = (named, problem.about) if named else (problem.code, problem.what, problem.where)
        found.setdefault(key, []).append(problem)
    return tuple(map(_one_of, found.values()))


def _one_of(same: Sequence[Problem]) -> Problem:
    """One problem for several of one name; a name that stands in many places was not misspelt in all of them."""
    first = same[0]
    also = tuple(other.where for other in same[1:] if other.where != first.where)
    if len(same) < _OFTEN:
        return replace(first, also=also, mends=tuple(mend for one in same for mend in one.mends))
    where = f"It stands in {len({one.where for one in same})} places"
    fix = f"{where}, so it is probably not defined yet, or was removed or renamed: define it, or change them."
    return replace(first, fix=fix, also=also, mends=())


def _lines(file: str) -> list[str]:
    """The lines of a file of text; none of a link, which may lead to what nobody meant to show."""
    try:
        data = b"\0" if Path(file).is_symlink() else ordinary_bytes(Path(file))
        return [] if b"\0" in data else data.decode("utf-8-sig", "replace").split("\n")
    except (OSError, ValueError):
        return []


def _frame(place: Place, lines: list[str]) -> list[str]:
    if place.line > len(lines):
        return []
    shown = "".join(c if c.isprintable() else " " for c in lines[place.line - 1])
    number = f"{place.line:>6} | "
    start = max(0, place.column - 70)
    shown = shown[start : start + 100]
    return [number + shown, " " * (len(number) + place.column - 1 - start) + "^"]
