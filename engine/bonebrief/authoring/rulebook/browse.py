"""`bonebrief rules`: what there is, topic by topic; and the facts that rules may read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Finding, Point, Rule
from bonebrief.knowledge.sources import Citation
from bonebrief.language.condition import Includes, Is, fact_tests, facts_read
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.wording.wrap import wrapped


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list: everything, or only what has these words, or this topic, fact, source or row of evidence.

    `words`: of an id, a title, what is said to the clinician, or an answer that is tested for.
    `section`: a part of the source that is meant, or words of it. `to_verify`: only what a clinician has still to
    verify. `among`: the ids that are wanted; None: all.
    """

    words: tuple[str, ...] = ()
    topic: str | None = None
    fact: str | None = None
    source: str | None = None
    section: str | None = None
    evidence: str | None = None
    to_verify: bool = False
    among: frozenset[str] | None = None

    @property
    def names_ground(self) -> bool:
        """Whether what a rule rests on is wanted, so that each rule that does is listed."""
        return self.source is not None or self.evidence is not None

    def takes_finding(self, topic: Topic, finding: Finding) -> bool:
        text = f"{finding.id} {finding.title} {' '.join(map(_answers_tested, finding.rules))}"
        return self._is_among(finding.id) and self._takes(topic.id, text, finding.rules)

    def takes_point(self, topic: Topic, point: Point) -> bool:
        rules = tuple(entry.rule for entry in point.raises)
        text = f"{point.id} {point.title} {point.say.text} {' '.join(map(_answers_tested, rules))}"
        return self._is_among(point.id) and self._takes(topic.id, text, rules)

    def takes_rule(self, topic: str, rule: Rule) -> bool:
        return self._is_among(rule.id.partition(".")[0]) and self._takes(topic, rule.id, (rule,))

    def _takes(self, topic: str, text: str, rules: Sequence[Rule]) -> bool:
        return (
            self.topic in (None, topic)
            and all(word.lower() in text.lower() for word in self.words)
            and (self.fact is None or any(self.fact in facts_read(rule.when) for rule in rules))
            and any(self.rests_on_it(rule) for rule in rules)
        )

    def rests_on_it(self, rule: Rule) -> bool:
        """Whether a rule rests on the source and evidence that are wanted, and is still to be verified if it must."""
        section = (self.section or "").lower()
        return (
            (self.source is None or any(_is_part(cited, self.source, section) for cited in rule.sources))
            and (self.evidence is None or self.evidence in rule.evidence)
            and bool(rule.verify or not self.to_verify)
        )

    def _is_among(self, name: str) -> bool:
        return self.among is None or name in self.among


def _answers_tested(rule: Rule) -> str:
    """The words of the answers that a rule tests for, so that who looks for one finds it: dementia, celiac_disease."""
    tests = fact_tests(rule.when)
    words = (test.values if isinstance(test, Is) else test.options for test in tests if isinstance(test, Is | Includes))
    return " ".join(word for some in words for word in some)


def _is_part(cited: Citation, source: str, section: str) -> bool:
    return cited.source == source and section in cited.part.lower()


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
            yield from _ground_lines(finding.rules, wanted)


def _point_lines(topic: Topic, wanted: Wanted) -> Iterator[str]:
    for point in topic.points:
        if wanted.takes_point(topic, point):
            levels = ", ".join(dict.fromkeys(entry.priority.word for entry in point.raises))
            cited = _cited([entry.rule for entry in point.raises])
            stage = f"{point.talk.word}: " if point.talk else ""
            yield wrapped(f"point    {point.id}: {point.title}  ({stage}{levels})  [{cited}]", 2, 9)
            yield from _ground_lines([entry.rule for entry in point.raises], wanted)


def _ground_lines(rules: Sequence[Rule], wanted: Wanted) -> Iterator[str]:
    """The rules that rest on what is wanted, each with its line."""
    for rule in rules if wanted.names_ground else ():
        if wanted.rests_on_it(rule):
            rows = f"; evidence {', '.join(rule.evidence)}" if rule.evidence else ""
            yield wrapped(f"{rule.id}  {rule.place}  {_cited_parts(rule)}{rows}", 11, 2)


def check_names(knowledge: Knowledge, wanted: Wanted) -> None:
    """Check that the topic, the fact, the source and the row of evidence that are wanted exist.

    Raises:
        BoneBriefError: one does not; says which is near.
    """
    topics = [topic.id for topic in knowledge.topics]
    named = (("topic", wanted.topic, topics), ("fact", wanted.fact, [*knowledge.dictionary]))
    sources, rows = [*knowledge.sources], [*knowledge.evidence]
    for noun, name, known in (*named, ("source", wanted.source, sources), ("row of evidence", wanted.evidence, rows)):
        if name is not None and name not in known:
            hint = did_you_mean(name, known) or ("" if noun == "fact" else f"There are: {', '.join(known)}.")
            raise BoneBriefError(f'There is no {noun} called "{name}". {hint}'.strip())


def to_verify_lines(knowledge: Knowledge, wanted: Wanted = EVERYTHING) -> Iterator[str]:
    """Every wanted rule that a clinician has still to check against its source, and what; then those that only prompt.

    The second list is of rules without `verify:` that rest on a row of evidence nobody has seen in the publication.
    """
    prompting = []
    yield "To be verified by a clinician:"
    for rule in wanted_rules(knowledge, wanted):
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


def wanted_rules(knowledge: Knowledge, wanted: Wanted) -> Iterator[Rule]:
    """The rules that are wanted, in the order of the knowledge."""
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
