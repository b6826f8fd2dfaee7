"""How far the sources of a brief were really read: the grade of each row of evidence that its reasons cite."""

import re
from collections.abc import Iterator
from string import digits
from typing import Final

from bonebrief.brief.model import CitedSource, RaisedPoint
from bonebrief.knowledge.knowledge import Knowledge

_WORD: Final = re.compile(r"\w+")


def cited_sources(knowledge: Knowledge, points: tuple[RaisedPoint, ...]) -> Iterator[CitedSource]:
    """The sources that the reasons cite, in the order of sources.yaml, each with the rows that rest on it.

    On a source rest those rows of a reason that name it, and those that name no source at all.
    """
    names = frozenset(name for source in knowledge.sources for name in _names(source))
    rows: dict[str, set[str]] = {}
    for reason in (reason for point in points for reason in point.reasons):
        words = {row: frozenset(_WORD.findall(knowledge.evidence[row].says)) for row in reason.evidence}
        for citation in reason.sources:
            resting = {row for row, said in words.items() if said & _names(citation.source) or not said & names}
            rows.setdefault(citation.source, set()).update(resting)
    for source in knowledge.sources.values():
        if source.id in rows:
            checked = {row: found.checked for row, found in knowledge.evidence.items() if row in rows[source.id]}
            yield CitedSource(source, checked)


def _names(source: str) -> frozenset[str]:
    """What a row of evidence calls a source: its id, with its year or without."""
    return frozenset((source, source.rstrip(digits)))
