"""The sentences that every rendering says about a brief: written once here, drawn in its own way by each."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

from bonebrief.brief.model import (
    AnswerLine,
    Brief,
    CitedSource,
    Contradicted,
    CouldRaise,
    MissingAnswer,
    Reason,
    SaidAnswer,
    Warning,
)
from bonebrief.brief.sheet.handout import worry_of
from bonebrief.brief.talks import Talk
from bonebrief.brief.words import MARKS, Reader, bottom_line, class_line, severity, worry_words
from bonebrief.knowledge.sources import Checked, Source
from bonebrief.language.answer import Status
from bonebrief.machine.catalogue import N_, _, ngettext
from bonebrief.wording.counts import day, listed, month
from bonebrief.wording.statuses import STATUS_WORDS
from bonebrief.wording.translations import translation_words

_SIDE_POINTS: Final = 3
_MOST_OPTIONS: Final = 6
_REFERS_BACK: Final = re.compile(r"\b(these|those|this way|of it|that scan|this bone medicine)\b")
_GRADES: Final = {
    Checked.SEEN: N_("seen"),
    Checked.PARTLY: N_("seen in part"),
    Checked.SECONDARY: N_("seen only in texts about it"),
    Checked.MEMORY: N_("from memory"),
}


def translation_line(brief: Brief) -> str:
    """That the texts of a brief were put into its language, and how far somebody has read them; else nothing."""
    return translation_words(brief.translation) if brief.translation else ""


def lead(brief: Brief, reader: Reader) -> tuple[str, str]:
    """What is read first: the bottom line and its counts, or how worried to be and what the scan says."""
    return (
        bottom_line(brief) if reader is Reader.CLINICIAN else (worry_words(worry_of(brief)), class_line(brief, reader))
    )


def title(brief: Brief, reader: Reader) -> str:
    return brief.title if reader is Reader.CLINICIAN else _("{title}: for your visit").format(title=brief.title)


def about(brief: Brief, reader: Reader) -> tuple[str, ...]:
    """When the brief was made, and for the clinician from which questionnaire and which rules."""
    when = day(brief.made_on)
    if reader is Reader.PATIENT:
        return (when,)
    form = _("questionnaire {name}").format(name=brief.questionnaire)
    return when, form, _("knowledge {version}").format(version=brief.knowledge_version)


def cited(reason: Reason) -> str:
    """The sources of a reason, each with the part that is meant: `ISCD23; NOGG24, section 3`."""
    return "; ".join(str(citation) for citation in reason.sources)


def trace(reason: Reason) -> str:
    """Where a reason comes from: the rule that is true, and its sources."""
    return " · ".join(part for part in (reason.rule, cited(reason)) if part)


def contradiction_lines(one: Contradicted) -> tuple[str, str, str]:
    """That answers cannot both be right, and what each of the two sides would bring."""
    gate, evidence = _quoted((one.gate,)), _quoted(one.evidence)
    lead = _("{gate} and {evidence} cannot both be right. What they disagree on is not used until it is settled.")
    if_right = N_("If {answers} is right, {then}"), N_("If {answers} are right, {then}")
    return (
        lead.format(gate=gate, evidence=evidence),
        _(if_right[0]).format(answers=gate, then=_would_be_raised(one.if_gate)),
        _(if_right[len(one.evidence) > 1]).format(answers=evidence, then=_would_be_raised(one.if_evidence)),
    )


def _quoted(answers: tuple[SaidAnswer, ...]) -> str:
    return listed([f'"{said.label}: {said.words}"' for said in answers])


def _would_be_raised(points: tuple[CouldRaise, ...]) -> str:
    if not points:
        return _("nothing more would be raised.")
    named, others = [f"{severity(point.priority)} {point.title}" for point in points], len(points) - _SIDE_POINTS
    more = [ngettext("and {count} more point", "and {count} more points", others)] if others > 0 else []
    return _("this would be raised: {points}.").format(points="; ".join([*named[:_SIDE_POINTS], *more]))


def named(ordered: tuple[Talk, ...]) -> str:
    """The talks that stand behind the front sheet, by their headings."""
    return "; ".join(f"{MARKS[talk.priority]} {talk.heading}" for talk in ordered)


def open_line(brief: Brief) -> str:
    """How many points wait for how many answers."""
    points = ngettext(
        "{count} point could not be judged", "{count} points could not be judged", len(brief.undetermined)
    )
    missing = ngettext("{count} answer is missing", "{count} answers are missing", len(brief.missing))
    return _("{points}, because {missing}.").format(points=points, missing=missing)


def question(missing: MissingAnswer) -> str:
    """A question that a clinician can read alone: what it is about, then its words, as of the patient."""
    return f"{missing.label}: {missing.of_patient}"


def alone(missing: MissingAnswer) -> str:
    """A question to the person that can be read alone: what "these" and "this way" mean stands with it."""
    written = missing.written or missing.question
    if missing.options and " these" in written:
        others = len(missing.options) - _MOST_OPTIONS
        more = ngettext("or {count} other", "or one of {count} others", others)
        options = [*missing.options[:_MOST_OPTIONS], *([more] if others > 0 else [])]
        return f"{missing.question} {'; '.join(options)}."
    return f"{missing.label}: {missing.question}" if _REFERS_BACK.search(written) else missing.question


def and_more_answers(count: int) -> str:
    """How many missing answers are not named."""
    return ngettext("and {count} more answer", "and {count} more answers", count)


def could_raise(missing: MissingAnswer) -> str:
    """What an answer could bring: the highest point by name, the others by number."""
    first, others = missing.could_raise[0], len(missing.could_raise) - 1
    if not others:
        return _("could raise: {point}").format(point=first.title)
    more = ngettext("and {count} more point", "and {count} more points", others)
    return _("could raise: {point}, {more}").format(point=first.title, more=more)


def given(brief: Brief) -> tuple[AnswerLine, ...]:
    """The answers that say something, in the order of the questions."""
    return tuple(line for line in brief.answers if line.value is not None)


def without_answer(brief: Brief) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The labels of the other questions, each once, by what became of them: not known, not asked, not needed."""
    return tuple((became_of(status), labels) for status, labels in without_value(brief).items())


