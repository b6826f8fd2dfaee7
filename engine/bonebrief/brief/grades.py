"""How far the sources of a brief were really read: the grade of each row of evidence that its reasons cite."""

import re
from collections.abc import Iterator
from string import digits

from bonebrief.brief.model import CitedSource, RaisedPoint, Reason
from bonebrief.knowledge.knowledge import Knowledge


def cited_sources(knowledge: Knowledge, points: tuple[RaisedPoint, ...]) -> Iterator[CitedSource]:
    """The sources that the reasons cite, in the order of sources.yaml, each with the rows that rest on it."""
    rows: dict[str, set[str]] = {}
    for reason in (reason for point in points for reason in point.reasons):
        for citation in reason.sources:
            rows.setdefault(citation.source, set()).update(_rows_of(knowledge, reason, citation.source))
    for source in knowledge.sources.values():
        if source.id in rows:
            checked = {row: found.checked for row, found in knowledge.evidence.items() if row in rows[source.id]}
            yield CitedSource(source, checked)


def _rows_of(knowledge: Knowledge, reason: Reason, source: str) -> Iterator[str]:
    """The rows of a reason that rest on a source: those that name it, and those that name no source at all."""
    for row in reason.evidence:
        words = set(re.findall(r"\w+", knowledge.evidence[row].says))
        named = {key for key in knowledge.sources if words & {key, key.rstrip(digits)}}
        if source in named or not named:
            yield row
