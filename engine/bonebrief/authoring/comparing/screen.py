"""Whether an edit can matter to a person at all, judged on the few rules that it touches: quick, and never wrong."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bonebrief.authoring.comparing.changes import rule_pairs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import findings_read
from bonebrief.language.fact import Fact
from bonebrief.language.gates import silent_words
from bonebrief.language.truth import Truth, any_of
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import truth_of


@dataclass(frozen=True, slots=True)
class Screen:
    """The rules that an edit touches, on the side as it was and on the side as it is."""

    old: "Touched"
    new: "Touched"

    def may_differ(self, old: Mapping[str, Seen], new: Mapping[str, Seen]) -> bool:
        """Whether anything that a brief shows may come out differently for these values of the two sides."""
        return self.old.said(old) != self.new.said(new)


@dataclass(frozen=True, slots=True)
class Touched:
    """Of one side: the touched rules that a brief shows with what they say, and all rules that these rest on."""

    knowledge: Knowledge
    shown: Mapping[str, object]
    findings: frozenset[str]

    def said(self, values: Mapping[str, Seen]) -> Counter[object]:
        truths: dict[str, Truth] = {}
        for finding in self.knowledge.findings.values():
            if finding.id in self.findings:
                truths[finding.id] = any_of(truth_of(rule.when, values, truths) for rule in finding.rules)
        for rule in self.shown:
            if rule not in truths:
                truths[rule] = truth_of(self.knowledge.rules[rule].when, values, truths)
        return Counter((key, truths[rule]) for rule, key in self.shown.items())


def screen(old: Knowledge, new: Knowledge) -> Screen:
    """The screen for an edit; where facts are settled or worded otherwise, every rule counts as touched."""
    old_keys, new_keys = _keys(old), _keys(new)
    common = [(fact, new.dictionary[name]) for name, fact in old.dictionary.items() if name in new.dictionary]
    everything = any(_settling(was) != _settling(now) for was, now in common)
    changed_old, changed_new = _changed(old, new)
    said_old, said_new = Counter(old_keys.values()), Counter(new_keys.values())
    return Screen(
        _touched(old, changed_old, old_keys, everything, said_new),
        _touched(new, changed_new, new_keys, everything, said_old),
    )


def _touched(
    side: Knowledge, changed: set[str], keys: Mapping[str, object], everything: bool, others: Mapping[object, int]
) -> Touched:
    reached = set(changed)
    for finding in side.findings.values():
        own = {rule.id for rule in finding.rules}
        if reached & own or any(reached & set(findings_read(rule.when)) for rule in finding.rules):
            reached |= {finding.id, *own}
    reached |= {rule.id for rule in side.rules.values() if reached & set(findings_read(rule.when))}
    shown = {name: key for name, key in keys.items() if everything or name in reached or key not in others}
    return Touched(side, shown, frozenset(_below(side, shown)))


def _below(side: Knowledge, shown: Mapping[str, object]) -> Iterator[str]:
    """The findings that these rules and findings rest on."""
    waiting = [name for name in shown if name in side.findings]
    waiting += [one for name in shown if name not in side.findings for one in findings_read(side.rules[name].when)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += [one for rule in side.findings[name].rules for one in findings_read(rule.when)]


def _changed(old: Knowledge, new: Knowledge) -> tuple[set[str], set[str]]:
    pairs = [pair for pair in rule_pairs(old, new) if not pair.same_condition]
    return {pair.old.id for pair in pairs if pair.old}, {pair.new.id for pair in pairs if pair.new}


def _keys(knowledge: Knowledge) -> dict[str, object]:
    """What each rule that a brief shows says, wherever it stands; findings count if they are density classes."""
    keys: dict[str, object] = {f.id: f.density for f in knowledge.findings.values() if f.density}
    for point in knowledge.points.values():
        for entry in point.raises:
            said = point.id in knowledge.points_that_step_back, point.title, point.say, point.patient
            keys[entry.rule.id] = point.id, entry.priority, entry.calm, entry.because, said
    return keys


def _settling(fact: Fact) -> object:
    """All of a fact that decides what the rules see or how a value is worded."""
    return fact.domain, fact.formula, fact.ask_if, silent_words(fact)
