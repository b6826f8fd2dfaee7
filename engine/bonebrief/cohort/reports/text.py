"""A report on many people to be read on a screen: the quality of the table first, then whom to call."""

from collections.abc import Iterator, Mapping

from bonebrief.cohort.calls import Call
from bonebrief.cohort.design import Share
from bonebrief.cohort.report import Report
from bonebrief.cohort.reports import phrases
from bonebrief.cohort.reports.phrases import PRIORITIES, many, of_all, share_words
from bonebrief.cohort.summary import Group
from bonebrief.knowledge.rule import Priority
from bonebrief.people.table.quality import Quality
from bonebrief.wording.counts import counted
from bonebrief.wording.wrap import wrapped

_TO_ASK = 8


def report_lines(report: Report) -> Iterator[str]:
    """The whole report."""
    yield f"{report.table.name} · knowledge {report.knowledge_version}"
    yield ""
    yield from _quality(report.quality)
    yield from _calls(report)
    yield from _points(report)
    yield from _groups(report)
    yield from _shares(report)
    yield from _to_ask(report)
    if words := phrases.replayed_words(report):
        yield ""
        yield words


def _quality(quality: Quality) -> Iterator[str]:
    yield "THE TABLE"
    yield from (wrapped(line, 2) for line in phrases.quality_lines(quality))
    for one in quality.facts:
        spread = phrases.spread_words(one)
        yield f"  {one.fact}: {phrases.fact_words(one, quality.rows)}{f'; {spread}' if spread else ''}"
    if quality.reasons:
        yield ""
        yield "  Refused, by reason:"
        for fact, why, count in quality.reasons[: phrases.MOST_REASONS]:
            yield wrapped(f"{many(count)} × {fact}: {why}", 2)
        if len(quality.reasons) > phrases.MOST_REASONS:
            yield f"  ... and {len(quality.reasons) - phrases.MOST_REASONS} more reasons."
        yield "  The first of them:"
        for each in quality.listed:
            yield wrapped(f'row {each.row}, id {each.id}, {each.fact} "{each.said}": {each.why}', 2)
        yield "  --refused FILE.csv writes all of them."
        yield wrapped(
            "In a --map, `codes:` says what a word or number stands for, and `missing:` which say nothing.", 2
        )
    yield ""


def _calls(report: Report) -> Iterator[str]:
    everybody = report.summary.everybody
    yield "WHO NEEDS A CALL FIRST"
    yield f"  {phrases.calls_words(everybody)}, of {many(everybody.people)}."
    if everybody.unsettled:
        yield f"  {many(everybody.unsettled)} with answers that do not go together."
    for call in report.calls:
        yield from _call(call)
    yield ""


def _call(call: Call) -> Iterator[str]:
    yield ""
    yield f"  {call.id} (row {call.row})"
    for point in call.points:
        yield wrapped(f"{point.priority.word.upper()}  {point.title}", 2)
        for reason in point.reasons:
            yield wrapped(f"{reason.text} [{reason.rule}]", 4)


def _points(report: Report) -> Iterator[str]:
    everybody = report.summary.everybody
    shown = phrases.shown_points(everybody, everything=False)
    yield "POINTS"
    for point in shown:
        parts = [f"{of_all(point.at[one], everybody.people)} {one.word}" for one in PRIORITIES if point.at[one]]
        parts += [f"{of_all(point.could, everybody.people)} if asked"] if point.could else []
        yield wrapped(f"{point.title}: {', '.join(parts)} [{point.point}]", 2)
    more = len(phrases.shown_points(everybody, everything=True)) - len(shown)
    if more > 0:
        yield f"  ... and {more} more: --output REPORT.html shows all."
    yield f"  Bone density: {_density(everybody)}."
    yield ""


def _density(group: Group) -> str:
    counts = group.density.items()
    return ", ".join(f"{phrases.density_words(name)} {of_all(count, group.people)}" for name, count in counts)


def _groups(report: Report) -> Iterator[str]:
    if not report.summary.groups:
        return
    yield f"BY {', '.join(report.by).upper()}"
    for group in report.summary.groups:
        yield f"  {group.name}: {counted(group.people, 'person', 'people')}; {phrases.calls_words(group)}"
    yield ""


def _shares(report: Report) -> Iterator[str]:
    if report.shares is None or report.design is None:
        return
    yield "WEIGHTED SHARES, %"
    yield wrapped(f"{phrases.design_words(report.design, report.shares)}", 2)
    for group, found in report.shares.by_group.items():
        yield f"  {group}: {counted(report.shares.people[group], 'person', 'people')}"
        calls = [f"{one.word} {share_words(found[f'call:{one.word}'])}" for one in (Priority.URGENT, Priority.HIGH)]
        yield wrapped(f"{'; '.join(calls)}", 4)
        yield wrapped(f"bone density: {_classes(found)}", 4)
        if report.known and group in report.known.by_group:
            people = counted(report.known.people[group], "person", "people")
            yield wrapped(f"of {people} whose class is known: {_classes(report.known.by_group[group])}", 4)
    yield ""


def _classes(found: Mapping[str, Share]) -> str:
    classes = {name.removeprefix("density:"): share for name, share in found.items() if name.startswith("density:")}
    return "; ".join(f"{phrases.density_words(name)} {share_words(share)}" for name, share in classes.items())


def _to_ask(report: Report) -> Iterator[str]:
    yield "WHAT TO ASK FIRST"
    for one in report.summary.to_ask[:_TO_ASK]:
        could = f"; {many(one.could_be_pressing)} could become urgent or high" if one.could_be_pressing else ""
        yield wrapped(f"{one.label}: of {of_all(one.people, report.quality.rows)}{could} [{one.fact}]", 2)
