"""A report that was read, told to a person in lines and to a program as data."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from bonebrief.knowledge.dictionary import possible
from bonebrief.language.fact import Dictionary
from bonebrief.language.value import with_unit
from bonebrief.people.scan_report.candidate import Candidate, Choice, Refusal, ScanReport, Span
from bonebrief.wording.counts import counted

SCHEMA: Final = 1
_WIDEST: Final = 78


def usable(report: ScanReport, dictionary: Dictionary) -> ScanReport:
    """The report with those candidates only that are possible answers to these questions."""
    fitting = tuple(
        one
        for one in report.candidates
        if one.fact in dictionary and dictionary[one.fact].asking and possible(dictionary[one.fact], one.value)
    )
    return replace(report, candidates=fitting)


def told_lines(report: ScanReport, dictionary: Dictionary) -> Iterator[str]:
    """What was found, for a person: each with its line, the sure ones ticked, and what was refused."""
    for one in report.candidates:
        fact = dictionary[one.fact]
        yield f"{'[x]' if one.sure else '[ ]'} {fact.label}: {with_unit(fact, one.value)}"
        yield f"    line {one.span.line}: {marked(report, one.span)}"
        if one.doubt:
            yield f"    not sure: {one.doubt}{others_words(one)}"
    for refused in report.refusals:
        at = f" Line {refused.span.line}: {report.text_at(refused.span).strip()[:60]}" if refused.span else ""
        yield f"- {refused.words}{at}"
    sure = sum(one.sure for one in report.candidates)
    yield f"{counted(len(report.candidates), 'answer')} found, {sure} of them sure. Nothing was recorded."


def others_words(candidate: Candidate) -> str:
    """The other values that are printed, in words."""
    said = [f"{one.value}{f' ({one.words})' if one.words else ''}" for one in candidate.others]
    return f"; also printed: {', '.join(said)}" if said else ""


def marked(report: ScanReport, span: Span) -> str:
    """The printed line with the place in it between two brackets, cut to what fits."""
    line = report.lines[span.line - 1]
    text = f"{line[: span.start]}>>{line[span.start : span.end]}<<{line[span.end :]}"
    start = max(0, min(span.start - _WIDEST // 2, len(text) - _WIDEST))
    return " ".join(text[start : start + _WIDEST].split())


def told_data(report: ScanReport) -> Mapping[str, Any]:
    """What was found, for a program: `schema` 1. Lines count from 1; `start` and `end` are characters, from 0."""
    return {
        "schema": SCHEMA,
        "candidates": [_candidate(report, one) for one in report.candidates],
        "refused": [_refused(report, one) for one in report.refusals],
    }


def _candidate(report: ScanReport, one: Candidate) -> Mapping[str, Any]:
    said = {"fact": one.fact, "value": one.value, "sure": one.sure, **_place(report, one.span)}
    doubt = {"doubt": one.doubt} if one.doubt else {}
    others = {"others": [_other(report, other) for other in one.others]} if one.others else {}
    return {**said, **doubt, **others}


def _other(report: ScanReport, other: Choice) -> Mapping[str, Any]:
    which = {"which": other.words} if other.words else {}
    return {"value": other.value, **_place(report, other.span), **which}


def _refused(report: ScanReport, one: Refusal) -> Mapping[str, Any]:
    return {"words": one.words, **(_place(report, one.span) if one.span else {})}


def _place(report: ScanReport, span: Span) -> Mapping[str, Any]:
    return {"line": span.line, "start": span.start, "end": span.end, "text": report.text_at(span)}
