"""`bonebrief rules graph`: which facts decide which findings, and which of these raise which points, as a drawing."""

from collections.abc import Iterator

from bonebrief.knowledge.condition import facts_read, findings_read
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import BoneBriefError, did_you_mean
from bonebrief.knowledge.rule import Rule, Topic

FORMATS = ("mermaid", "dot")
Arrow = tuple[str, str]


def graph_lines(knowledge: Knowledge, topic: str | None, how: str) -> Iterator[str]:
    """The drawing of one topic or of all, in Mermaid or DOT.

    Raises:
        BoneBriefError: there is no such topic.
    """
    topics = [one for one in knowledge.topics if topic in (None, one.id)]
    if not topics:
        names = [one.id for one in knowledge.topics]
        hint = did_you_mean(topic or "", names) or f"There are: {', '.join(names)}."
        raise BoneBriefError(f'There is no topic called "{topic}". {hint}')
    arrows = list(dict.fromkeys(arrow for one in topics for arrow in _arrows(one)))
    return _mermaid(arrows) if how == "mermaid" else _dot(arrows)


def _arrows(topic: Topic) -> Iterator[Arrow]:
    for finding in topic.findings:
        for rule in finding.rules:
            yield from _into(finding.id, rule)
    for point in topic.points:
        for entry in point.raises:
            yield from _into(point.id, entry.rule)


def _into(target: str, rule: Rule) -> Iterator[Arrow]:
    yield from ((source, target) for source in (*facts_read(rule.when), *findings_read(rule.when)))


def _mermaid(arrows: list[Arrow]) -> Iterator[str]:
    yield "flowchart LR"
    yield from (f"    {source} --> {target}" for source, target in arrows)


def _dot(arrows: list[Arrow]) -> Iterator[str]:
    yield "digraph rules {"
    yield "    rankdir=LR;"
    yield from (f'    "{source}" -> "{target}";' for source, target in arrows)
    yield "}"
