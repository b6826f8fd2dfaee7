"""Points, findings and conflicts in other words; of points that are one talk, the heading stays one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bonebrief.knowledge.conflict import Conflict
from bonebrief.knowledge.knowledge import Topic
from bonebrief.knowledge.rule import Finding, Point, Raise
from bonebrief.knowledge.translation.questions import Say
from bonebrief.knowledge.translation.texts import Keys
from bonebrief.language.fact import Dictionary
from bonebrief.language.template import Template


@dataclass(frozen=True, slots=True)
class RuleTexts:
    """Says the texts of rules; those that stay in English say answers in the words of the English `dictionary`."""

    dictionary: Dictionary
    say: Say
    headings: Mapping[str, str] = field(default_factory=dict)

    def with_headings(self, topics: Iterable[Topic]) -> "RuleTexts":
        """The same with one heading for each talk: the first that there is, and no other talk has."""
        found: dict[str, str] = {}
        for point in (point for topic in topics for point in topic.points if point.together):
            other = self.say.text(("points", point.id, "together"), point.together)
            if found.get(point.together, point.together) == point.together and other not in found.values():
                found[point.together] = other
        return replace(self, headings=found)

    def topic(self, topic: Topic) -> Topic:
        """One file of rules; its examples stay as they are."""
        return replace(
            topic,
            title=self.say.text(("topics", topic.id), topic.title),
            findings=tuple(map(self.finding, topic.findings)),
            points=tuple(map(self.point, topic.points)),
        )

    def finding(self, finding: Finding) -> Finding:
        return replace(finding, title=self.say.text(("findings", finding.id, "title"), finding.title, needed=False))

    def point(self, point: Point) -> Point:
        keys = ("points", point.id)
        return replace(
            point,
            title=self.say.text((*keys, "title"), point.title),
            say=self.template((*keys, "say"), point.say, needed=False),
            patient=self.template((*keys, "patient"), point.patient),
            raises=tuple(self.reason((*keys, "because"), one) for one in point.raises),
            together=self.headings.get(point.together, point.together),
            written=point.written or point.patient.text,
        )

    def reason(self, keys: Keys, entry: Raise) -> Raise:
        """A reason, which has no id: it is called by its words, so that it is never said for another one."""
        words = " ".join(entry.because.text.split())
        return replace(entry, because=self.template((*keys, words), entry.because, needed=False))

    def conflict(self, conflict: Conflict) -> Conflict:
        return replace(conflict, say=self.template(("conflicts", conflict.id, "say"), conflict.say))

    def template(self, keys: Keys, template: Template, needed: bool = True) -> Template:
        """A text with facts in it; one whose braces or brackets are not sound in the other language stays."""
        other = replace(template, text=self.say.text(keys, template.text, needed), said_in=None)
        if other.text == template.text or other.fault:
            return replace(template, said_in=template.said_in or self.dictionary)
        return other
