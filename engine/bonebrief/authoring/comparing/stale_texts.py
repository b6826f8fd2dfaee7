"""Texts that still tell a bound which an edit has taken from their rule."""

from collections.abc import Iterator

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import bounds_of, fact_tests, findings_read
from bonebrief.language.told_numbers import told_numbers
from bonebrief.language.value import number_words


def stale_texts(knowledge: Knowledge, old: Rule, new: Rule) -> Iterator[tuple[str, str]]:
    """What still says which number, and its words: titles, texts and evidence of a rule whose bound went away."""
    rules = _rules(knowledge, new.owner)
    left = {bound for rule in rules for bound in _bounds(rule)}
    gone = _bounds(old) - left
    for name, text in _texts(knowledge, new) if gone else ():
        for number in sorted(gone & told_numbers(text)):
            yield f"{name} still says {number_words(number, 0)}", text


def _bounds(rule: Rule) -> set[float]:
    return {abs(bound) for test in fact_tests(rule.when) for bound in bounds_of(test)}


def _rules(knowledge: Knowledge, owner: str) -> tuple[Rule, ...]:
    if owner in knowledge.findings:
        return knowledge.findings[owner].rules
    return tuple(entry.rule for entry in knowledge.points[owner].raises)


def _texts(knowledge: Knowledge, rule: Rule) -> Iterator[tuple[str, str]]:
    """Everything that speaks for a rule; for one of a finding also the points that read this."""
    if rule.owner in knowledge.findings:
        yield "title", knowledge.findings[rule.owner].title
    for point in knowledge.points.values():
        reads = any(rule.owner in findings_read(entry.rule.when) for entry in point.raises)
        if point.id == rule.owner or reads:
            about = "" if point.id == rule.owner else f" of {point.id}"
            yield from ((f"{key}{about}", text) for key, text in _of_point(knowledge, point.id, rule))
    yield from ((f"evidence {row}", knowledge.evidence[row].says) for row in rule.evidence)


def _of_point(knowledge: Knowledge, name: str, rule: Rule) -> Iterator[tuple[str, str]]:
    point = knowledge.points[name]
    yield from (("title", point.title), ("say", point.say.text), ("patient", point.patient.text))
    for entry in point.raises:
        if entry.rule.id == rule.id or rule.owner in findings_read(entry.rule.when):
            yield "because", entry.because.text
