"""The brief as Markdown: complete, readable as it stands, and with no text of others taken for markup."""

import re
from collections.abc import Iterable, Iterator

from bonebrief.brief import phrases
from bonebrief.brief.gauge import gauge_of, gauge_sentence, other_scores
from bonebrief.brief.model import Brief, RaisedPoint
from bonebrief.brief.talks import Talk, by_priority, talks
from bonebrief.brief.words import HEADINGS, PLAIN_PRIORITY, STANDING_LINE, Reader, bottom_line, severity
from bonebrief.machine.glyphs import one_line

_SPECIAL = re.compile(r"(?P<linked>(?:@|://|www(?=\.))+)|[\\`*_\[\]<>#|~&$]|:(?=[\w+-]+:)", re.IGNORECASE)
_OPENING = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")


def to_markdown(brief: Brief, reader: Reader) -> str:
    """Write the whole brief for one reader; the person's has no ids and the open questions in plain words."""
    sections = _patient(brief) if reader is Reader.PATIENT else _clinician(brief)
    blocks = [*_head(brief, reader), *sections, *_sources(brief, reader), f"**{STANDING_LINE[reader]}**"]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """The text on one line, reading as it does, with nothing left in it that Markdown would act upon.

    What an address is recognised by stands as code: renderers look for addresses when escapes are gone already.
    """
    safe = _SPECIAL.sub(lambda found: f"`{found[0]}`" if found["linked"] else f"\\{found[0]}", one_line(text))
    return _OPENING.sub(r"\1\\", safe)


def _head(brief: Brief, reader: Reader) -> Iterator[str]:
    density, counts = bottom_line(brief, reader)
    gauge = gauge_of(brief)
    yield f"# {escape(phrases.title(brief, reader))}"
    yield escape(" · ".join(phrases.about(brief, reader)))
    if brief.contradictions:
        yield f"## {HEADINGS[reader].contradictions}"
    for one in brief.contradictions:
        lead, *sides = phrases.contradiction_lines(one)
        yield f"**{escape(lead)}**"
        yield _bullets(map(escape, sides))
    yield f"**{escape(density)}**"
    yield escape(counts)
    yield escape(gauge_sentence(gauge)) if gauge else ""
    yield escape(other_scores(brief, gauge))
    if brief.warnings:
        yield f"## {HEADINGS[reader].check}"
        yield _bullets(escape(phrases.warning_words(warning)) for warning in brief.warnings)


def _clinician(brief: Brief) -> Iterator[str]:
    headings = HEADINGS[Reader.CLINICIAN]
    if brief.points:
        yield f"## {headings.points}"
        for talk in talks(brief.points):
            yield f"### {severity(talk.priority)} · {escape(talk.heading)}"
            for point in talk.points:
                yield from _point(point, talk)
    if brief.undetermined:
        yield f"## {headings.open}"
        yield phrases.open_line(brief)
        yield _bullets(
            f"**{severity(missing.could_raise[0].priority)}** {escape(phrases.question(missing))} "
            f"*{escape(phrases.could_raise(missing))}*"
            for missing in brief.missing
        )
        yield f"### {headings.unjudged}"
        yield _bullets(
            f"**{severity(point.could_become)}** {escape(point.title)} "
            f"*needs: {escape(phrases.settled_by(brief, point))}*"
            for point in brief.undetermined
        )
    for heading, labels in phrases.left_out(brief, Reader.CLINICIAN):
        yield f"## {heading}"
        yield f"{escape('; '.join(labels))}."
    yield f"## {headings.answers}"
    rows = "\n".join(f"| {escape(line.label)} | {escape(line.words)} |" for line in brief.answers)
    yield f"| Question | Answer |\n| --- | --- |\n{rows}"


def _patient(brief: Brief) -> Iterator[str]:
    headings = HEADINGS[Reader.PATIENT]
    for priority, group in by_priority(talks(brief.points)):
        yield f"## {PLAIN_PRIORITY[priority]}"
        for talk in group:
            yield from _talk(talk)
    if brief.missing:
        yield f"## {headings.open}"
        yield _bullets(map(escape, phrases.first_questions(brief)))


def _point(point: RaisedPoint, talk: Talk) -> Iterator[str]:
    if talk.shared:
        lower = f"{severity(point.priority)} · " if point.priority < talk.priority else ""
        yield f"#### {lower}{escape(point.title)}"
    yield _bullets(f"{escape(reason.text)} *({escape(phrases.trace(reason))})*" for reason in point.reasons)
    yield escape(point.say)


def _talk(talk: Talk) -> Iterator[str]:
    yield f"### {escape(talk.heading)}"
    for point in talk.points:
        yield f"#### {escape(point.title)}" if talk.shared else ""
        yield escape(point.patient)
        yield f"*{escape(phrases.own_numbers(point))}*"


def _sources(brief: Brief, reader: Reader) -> Iterator[str]:
    if not brief.sources:
        return
    yield f"## {HEADINGS[reader].sources}"
    if reader is Reader.PATIENT:
        yield _bullets(escape(phrases.publication(cited.source)) for cited in brief.sources)
    else:
        yield _bullets(
            f"**{escape(cited.source.id)}** {escape(phrases.publication(cited.source))} "
            f"{escape(phrases.found_at(cited, brief.made_on))}"
            for cited in brief.sources
        )


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
