"""`bonebrief rules`: what there is, topic by topic; and the facts that rules may read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Finding, Point, Rule
from bonebrief.language.condition import facts_read
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.wording.wrap import wrapped


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list: everything, or only what has these words, or this topic, fact or source."""

    words: tuple[str, ...] = ()
    topic: str | None = None
    fact: str | None = None
    source: str | None = None

    def takes_finding(self, topic: Topic, finding: Finding) -> bool:
        return self._takes(topic.id, f"{finding.id} {finding.title}", finding.rules)

    def takes_point(self, topic: Topic, point: Point) -> bool:
        rules = tuple(entry.rule for entry in point.raises)
        return self._takes(topic.id, f"{point.id} {point.title} {point.say.text}", rules)

    def takes_rule(self, topic: str, rule: Rule) -> bool:
        return self._takes(topic, rule.id, (rule,))

    def _takes(self, topic: str, text: str, rules: Sequence[Rule]) -> bool:
        return (
            self.topic in (None, topic)
            and all(word.lower() in text.lower() for word in self.words)
            and (self.fact is None or any(self.fact in facts_read(rule.when) for rule in rules))
            and (self.source is None or any(self.source == cited.source for rule in rules for cited in rule.sources))
        )


EVERYTHING: Final = Wanted()


def rule_lines(knowledge: Knowledge, wanted: Wanted) -> Iterator[str]:
    """The wanted findings and points by topic, with the priorities a point can have and its sources."""
    for topic in knowledge.topics:
        lines = [*_finding_lines(topic, wanted), *_point_lines(topic, wanted)]
        if lines:
            yield wrapped(f"{topic.title}  (rules/{topic.id}.yaml)")
            yield from lines
            yield ""


def _finding_lines(topic: Topic, wanted: Wanted) -> Iterator[str]:
    for finding in topic.findings:
        if wanted.takes_finding(topic, finding):
            yield wrapped(f"finding  {finding.id}: {finding.title}  [{_cited(finding.rules)}]", 2, 9)


def _point_lines(topic: Topic, wanted: Wanted) -> Iterator[str]:
    for point in topic.points:
        if wanted.takes_point(topic, point):
            levels = ", ".join(dict.fromkeys(entry.priority.word for entry in point.raises))
            cited = _cited([entry.rule for entry in point.raises])
            stage = f"{point.talk.word}: " if point.talk else ""
            yield wrapped(f"point    {point.id}: {point.title}  ({stage}{levels})  [{cited}]", 2, 9)


def check_names(knowledge: Knowledge, wanted: Wanted) -> None:
    """Check that the topic, the fact and the source that are wanted exist.

    Raises:
        BoneBriefError: one does not; says which is near.
    """
    topics = [topic.id for topic in knowledge.topics]
    named = (("topic", wanted.topic, topics), ("fact", wanted.fact, [*knowledge.dictionary]))
    for noun, name, known in (*named, ("source", wanted.source, [*knowledge.sources])):
        if name is not None and name not in known:
            hint = did_you_mean(name, known) or ("" if noun == "fact" else f"There are: {', '.join(known)}.")
            raise BoneBriefError(f'There is no {noun} called "{name}". {hint}'.strip())


def to_verify_lines(knowledge: Knowledge, wanted: Wanted = EVERYTHING) -> Iterator[str]:
    """Every wanted rule that a clinician has still to check against its source, and what; then those that only prompt.

    The second list is of rules without `verify:` that rest on a row of evidence nobody has seen in the publication.
    """
    prompting = []
    yield "To be verified by a clinician:"
    for rule in _wanted_rules(knowledge, wanted):
        weak = [row for row in rule.evidence if not knowledge.evidence[row].checked.firm]
        if rule.verify:
            rests_on = f"{_cited_parts(rule)}; evidence {', '.join(rule.evidence)}"
            yield wrapped(f"{rule.id}  ({rule.place}; {rests_on}): {rule.verify}", 2)
        elif weak:
            rows = ", ".join(_row(knowledge, row) for row in weak)
            prompting.append(wrapped(f"{rule.id}  ({rule.place}): {rows}", 2))
    yield ""
    yield "Prompts that rest on a row not yet seen in the publication:"
    yield from prompting


def _wanted_rules(knowledge: Knowledge, wanted: Wanted) -> Iterator[Rule]:
    topics = {finding.id: topic.id for topic in knowledge.topics for finding in topic.findings}
    topics |= {point.id: topic.id for topic in knowledge.topics for point in topic.points}
    owners = ((name.partition(".")[0], rule) for name, rule in knowledge.rules.items())
    return (rule for owner, rule in owners if wanted.takes_rule(topics[owner], rule))


def _cited_parts(rule: Rule) -> str:
    return "; ".join(str(citation) for citation in rule.sources)


def _row(knowledge: Knowledge, row: str) -> str:
    return f"{row} ({knowledge.evidence[row].checked.value})"


def fact_lines(knowledge: Knowledge) -> Iterator[str]:
    """Every fact with what it may be."""
    for fact in knowledge.dictionary.values():
        yield wrapped(f"{fact.id}  {_possible(fact)}  {fact.label}")


def _cited(rules: Sequence[Rule]) -> str:
    return ", ".join(dict.fromkeys(citation.source for rule in rules for citation in rule.sources))


def _possible(fact: Fact) -> str:
    if fact.kind is Kind.NUMBER and fact.number:
        low, high = (number_words(bound, 0) for bound in fact.number.limits)
        return f"number {fact.unit} (derived)" if fact.formula else f"number {fact.unit} ({low} to {high})"
    return f"{fact.kind.value} ({', '.join(fact.choices)})"
