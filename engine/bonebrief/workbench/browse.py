"""`bonebrief rules`: what there is, topic by topic; and the facts that rules may read."""

from collections.abc import Iterator

from bonebrief.knowledge.fact import Fact, Kind
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.knowledge.value import number_words


def rule_lines(knowledge: Knowledge) -> Iterator[str]:
    """Every finding and point by topic, with the priorities a point can have and its sources."""
    for topic in knowledge.topics:
        yield f"{topic.title}  (rules/{topic.id}.yaml)"
        for finding in topic.findings:
            cited = _cited(citation.source for rule in finding.rules for citation in rule.sources)
            yield f"  finding  {finding.id}: {finding.title}  [{cited}]"
        for point in topic.points:
            levels = ", ".join(dict.fromkeys(entry.priority.word for entry in point.raises))
            cited = _cited(citation.source for entry in point.raises for citation in entry.rule.sources)
            yield f"  point    {point.id}: {point.title}  ({levels})  [{cited}]"
        yield ""


def to_verify_lines(knowledge: Knowledge) -> Iterator[str]:
    """Every rule that a clinician has still to check against its source, and what; then those that only prompt.

    The second list is of rules without `verify:` that rest on a row of evidence nobody has seen in the publication.
    """
    prompting = []
    yield "To be verified by a clinician:"
    for rule in knowledge.rules.values():
        weak = [row for row in rule.evidence if not knowledge.evidence[row].checked.firm]
        if rule.verify:
            rests_on = f"{_cited_parts(rule)}; evidence {', '.join(rule.evidence)}"
            yield f"  {rule.id}  ({rule.place}; {rests_on}): {rule.verify}"
        elif weak:
            prompting.append(f"  {rule.id}  ({rule.place}): {', '.join(_row(knowledge, row) for row in weak)}")
    yield ""
    yield "Prompts that rest on a row not yet seen in the publication:"
    yield from prompting


def _cited_parts(rule: Rule) -> str:
    return "; ".join(str(citation) for citation in rule.sources)


def _row(knowledge: Knowledge, row: str) -> str:
    return f"{row} ({knowledge.evidence[row].checked.value})"


def fact_lines(knowledge: Knowledge) -> Iterator[str]:
    """Every fact with what it may be."""
    for fact in knowledge.dictionary.values():
        yield f"{fact.id}  {_possible(fact)}  {fact.label}"


def _cited(sources: Iterator[str]) -> str:
    return ", ".join(dict.fromkeys(sources))


def _possible(fact: Fact) -> str:
    if fact.kind is Kind.NUMBER and fact.number:
        low, high = (number_words(bound, 0) for bound in fact.number.limits)
        return f"number {fact.unit} (derived)" if fact.formula else f"number {fact.unit} ({low} to {high})"
    return f"{fact.kind.value} ({', '.join(fact.choices)})"
