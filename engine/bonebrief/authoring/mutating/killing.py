"""Whether an example notices a changed rule: the first whose expectation then fails."""

from collections.abc import Iterator, Sequence
from functools import cache

from bonebrief.authoring.examples.expected import mismatches
from bonebrief.authoring.mutating.mutants import Mutant
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority, Rule
from bonebrief.language.condition import findings_read
from bonebrief.language.truth import Truth, any_of
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.inference import Inference, judged


class Killing:
    """The examples of a knowledge base, each inferred once, when it is first needed; one that fails notices nothing."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._examples = list(knowledge.examples)
        self._passing = cache(self._inferred)

    def take(self, example: Example) -> None:
        """Let another example notice, too."""
        self._examples.append(example)

    def noticed_by(self, mutant: Mutant) -> Example | None:
        """The first example that fails with a changed rule, those of the rule's own file first; None if none does."""
        changed = mutant.of(self._knowledge)
        after = tuple(following(self._knowledge, mutant.rule))
        for at in self._concerned(mutant.rule, after):
            inference, example = self._passing(at), self._examples[at]
            if inference is not None:
                truths = truths_after(changed, inference, mutant, after)
                if truths is not None and _fails(changed, example, inference.coming_to(truths)):
                    return example
        return None

    def _inferred(self, at: int) -> Inference | None:
        inference = judged(self._knowledge, self._examples[at].given)
        return None if _fails(self._knowledge, self._examples[at], inference) else inference

    def _concerned(self, rule: Rule, after: Sequence[str]) -> Sequence[int]:
        """The examples that expect anything of what may come out otherwise."""
        names, classes = _affected(self._knowledge, {rule.id, *after})
        found = []
        for at, example in enumerate(self._examples):
            expect = example.expect
            of_classes = classes and expect.density is not None
            if of_classes or expect.order is not None or names & {*expect.findings, *expect.points}:
                found.append(at)
        return sorted(found, key=lambda at: self._examples[at].place.file != rule.place.file)


def _affected(knowledge: Knowledge, touched: set[str]) -> tuple[set[str], bool]:
    """The findings and points that may come out otherwise, and whether the density class may."""
    names = {name for name in touched if name in knowledge.findings}
    pressing = False
    for point in knowledge.points.values():
        entries = [entry for entry in point.raises if entry.rule.id in touched]
        names |= {point.id} if entries else set()
        pressing = pressing or any(entry.priority >= Priority.HIGH for entry in entries)
    if pressing:
        names |= {p.id for p in knowledge.points.values() if any(entry.calm for entry in p.raises)}
        names |= knowledge.points_that_step_back
    return names, any(knowledge.findings[name].density for name in names if name in knowledge.findings)


def _fails(changed: Knowledge, example: Example, inference: Inference) -> bool:
    return next(iter(mismatches(changed, example, inference)), None) is not None


def truths_after(
    changed: Knowledge, inference: Inference, mutant: Mutant, after: Sequence[str]
) -> dict[str, Truth] | None:
    """What becomes of every rule and finding; None where nothing can come of the changed rule.

    One that is unknown as before may wait for other answers.
    """
    truth = truth_of(mutant.when, inference.values, inference.truths)
    if truth is inference.truths[mutant.rule.id] and truth is not None and not (truth and mutant.lowered):
        return None
    truths = {**inference.truths, mutant.rule.id: truth}
    for name in after:
        if name in changed.rules:
            truths[name] = truth_of(changed.rules[name].when, inference.values, truths)
        else:
            truths[name] = any_of(truths[rule.id] for rule in changed.findings[name].rules)
    return truths


def resting_on(knowledge: Knowledge, rule: Rule) -> frozenset[str]:
    """The rule, and every finding and rule that may come out otherwise with it."""
    return frozenset((rule.id, *following(knowledge, rule)))


def following(knowledge: Knowledge, rule: Rule) -> Iterator[str]:
    """The findings and rules that may come out otherwise with a rule, each after those that it rests on."""
    reached: set[str] = set()
    for finding in knowledge.findings.values():
        touched = finding.id == rule.owner
        for one in finding.rules:
            if one.id != rule.id and reached & set(findings_read(one.when)):
                touched = True
                yield one.id
        if touched:
            reached.add(finding.id)
            yield finding.id
    for point in knowledge.points.values():
        for entry in point.raises:
            if entry.rule.id != rule.id and reached & set(findings_read(entry.rule.when)):
                yield entry.rule.id
