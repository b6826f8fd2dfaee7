"""A knowledge base in which some rules are written otherwise; its topics keep everything else but their examples."""

from collections.abc import Mapping
from dataclasses import replace

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Finding, Point, Priority, Raise, Rule


def rewritten(knowledge: Knowledge, rules: Mapping[str, Rule], lowered: Priority | None = None) -> Knowledge:
    """The knowledge with these rules, by their ids, in place of its own. `lowered`: the priority at which they raise.

    What holds none of them is not made anew.
    """
    owners = {rule.owner for rule in rules.values()}

    def finding(one: Finding) -> Finding:
        return replace(one, rules=tuple(rules.get(rule.id, rule) for rule in one.rules))

    def entry(one: Raise) -> Raise:
        rule = rules.get(one.rule.id)
        return one if rule is None else replace(one, rule=rule, priority=lowered or one.priority)

    def point(one: Point) -> Point:
        return replace(one, raises=tuple(map(entry, one.raises)))

    topics = tuple(
        replace(
            topic,
            findings=tuple(finding(one) if one.id in owners else one for one in topic.findings),
            points=tuple(point(one) if one.id in owners else one for one in topic.points),
            examples=(),
        )
        for topic in knowledge.topics
    )
    return replace(knowledge, topics=topics)
