"""The rules as JSON, for another program: every finding and point with its rules, in words and in the rule language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bonebrief.authoring.rulebook.browse import Wanted
from bonebrief.authoring.rulebook.show import unknown_name, users_of
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Finding, Point, Raise, Rule
from bonebrief.language.condition import facts_read, findings_read
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Place
from bonebrief.wording.conditions import condition_text
from bonebrief.wording.sentences import sentence

Json = Mapping[str, Any]


def rules_json(knowledge: Knowledge, wanted: Wanted, to_verify: bool = False) -> str:
    """The wanted findings and points, as a list in the order of the rule files; perhaps only with rules to verify."""
    entries = list(_entries(knowledge, wanted))
    if to_verify:
        entries = [{**entry, "rules": [rule for rule in entry["rules"] if rule["verify"]]} for entry in entries]
    return _text([entry for entry in entries if entry["rules"]])


def rule_json(knowledge: Knowledge, name: str) -> str:
    """One finding or point; of a rule, the one it belongs to with only that rule.

    Raises:
        BoneBriefError: nothing has that name.
    """
    for entry in _entries(knowledge, Wanted()):
        if entry["id"] == name:
            return _text(entry)
        rules = [rule for rule in entry["rules"] if rule["id"] == name]
        if rules:
            return _text({**entry, "rules": rules})
    raise unknown_name(knowledge, name)


def facts_json(knowledge: Knowledge) -> str:
    """Every fact that rules may read, with what it may be."""
    return _text([_fact(fact) for fact in knowledge.dictionary.values()])


def _text(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _entries(knowledge: Knowledge, wanted: Wanted) -> Iterator[Json]:
    for topic in knowledge.topics:
        for finding in topic.findings:
            if wanted.takes_finding(topic, finding):
                yield _finding(knowledge, topic, finding)
        for point in topic.points:
            if wanted.takes_point(topic, point):
                yield _point(knowledge, topic, point)


def _finding(knowledge: Knowledge, topic: Topic, finding: Finding) -> Json:
    return {
        "kind": "finding",
        "id": finding.id,
        "title": finding.title,
        "topic": topic.id,
        **_place(finding.place),
        "density": finding.density.category if finding.density else None,
        "allows_calm": finding.allows_calm,
        "used_by": users_of(knowledge, finding.id),
        "rules": [_rule(knowledge, rule) for rule in finding.rules],
    }


def _point(knowledge: Knowledge, topic: Topic, point: Point) -> Json:
    return {
        "kind": "point",
        "id": point.id,
        "title": point.title,
        "topic": topic.id,
        **_place(point.place),
        "talk": point.talk.word if point.talk else None,
        "together": point.together or None,
        "say": point.say.text,
        "patient": point.patient.text,
        "rules": [_raise(knowledge, entry) for entry in point.raises],
    }


def _raise(knowledge: Knowledge, entry: Raise) -> Json:
    said = {"priority": entry.priority.word, "calm": entry.calm, "because": entry.because.text}
    return {**_rule(knowledge, entry.rule), **said}


def _rule(knowledge: Knowledge, rule: Rule) -> Json:
    return {
        "id": rule.id,
        **_place(rule.place),
        "when": condition_text(rule.when),
        "words": sentence(knowledge, rule.when),
        "facts": list(facts_read(rule.when)),
        "findings": list(findings_read(rule.when)),
        "sources": [{"source": cited.source, "part": cited.part} for cited in rule.sources],
        "evidence": list(rule.evidence),
        "verify": rule.verify or None,
    }


def _fact(fact: Fact) -> Json:
    limits: Sequence[float] | None = fact.number.limits if fact.number and fact.asking else None
    return {
        "id": fact.id,
        "label": fact.label,
        "type": fact.kind.value,
        "derived": fact.formula is not None,
        "choices": dict(fact.choices) or None,
        "unit": fact.unit or None,
        "limits": list(limits) if limits else None,
    }


def _place(place: Place) -> Json:
    return {"file": place.name, "line": place.line}
