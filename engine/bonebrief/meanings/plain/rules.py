"""The second opinion: every rule and finding evaluated in plain Python from the conditions as they were written."""

from collections.abc import Mapping

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.truth import Truth, any_of
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import truth_of


def evaluate(knowledge: Knowledge, values: Mapping[str, Seen]) -> dict[str, Truth]:
    """Return the truth of every finding and of every rule, by id."""
    truths: dict[str, Truth] = {}
    for finding in knowledge.findings.values():
        for rule in finding.rules:
            truths[rule.id] = truth_of(rule.when, values, truths)
        truths[finding.id] = any_of(truths[rule.id] for rule in finding.rules)
    for point in knowledge.points.values():
        for entry in point.raises:
            truths[entry.rule.id] = truth_of(entry.rule.when, values, truths)
    return truths
