"""The sentences that every rendering says about a brief: written once here, drawn in its own way by each."""

from collections import Counter
from datetime import date
from typing import Final

from bonebrief.brief.model import (
    Brief,
    CitedSource,
    Contradicted,
    CouldRaise,
    MissingAnswer,
    RaisedPoint,
    Reason,
    SaidAnswer,
    Undetermined,
    Warning,
)
from bonebrief.brief.words import HEADINGS, Reader, severity
from bonebrief.knowledge.sources import Checked, Source
from bonebrief.language.answer import Status
from bonebrief.wording.counts import counted, day, listed, month
from bonebrief.wording.statuses import STATUS_WORDS

_HANDOUT_QUESTIONS: Final = 8
_SIDE_POINTS: Final = 3
_GRADES: Final = {
    Checked.SEEN: "seen",
    Checked.PARTLY: "seen in part",
    Checked.SECONDARY: "seen only in texts about it",
    Checked.MEMORY: "from memory",
}


def title(brief: Brief, reader: Reader) -> str:
    return brief.title if reader is Reader.CLINICIAN else f"{brief.title}: for your visit"


def about(brief: Brief, reader: Reader) -> tuple[str, ...]:
    """When the brief was made, and for the clinician from which questionnaire and which rules."""
    when = day(brief.made_on)
    if reader is Reader.PATIENT:
        return (when,)
    return when, f"questionnaire {brief.questionnaire}", f"knowledge {brief.knowledge_version}"


def cited(reason: Reason) -> str:
    """The sources of a reason, each with the part that is meant: `ISCD23; NOGG24, section 3`."""
    return "; ".join(str(citation) for citation in reason.sources)


def trace(reason: Reason) -> str:
    """Where a reason comes from: the rule that is true, and its sources."""
    return " · ".join(part for part in (reason.rule, cited(reason)) if part)


def contradiction_lines(one: Contradicted) -> tuple[str, str, str]:
    """That answers cannot both be right, and what each of the two sides would bring."""
    gate, evidence = _quoted((one.gate,)), _quoted(one.evidence)
    return (
        f"{gate} and {evidence} cannot both be right. What they disagree on is not used until it is settled.",
        f"If {gate} is right, {_would_be_raised(one.if_gate)}",
        f"If {evidence} {'is' if len(one.evidence) == 1 else 'are'} right, {_would_be_raised(one.if_evidence)}",
    )


def _quoted(answers: tuple[SaidAnswer, ...]) -> str:
    return listed([f'"{said.label}: {said.words}"' for said in answers])


def _would_be_raised(points: tuple[CouldRaise, ...]) -> str:
    if not points:
        return "nothing more would be raised."
    named = "; ".join(f"{severity(point.priority)} {point.title}" for point in points[:_SIDE_POINTS])
    more = f"; and {counted(len(points) - _SIDE_POINTS, 'more point')}" if len(points) > _SIDE_POINTS else ""
    return f"this would be raised: {named}{more}."


def open_line(brief: Brief) -> str:
    """How many points wait for how many answers."""
    points = counted(len(brief.undetermined), "point")
    answers = counted(len(brief.missing), "answer")
    return f"{points} could not be judged, because {answers} {'is' if len(brief.missing) == 1 else 'are'} missing."


def question(missing: MissingAnswer) -> str:
    """A question that can be read alone: what it is about, then its words."""
    return f"{missing.label}: {missing.question}"


def first_questions(brief: Brief) -> tuple[str, ...]:
    """The open questions of a person's handout: the most consequential, and how many more there are."""
    questions = tuple(question(missing) for missing in brief.missing)
    left_out = len(questions) - _HANDOUT_QUESTIONS
    if left_out <= 0:
        return questions
    return (*questions[:_HANDOUT_QUESTIONS], f"And {counted(left_out, 'more question')} in the questionnaire.")


def own_numbers(point: RaisedPoint) -> str:
    """The reasons of a point as the person reads them."""
    return f"From your answers: {' '.join(reason.text for reason in point.reasons)}"


def could_raise(missing: MissingAnswer) -> str:
    """What an answer could bring: the highest point by name, the others by number."""
    first, others = missing.could_raise[0], len(missing.could_raise) - 1
    more = f", and {counted(others, 'more point')}" if others else ""
    return f"could raise: {first.title}{more}"


def settled_by(brief: Brief, point: Undetermined) -> str:
    """The questions that would settle a point, by their labels."""
    labels = {line.fact: line.label for line in brief.answers} | {line.fact: line.label for line in brief.missing}
    return "; ".join(labels.get(fact, fact) for fact in point.missing)


def left_out(brief: Brief, reader: Reader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The labels of the questions that were not asked, and of those whose answers could change nothing, by heading."""
    headings = HEADINGS[reader]
    lines = [line for line in brief.answers if line.status is Status.NOT_ASKED]
    not_needed = tuple(line.label for line in lines if not line.needed)
    not_asked = tuple(line.label for line in lines if line.needed)
    groups = ((headings.not_needed, not_needed), (headings.not_asked, not_asked))
    return tuple((heading, labels) for heading, labels in groups if labels)


def answer_counts(brief: Brief) -> str:
    """How many questions have which status: `24 answered, 1 not known`."""
    counts = {status: sum(line.status is status for line in brief.answers) for status in STATUS_WORDS}
    return listed([f"{count} {STATUS_WORDS[status].counted}" for status, count in counts.items() if count]) or "none"


def warning_words(warning: Warning) -> str:
    """A warning that names the answer it is about."""
    return warning.text if warning.label in warning.text else f"{warning.label}: {warning.text}"


def publication(source: Source) -> str:
    """What a source is: its title, who published it, and when."""
    return f"{source.title}. {source.organisation}, {source.year}."


def found_at(cited: CitedSource, today: date) -> str:
    """Where a source is found, how far what the reasons take from it was read there, when, and if that is due again."""
    source = cited.source
    late = f"; due for review since {month(source.review_by)}" if today > source.review_by else ""
    return f"{source.where} · {month(source.reviewed)}: {_how_read(cited)}{late}"


def _how_read(cited: CitedSource) -> str:
    counts = Counter(cited.checked.values())
    if not counts:
        return "not looked up"
    first, *others = [grade for grade in Checked if counts[grade]]
    if not others:
        return _GRADES[first]
    rest = [f"{counts[grade]} {_GRADES[grade]}" for grade in others]
    return listed([f"{counted(counts[first], 'statement')} {_GRADES[first]}", *rest])
