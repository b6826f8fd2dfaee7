"""The fixed words of a brief, in one place: priorities, density classes, headings, and the bottom line."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bonebrief.brief.model import Brief, Score, Worry
from bonebrief.brief.talks import on_the_sheet
from bonebrief.knowledge.rule import Priority
from bonebrief.language.value import number_words
from bonebrief.machine.catalogue import N_, _, ngettext
from bonebrief.wording.counts import listed


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


def headings(reader: Reader) -> Headings:
    """The headings for one reader."""
    if reader is Reader.CLINICIAN:
        return Headings(_("Answers that contradict each other"), _("Please check"), _("Today"))
    return Headings(_("Please settle this first"), _("Please check"), _("Do not wait with this"))


class Heading(Enum):
    """The headings that only one reader meets: the clinician's front sheet, what is behind it, the person's page."""

    TALKS = N_("For this visit")
    MISSING = N_("Missing, and would matter most")
    POINTS = N_("Every point, with its reasons and sources")
    OPEN = N_("Could not be judged")
    ANSWERS = N_("Answers given")
    WITHOUT = N_("Without an answer")
    SOURCES = N_("Sources")
    TELL = N_("Please do not miss")
    ASK = N_("Ask these first")
    CALL = N_("When to call")
    MORE = N_("Also worth talking about")
    FIND_OUT = N_("Worth finding out before the visit")

    @property
    def words(self) -> str:
        """The heading as it stands above its part."""
        return _(self.value)


def standing_line(reader: Reader) -> str:
    """What every brief is and is not."""
    if reader is Reader.CLINICIAN:
        return _("This brief supports a conversation and is not a diagnosis.")
    return _("This summary supports a conversation and is not a diagnosis. Take it with you to your visit.")


def name_lines(reader: Reader) -> tuple[str, ...]:
    """Where a name is written by hand; nothing of it is kept."""
    lines = (_("Name"), _("Born"))
    return (*lines, _("Filled in by")) if reader is Reader.CLINICIAN else lines


def talk_lines() -> tuple[str, ...]:
    """Where it is written by hand who does something, and when."""
    return _("Who"), _("When")


UNKNOWN: Final = "?"

MARKS: Final[Mapping[Priority, str]] = {
    Priority.URGENT: "!!!",
    Priority.HIGH: "!!",
    Priority.ROUTINE: "!",
    Priority.NOTE: "·",
}

_WORRIES: Final[Mapping[Worry, str]] = {
    Worry.TODAY: N_("What stands first here should not wait for your visit."),
    Worry.SOON: N_("This matters, but do not be afraid: much can be done, so talk about it soon."),
    Worry.SETTLE_FIRST: N_("First check the answers below: what your scan means hangs on them."),
    Worry.OPEN: N_("Nothing you told us has to be done in haste, but some answers that count are not here yet."),
    Worry.AT_THE_VISIT: N_("Nothing you told us has to be done in haste, so talk it over at your next visit."),
}

_SCALES: Final[Mapping[str, str]] = {"t_score": N_("T-score"), "z_score": N_("Z-score")}

_ZONES: Final[Mapping[str, tuple[str, str]]] = {
    "osteoporosis": (N_("osteoporosis"), N_("-2.5 or lower")),
    "low_bone_mass": (N_("low bone mass"), N_("between -2.5 and -1.0")),
    "normal": (N_("normal"), N_("-1.0 or higher")),
    "below_expected_range_for_age": (N_("below expected"), N_("-2.0 or lower")),
    "within_expected_range_for_age": (N_("within expected"), N_("above -2.0")),
}

_CATEGORIES: Final[Mapping[str, str]] = {
    "normal": N_("normal"),
    "low_bone_mass": N_("low bone mass"),
    "osteoporosis": N_("osteoporosis"),
    "within_expected_range_for_age": N_("within expected range for age"),
    "below_expected_range_for_age": N_("below expected range for age"),
    "not_classified": N_("not classified"),
    "unknown": N_("unknown"),
}

_CLASSES: Final[Mapping[Reader, Mapping[str, str]]] = {
    Reader.CLINICIAN: {
        "normal": N_("Normal range"),
        "low_bone_mass": N_("Low bone mass (osteopenia)"),
        "osteoporosis": N_("Osteoporosis range"),
        "within_expected_range_for_age": N_("Within the expected range for age"),
        "below_expected_range_for_age": N_("Below the expected range for age"),
    },
    Reader.PATIENT: {
        "normal": N_("Your bone density is in the normal range"),
        "low_bone_mass": N_("Your bone density is below average (low bone mass, also called osteopenia)"),
        "osteoporosis": N_("Your bone density is in the range called osteoporosis"),
        "within_expected_range_for_age": N_("Your bone density is as expected for your age"),
        "below_expected_range_for_age": N_("Your bone density is lower than expected for your age"),
    },
}

_NAMES: Final[Mapping[Priority, str]] = {
    Priority.URGENT: N_("URGENT"),
    Priority.HIGH: N_("HIGH"),
    Priority.ROUTINE: N_("ROUTINE"),
    Priority.NOTE: N_("NOTE"),
}

_WORDS: Final[Mapping[Priority, str]] = {
    Priority.URGENT: N_("urgent"),
    Priority.HIGH: N_("high"),
    Priority.ROUTINE: N_("routine"),
    Priority.NOTE: N_("note"),
}

_COUNTED: Final[Mapping[Priority, str]] = {
    Priority.URGENT: N_("urgent"),
    Priority.HIGH: N_("to discuss first"),
    Priority.ROUTINE: N_("for this visit"),
    Priority.NOTE: N_("to keep in mind"),
}

_MEANINGS: Final[Mapping[Priority, str]] = {
    Priority.URGENT: N_("act today"),
    Priority.HIGH: N_("first at this visit"),
    Priority.ROUTINE: N_("at this visit if time allows, or planned"),
    Priority.NOTE: N_("to keep in mind"),
}

_LEADS: Final[Mapping[Priority, str]] = {Priority.URGENT: N_("Today"), Priority.HIGH: N_("First")}


def severity(priority: Priority) -> str:
    """The mark and the word of a priority: `!! HIGH`."""
    return f"{MARKS[priority]} {_(_NAMES[priority])}"


def priorities_line(brief: Brief) -> str:
    """What the words of priorities mean, of those that stand in a brief, the highest first; empty if none does."""
    missing = {could.priority for answer in brief.missing for could in answer.could_raise}
    shown = missing.union(point.priority for point in brief.points)
    return " · ".join(f"{_(_NAMES[one])}: {_(_MEANINGS[one])}" for one in MARKS if one in shown)


def priority_word(priority: Priority) -> str:
    """The word of a priority as it is counted: `high`."""
    return _(_WORDS[priority])


def worry_words(worry: Worry) -> str:
    """How worried to be, in a sentence."""
    return _(_WORRIES[worry])


def scale_words(scale: str) -> str:
    """What a scale is called: `T-score`."""
    return _(_SCALES[scale])


def zone_words(category: str) -> tuple[str, str]:
    """What a zone of a scale is called, and from where to where it goes."""
    name, reach = _ZONES[category]
    return _(name), _(reach)


def category_words(category: str) -> str:
    """A density class in a few words."""
    return _(_CATEGORIES[category])


def score_words(value: float) -> str:
    """A T- or Z-score in SD, with one decimal at least, and with its plus where it is above nought."""
    return f"{'+' if value > 0 else ''}{number_words(value, 1)}"


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
    return f" {_(_LEADS[first.priority])}: {first.title}."


def class_line(brief: Brief, reader: Reader) -> str:
    """The density class with the score it rests on, or why there is none."""
    density = brief.bone_density
    if density.category not in _CLASSES[reader]:
        return _no_class(brief, reader)
    name = _(_CLASSES[reader][density.category])
    if density.value is None or density.basis is None:
        return f"{name}."
    said = {"name": name, "scale": scale_words(density.basis), "value": score_words(density.value)}
    sites = [site_words(score) for score in brief.scores if score.decides]
    if not sites:
        return _("{name}: {scale} {value}.").format(**said)
    return _("{name}: {scale} {value} at the {sites}.").format(**said, sites=listed(sites))


def _no_class(brief: Brief, reader: Reader) -> str:
    if reader is Reader.CLINICIAN:
        return _("No bone-density class: {why}.").format(why=_why_no_class(brief))
    return _("Your bone density has no class yet: {why}.").format(why=_why_no_class(brief))


def _why_no_class(brief: Brief) -> str:
    if brief.bone_density.category == "not_classified":
        return _("this kind of scan is not read with the T-score ranges")
    if not brief.scores and brief.contradictions:
        return _("no score counts, because answers contradict each other")
    if not brief.scores:
        return _("no T-score or Z-score was given")
    return _("the answers do not settle which range applies")


def _count_line(brief: Brief) -> str:
    """How much there is to discuss, in talks as the sheet shows them, and how much could not be judged."""
    together = on_the_sheet(brief.points)
    counts = {priority: sum(talk.priority is priority for talk in together) for priority in MARKS}
    parts = [f"{count} {_(_COUNTED[priority])}" for priority, count in counts.items() if count]
    said = ", ".join(parts) or _("No point to discuss was raised")
    if not brief.undetermined:
        return _("{said}; every point could be judged.").format(said=said)
    count = len(brief.undetermined)
    left = ngettext("{count} point could not be judged", "{count} points could not be judged", count)
    return f"{said}; {left}."
