"""The fixed words of a brief, in one place: priorities, density classes, headings, and the bottom line."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from bonebrief.brief.model import Brief, Score, Worry
from bonebrief.brief.talks import talks
from bonebrief.knowledge.rule import Priority
from bonebrief.language.value import number_words
from bonebrief.wording.counts import counted, listed


class Reader(Enum):
    """Who reads the brief: the one who leads the visit, or the one it is about."""

    CLINICIAN = "clinician"
    PATIENT = "patient"


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings that both readers meet, in the words of one of them."""

    contradictions: str
    check: str
    today: str


HEADINGS: Final[Mapping[Reader, Headings]] = {
    Reader.CLINICIAN: Headings("Answers that contradict each other", "Please check", "Today"),
    Reader.PATIENT: Headings("Please settle this first", "Please check", "Do not wait with this"),
}


class Heading(StrEnum):
    """The headings that only one reader meets: the clinician's front sheet, what is behind it, the person's page."""

    TALKS = "For this visit"
    MISSING = "Missing, and would matter most"
    POINTS = "Every point, with its reasons and sources"
    OPEN = "Could not be judged"
    ANSWERS = "Answers given"
    WITHOUT = "Without an answer"
    SOURCES = "Sources"
    TELL = "Please do not miss"
    ASK = "Ask these first"
    CALL = "When to call"
    MORE = "Also worth talking about"
    FIND_OUT = "Worth finding out before the visit"


STANDING_LINE: Final[Mapping[Reader, str]] = {
    Reader.CLINICIAN: "This brief supports a conversation and is not a diagnosis.",
    Reader.PATIENT: "This summary supports a conversation and is not a diagnosis. Take it with you to your visit.",
}

NAME_LINES: Final[Mapping[Reader, tuple[str, ...]]] = {
    Reader.CLINICIAN: ("Name", "Born", "Filled in by"),
    Reader.PATIENT: ("Name", "Born"),
}
TALK_LINES: Final = ("Who", "When")
"""Where something is written by hand; nothing of it is kept."""

UNKNOWN: Final = "?"

MARKS: Final[Mapping[Priority, str]] = {
    Priority.URGENT: "!!!",
    Priority.HIGH: "!!",
    Priority.ROUTINE: "!",
    Priority.NOTE: "·",
}

WORRIES: Final[Mapping[Worry, str]] = {
    Worry.TODAY: "Please do not wait for your visit with what stands first here.",
    Worry.SOON: "This matters, but do not be afraid: much can be done, so talk about it soon.",
    Worry.SETTLE_FIRST: "First check the answers below: what your scan means hangs on them.",
    Worry.OPEN: "Nothing you told us has to be done in haste, but some answers that count are not here yet.",
    Worry.AT_THE_VISIT: "Nothing you told us has to be done in haste, so talk it over at your next visit.",
}

SCALES: Final[Mapping[str, str]] = {"t_score": "T-score", "z_score": "Z-score"}

ZONES: Final[Mapping[str, tuple[str, str]]] = {
    "osteoporosis": ("osteoporosis", "-2.5 or lower"),
    "low_bone_mass": ("low bone mass", "between -2.5 and -1.0"),
    "normal": ("normal", "-1.0 or higher"),
    "below_expected_range_for_age": ("below expected", "-2.0 or lower"),
    "within_expected_range_for_age": ("within expected", "above -2.0"),
}

_CLASSES: Final[Mapping[Reader, Mapping[str, str]]] = {
    Reader.CLINICIAN: {
        "normal": "Normal range",
        "low_bone_mass": "Low bone mass (osteopenia)",
        "osteoporosis": "Osteoporosis range",
        "within_expected_range_for_age": "Within the expected range for age",
        "below_expected_range_for_age": "Below the expected range for age",
    },
    Reader.PATIENT: {
        "normal": "Your bone density is in the normal range",
        "low_bone_mass": "Your bone density is below average (low bone mass, also called osteopenia)",
        "osteoporosis": "Your bone density is in the range called osteoporosis",
        "within_expected_range_for_age": "Your bone density is as expected for your age",
        "below_expected_range_for_age": "Your bone density is lower than expected for your age",
    },
}

_COUNTED: Final[Mapping[Priority, str]] = {
    Priority.URGENT: "urgent",
    Priority.HIGH: "to discuss first",
    Priority.ROUTINE: "for this visit",
    Priority.NOTE: "to keep in mind",
}

_LEADS: Final[Mapping[Priority, str]] = {Priority.URGENT: "Today", Priority.HIGH: "First"}


def severity(priority: Priority) -> str:
    """The mark and the word of a priority: `!! HIGH`."""
    return f"{MARKS[priority]} {priority.name}"


def score_words(value: float) -> str:
    """A T- or Z-score in SD, with one decimal at least."""
    return number_words(value, 1)


def site_words(score: Score) -> str:
    """The site of a score, taken from its label: `total hip` of `T-score, total hip`."""
    _, _, site = score.label.partition(", ")
    return site or score.label


def bottom_line(brief: Brief) -> tuple[str, str]:
    """What matters most, in two lines: the density class with what outranks it, and how much there is to discuss."""
    return f"{class_line(brief, Reader.CLINICIAN)}{_what_outranks(brief)}", _count_line(brief)


def _what_outranks(brief: Brief) -> str:
    """The first point, where the density class alone would leave its reader too calm."""
    first = next(iter(brief.points), None)
    if first is None or first.priority not in _LEADS:
        return ""
    if first.priority is Priority.HIGH and brief.bone_density.category == "osteoporosis":
        return ""
    return f" {_LEADS[first.priority]}: {first.title}."


def class_line(brief: Brief, reader: Reader) -> str:
    """The density class with the score it rests on, or why there is none."""
    density = brief.bone_density
    name = _CLASSES[reader].get(density.category)
    if name is None:
        return _no_class(brief, reader)
    if density.value is None or density.basis is None:
        return f"{name}."
    sites = [site_words(score) for score in brief.scores if score.decides]
    where = f" at the {listed(sites)}" if sites else ""
    return f"{name}: {SCALES[density.basis]} {score_words(density.value)}{where}."


def _no_class(brief: Brief, reader: Reader) -> str:
    name = "No bone-density class" if reader is Reader.CLINICIAN else "Your bone density has no class yet"
    if brief.bone_density.category == "not_classified":
        return f"{name}: this kind of scan is not read with the T-score ranges."
    if not brief.scores and brief.contradictions:
        return f"{name}: no score counts, because answers contradict each other."
    if not brief.scores:
        return f"{name}: no T-score or Z-score was given."
    return f"{name}: the answers do not settle which range applies."


def _count_line(brief: Brief) -> str:
    """How much there is to discuss, in talks as the sheet shows them, and how much could not be judged."""
    together = talks(brief.points)
    counts = {priority: sum(talk.priority is priority for talk in together) for priority in MARKS}
    parts = [f"{count} {_COUNTED[priority]}" for priority, count in counts.items() if count]
    said = ", ".join(parts) or "No point to discuss was raised"
    if not brief.undetermined:
        return f"{said}; every point could be judged."
    return f"{said}; {counted(len(brief.undetermined), 'point')} could not be judged."
