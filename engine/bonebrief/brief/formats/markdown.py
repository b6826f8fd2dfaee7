"""The brief as Markdown: one sheet first and all the rest behind it, with no text of others taken for markup."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bonebrief.brief import phrases
from bonebrief.brief.gauge import gauge_of, gauge_sentence, other_scores
from bonebrief.brief.model import Brief, MissingAnswer, RaisedPoint, Strip
from bonebrief.brief.sheet.front import front_of
from bonebrief.brief.sheet.handout import handout_of
from bonebrief.brief.sheet.scale import risk_sentence
from bonebrief.brief.talks import Talk, talks
from bonebrief.brief.words import (
    UNKNOWN,
    Heading,
    Reader,
    headings,
    name_lines,
    priorities_line,
    severity,
    standing_line,
    talk_lines,
)
from bonebrief.machine.catalogue import _
from bonebrief.machine.glyphs import one_line
from bonebrief.machine.text import begun

_SPECIAL = re.compile(r"(?P<linked>(?:@|://|www(?=\.))+)|[\\`*_\[\]<>#|~&$]|:(?=[\w+-]+:)", re.IGNORECASE)
_OPENING = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")
_TO_WRITE: Final = "." * 24
_BEHIND: Final = "---"


def to_markdown(brief: Brief, reader: Reader) -> str:
    """Write the whole brief for one reader; the person's page has plain words only, and no ids."""
    parts = _persons_page(brief) if reader is Reader.PATIENT else _clinicians(brief)
    blocks = [*_head(brief, reader), *parts, f"**{standing_line(reader)}**"]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """The text on one line, reading as it does, with nothing left in it that Markdown would act upon.

    What an address is recognised by stands as code: renderers look for addresses when escapes are gone already.
    """
    safe = _SPECIAL.sub(lambda found: f"`{found[0]}`" if found["linked"] else f"\\{found[0]}", one_line(text))
    return _OPENING.sub(r"\1\\", safe)


def _head(brief: Brief, reader: Reader) -> Iterator[str]:
    first, second = phrases.lead(brief, reader)
    yield f"# {escape(phrases.title(brief, reader))}"
    yield escape(" · ".join(phrases.about(brief, reader)))
    yield escape(phrases.translation_line(brief))
    yield _to_write(name_lines(reader))
    if brief.contradictions:
        yield f"## {headings(reader).contradictions}"
    for one in brief.contradictions:
        lead, *sides = phrases.contradiction_lines(one)
        yield f"**{escape(lead)}**"
        yield _bullets(map(escape, sides))
    yield f"**{escape(first)}**"
    yield escape(second)


def _clinicians(brief: Brief) -> Iterator[str]:
    gauge, front = gauge_of(brief), front_of(brief)
    yield escape(gauge_sentence(gauge)) if gauge else ""
    yield escape(other_scores(brief, gauge))
    for lines in brief.risk_lines:
        yield f"**{escape(lines.title)}**"
        yield _bullets(escape(risk_sentence(risk)) for risk in lines.risks)
    yield from _checked(brief, Reader.CLINICIAN)
    yield escape(priorities_line(brief))
    if front.urgent:
        yield f"## {headings(Reader.CLINICIAN).today}"
    for point in front.urgent:
        yield f"### {severity(point.priority)} · {escape(point.title)}"
        yield from _in_full(point)
    yield from _listed(Heading.TALKS.words, map(_to_tick, front.talks))
    if front.behind:
        yield escape(_("{count} more: {talks}.").format(count=len(front.behind), talks=phrases.named(front.behind)))
    yield from _listed(Heading.MISSING.words, map(_open, front.missing))
    if front.missing_behind:
        yield phrases.and_more_answers(front.missing_behind)
    for strip in brief.strips:
        yield from _strip(strip)
    yield _BEHIND
    yield from _behind(brief)


def _behind(brief: Brief) -> Iterator[str]:
    if brief.points:
        yield f"## {Heading.POINTS.words}"
    for talk in talks(brief.points):
        yield f"### {severity(talk.priority)} · {escape(talk.heading)}"
        for point in talk.points:
            yield from _point(point, talk)
    if brief.missing:
        yield f"## {Heading.OPEN.words}"
        yield phrases.open_line(brief)
        yield _bullets(map(_open, brief.missing))
    rows = "\n".join(f"| {escape(line.label)} | {escape(line.words)} |" for line in phrases.given(brief))
    yield f"## {Heading.ANSWERS.words}" if rows else ""
    yield f"| {_('Question')} | {_('Answer')} |\n| --- | --- |\n{rows}" if rows else ""
    groups = phrases.without_answer(brief)
    yield from _listed(Heading.WITHOUT.words, (f"**{begun(words)}:** {escape('; '.join(of))}." for words, of in groups))
    yield from _sources(brief)


def _persons_page(brief: Brief) -> Iterator[str]:
    page = handout_of(brief)
    yield from _listed(headings(Reader.PATIENT).today, map(escape, page.today))
    yield escape(gauge_sentence(page.gauge)) if page.gauge else ""
    yield from _checked(brief, Reader.PATIENT)
    yield from _listed(Heading.TELL.words, map(escape, page.tell))
    yield from _listed(Heading.ASK.words, (f"{escape(text)} {_TO_WRITE}" for text in page.ask))
    yield from _listed(Heading.CALL.words, map(escape, brief.persons_page.call))
    yield from _listed(Heading.MORE.words, map(escape, page.more))
    yield from _listed(Heading.FIND_OUT.words, (escape(phrases.alone(missing)) for missing in page.missing))


def _checked(brief: Brief, reader: Reader) -> Iterator[str]:
    return _listed(headings(reader).check, (escape(phrases.warning_words(warning)) for warning in brief.warnings))


def _to_tick(talk: Talk) -> str:
    heading = f"**{severity(talk.priority)} · {escape(talk.heading)}**"
    return f"[ ] {heading} {escape(talk.reason)} {_to_write(talk_lines())}"


def _open(missing: MissingAnswer) -> str:
    highest = severity(missing.could_raise[0].priority)
    return f"**{highest}** {escape(phrases.question(missing))} *{escape(phrases.could_raise(missing))}*"


def _strip(strip: Strip) -> Iterator[str]:
    yield f"## {escape(strip.title)}"
    fields = (f"{escape(field.label)} **{escape(field.words) or UNKNOWN}**" for field in strip.fields)
    yield " · ".join(fields)
    yield escape(strip.note)


def _point(point: RaisedPoint, talk: Talk) -> Iterator[str]:
    if talk.shared:
        lower = f"{severity(point.priority)} · " if point.priority < talk.priority else ""
        yield f"#### {lower}{escape(point.title)}"
    yield from _in_full(point)


def _in_full(point: RaisedPoint) -> Iterator[str]:
    yield _bullets(f"{escape(reason.text)} *({escape(phrases.trace(reason))})*" for reason in point.reasons)
    yield escape(point.say)


def _sources(brief: Brief) -> Iterator[str]:
    return _listed(
        Heading.SOURCES.words,
        (
            f"**{escape(cited.source.id)}** {escape(phrases.publication(cited.source))} "
            f"{escape(phrases.found_at(cited, brief.made_on))}"
            for cited in brief.sources
        ),
    )


def _to_write(labels: Iterable[str]) -> str:
    return " ".join(f"{label}: {_TO_WRITE}" for label in labels)


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading with its list; nothing of an empty one."""
    bullets = _bullets(lines)
    if bullets:
        yield f"## {escape(heading)}"
        yield bullets


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
