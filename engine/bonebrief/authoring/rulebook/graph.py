"""`bonebrief rules graph`: which facts decide which findings, and which of these raise which points, as a drawing."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import facts_read, findings_read
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.glyphs import one_line
from bonebrief.machine.suggestion import did_you_mean

Arrow = tuple[str, str]

_MERMAID: Final[Mapping[str, str]] = {"fact": '[/"{}"/]', "finding": '("{}")', "point": '["{}"]'}
_DOT: Final[Mapping[str, str]] = {"fact": "parallelogram", "finding": "ellipse", "point": "box"}
_STYLES: Final = (
    "    classDef point font-weight:bold",
    "    classDef elsewhere stroke-dasharray: 4 3",
)


def graph_lines(knowledge: Knowledge, topic: str | None, how: str) -> Iterator[str]:
    """The drawing of one topic or of all, in Mermaid or DOT: facts slanted, findings round, points square.

    A finding of another topic is drawn with a broken line.

    Raises:
        BoneBriefError: there is no such topic.
    """
    topics = [one for one in knowledge.topics if topic in (None, one.id)]
    if not topics:
        names = [one.id for one in knowledge.topics]
        hint = did_you_mean(topic or "", names) or f"There are: {', '.join(names)}."
        raise BoneBriefError(f'There is no topic called "{topic}". {hint}')
    arrows = list(dict.fromkeys(arrow for one in topics for arrow in _arrows(one)))
    own = {finding.id for one in topics for finding in one.findings}
    names_drawn = dict.fromkeys(name for arrow in arrows for name in arrow)
    drawing = _Drawing(knowledge, own)
    return drawing.mermaid(names_drawn, arrows) if how == "mermaid" else drawing.dot(names_drawn, arrows)


def _arrows(topic: Topic) -> Iterator[Arrow]:
    for finding in topic.findings:
        for rule in finding.rules:
            yield from _into(finding.id, rule)
    for point in topic.points:
        for entry in point.raises:
            yield from _into(point.id, entry.rule)


def _into(target: str, rule: Rule) -> Iterator[Arrow]:
    yield from ((source, target) for source in (*facts_read(rule.when), *findings_read(rule.when)))


class _Drawing:
    def __init__(self, knowledge: Knowledge, own: set[str]) -> None:
        self._knowledge = knowledge
        self._own = own

    def mermaid(self, names: Mapping[str, None], arrows: list[Arrow]) -> Iterator[str]:
        """Ids get a prefix, because some words (end, graph, style) mean something to Mermaid."""
        yield "flowchart LR"
        for name in names:
            kind = self._kind(name)
            marks = ":::elsewhere" if self._elsewhere(name) else ":::point" if kind == "point" else ""
            yield f"    n_{name}{_MERMAID[kind].format(_entities(self._label(name)))}{marks}"
        yield from (f"    n_{source} --> n_{target}" for source, target in arrows)
        yield from _STYLES

    def dot(self, names: Mapping[str, None], arrows: list[Arrow]) -> Iterator[str]:
        yield "digraph rules {"
        yield "    rankdir=LR;"
        yield '    node [fontname="sans-serif"];'
        for name in names:
            label = _quoted(self._label(name).replace("\\", "\\\\"), '\\"')
            line = ', style="dashed"' if self._elsewhere(name) else ""
            yield f'    "{name}" [label="{label}", shape={_DOT[self._kind(name)]}{line}];'
        yield from (f'    "{source}" -> "{target}";' for source, target in arrows)
        yield "}"

    def _kind(self, name: str) -> str:
        if name in self._knowledge.dictionary:
            return "fact"
        return "finding" if name in self._knowledge.findings else "point"

    def _elsewhere(self, name: str) -> bool:
        return self._kind(name) == "finding" and name not in self._own

    def _label(self, name: str) -> str:
        match self._kind(name):
            case "fact":
                return self._knowledge.dictionary[name].label
            case "finding":
                return self._knowledge.findings[name].title
        return self._knowledge.points[name].title


def _entities(text: str) -> str:
    """The text for a label of Mermaid, which writes `#quot;` for an entity, with nothing left that could be a tag."""
    return re.sub(r"[^\w .,:%/()+-]", lambda found: f"#{ord(found[0])};", one_line(text))


def _quoted(text: str, quote: str) -> str:
    return text.replace('"', quote)
