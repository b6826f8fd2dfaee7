"""How facts and findings stand on each other: never in a circle, and through no more levels than can be followed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from bonebrief.knowledge.rule import Finding
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code
from bonebrief.reading.bounds.sizes import levels
from bonebrief.reading.yaml.report import Report

MOST_LEVELS: Final = 100
_SHOWN_OF_A_CIRCLE: Final = 8


def report_fact_chains(dictionary: Dictionary, report: Report) -> None:
    """Report a question or formula that stands on too many others, each on the one before it."""
    depth: dict[str, int] = {}
    for fact in dictionary.values():
        own = levels(fact.ask_if) if fact.ask_if else 1
        depth[fact.id] = own + max((depth[name] for name in fact.reads if name in depth), default=0)
        if depth[fact.id] > MOST_LEVELS >= depth[fact.id] - own:
            what = f"This stands on others, and they on others, through more than {MOST_LEVELS} levels."
            report.add(Code.ENGINE_LIMIT, fact.place, what, "Let it stand on one of the first of them instead.")


def report_finding_chains(findings: Iterable[Finding], report: Report) -> None:
    """Report findings that depend on each other, and one that stands on too many others."""
    by_id = {finding.id: finding for finding in findings}
    depth: dict[str, int] = {}
    circles = [circle for name in by_id if name not in depth for circle in _followed(name, by_id, depth)]
    for circle in _apart(circles):
        what = f"These findings depend on each other: {_shown(circle)}."
        ordered = any(rule.table and rule.table.ordered for name in circle for rule in by_id[name].rules)
        classes = " Whoever is in one of the `classes` of a table is in none behind it: is their order right?"
        fix = f"Let one of them use facts instead.{classes if ordered else ''}"
        report.add(Code.FINDING_CYCLE, by_id[circle[0]].place, what, fix)
    for finding in by_id.values() if not circles else ():
        own = _own_levels(finding)
        if depth[finding.id] > MOST_LEVELS >= depth[finding.id] - own:
            what = f"This finding stands on others, and they on others, through more than {MOST_LEVELS} levels."
            report.add(
                Code.ENGINE_LIMIT, finding.place, what, "Let it use facts, or one of the first of them, instead."
            )


def _apart(circles: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The shortest of the circles that have a finding in common: mended, most of the others are."""
    told: set[str] = set()
    for circle in sorted(circles, key=len):
        if not told & set(circle):
            yield circle
        told |= set(circle)


def _followed(name: str, by_id: Mapping[str, Finding], depth: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """Follow what a finding reads to the end, note how deep each stands, and give every circle on the way."""
    path = {name: iter(by_id[name].reads)}
    while path:
        last = next(reversed(path))
        needed = next((one for one in path[last] if one in by_id and one not in depth), None)
        if needed is None:
            del path[last]
            depth[last] = _own_levels(by_id[last]) + max((depth.get(one, 0) for one in by_id[last].reads), default=0)
        elif needed in path:
            names = list(path)
            yield (*names[names.index(needed) :], needed)
        else:
            path[needed] = iter(by_id[needed].reads)


def _own_levels(finding: Finding) -> int:
    return max((levels(rule.when) for rule in finding.rules), default=1)


def _shown(circle: tuple[str, ...]) -> str:
    half = _SHOWN_OF_A_CIRCLE // 2
    long = len(circle) > _SHOWN_OF_A_CIRCLE + 1
    return " -> ".join([*circle[:half], "...", *circle[-half:]] if long else circle)