def without_value(brief: Brief) -> Mapping[Status | None, tuple[str, ...]]:
    """The same by their status; None is that of questions that are not needed."""
    groups: dict[Status | None, list[str]] = {}
    for line in brief.answers:
        if line.value is None:
            groups.setdefault(line.status if line.needed else None, []).append(line.label)
    return {status: tuple(groups[status]) for status in (*STATUS_WORDS, None) if status in groups}


def became_of(status: Status | None) -> str:
    """What became of questions without a value, in small letters."""
    return STATUS_WORDS[status].counted if status else _("not needed")


def answer_counts(brief: Brief) -> str:
    """How many questions have which status: `24 answered, 1 not known`."""
    counts = {status: sum(line.status is status for line in brief.answers) for status in STATUS_WORDS}
    return listed([f"{count} {STATUS_WORDS[status].counted}" for status, count in counts.items() if count]) or _("none")


def warning_words(warning: Warning) -> str:
    """A warning that names the answer it is about."""
    return warning.text if warning.label in warning.text else f"{warning.label}: {warning.text}"


def publication(source: Source) -> str:
    """What a source is: its title, who published it, and when."""
    return f"{source.title}. {source.organisation}, {source.year}."


def found_at(cited: CitedSource, today: date) -> str:
    """Where a source is found, how far what the reasons take from it was read there, when, and if that is due again."""
    source = cited.source
    found = f"{source.where} · {month(source.reviewed)}: {_how_read(cited)}"
    if today <= source.review_by:
        return found
    return _("{found}; due for review since {month}").format(found=found, month=month(source.review_by))


def _how_read(cited: CitedSource) -> str:
    counts = Counter(cited.checked.values())
    if not counts:
        return _("not looked up")
    first, *others = [grade for grade in Checked if counts[grade]]
    if not others:
        return _(_GRADES[first])
    rest = [f"{counts[grade]} {_(_GRADES[grade])}" for grade in others]
    statements = ngettext("{count} statement", "{count} statements", counts[first])
    return listed([f"{statements} {_(_GRADES[first])}", *rest])
