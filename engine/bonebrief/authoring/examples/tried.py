"""Examples as people: what is known of each and what follows, worked out only as far as somebody asks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, Priority
from bonebrief.language.answer import Answers
from bonebrief.language.gates import gates_of
from bonebrief.language.truth import Truth, any_of
from bonebrief.language.value import Seen
from bonebrief.meanings.pattern import YES, OneOf, known_name, option_name
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.settle import settle
from bonebrief.meanings.solver.necessity import Needs


class Tried:
    """One example under the rules, by the plain evaluator."""

    def __init__(self, knowledge: Knowledge, example: Example) -> None:
        self._knowledge = knowledge
        self._example = example

    @property
    def is_known(self) -> bool:
        """Whether somebody has asked already what is known of this person."""
        return "values" in vars(self)

    @cached_property
    def values(self) -> Mapping[str, Seen]:
        """What the rules see of this person."""
        knowledge = self._knowledge
        return settle(knowledge.dictionary, self._example.given, knowledge.conflicts.values()).values

    @cached_property
    def truths(self) -> Mapping[str, Truth]:
        """The truth of every finding and of every rule."""
        return _Truths(self._knowledge, self.values)

    def raised(self, point: Point) -> Truth:
        """Whether a point is raised at any priority."""
        return any_of(self.truths[entry.rule.id] for entry in point.raises)


class TriedExamples:
    """All examples of a knowledge base, or a choice of them."""

    def __init__(self, knowledge: Knowledge, examples: Iterable[Example]) -> None:
        examples = list(examples)
        self.all = [Tried(knowledge, example) for example in examples]
        self._having: defaultdict[str, set[int]] = defaultdict(set)
        self._eagerness: defaultdict[str, dict[int, int]] = defaultdict(dict)
        gates, asked = gates_of(knowledge.dictionary), (f.id for f in knowledge.dictionary.values() if f.asking)
        self._asked = {known_name(fact): fact for fact in asked if fact not in gates}
        for number, example in enumerate(examples):
            for name in _has(example.given):
                self._having[name].add(number)
            for name, truth in example.expect.findings.items():
                self._eagerness[name][number] = 2 if truth else 1
            for name, outcome in example.expect.points.items():
                self._eagerness[name][number] = 2 if isinstance(outcome, Priority) else 1

    def likely(self, name: str, needs: Needs) -> Iterator[Tried]:
        """Every example that may have these needs; first those that expect the finding or point."""
        if needs is None:
            return
        found = set(range(len(self.all)))
        for known, fact in self._asked.items():
            if needs.get(known) != YES:
                continue
            test = needs.get(fact)
            words = test.words if isinstance(test, OneOf) else ()
            found &= set().union(*(self._having[option_name(fact, w)] for w in words)) if words else self._having[known]
        eagerness = self._eagerness[name]
        order = sorted(found, key=lambda n: (-eagerness.get(n, 0), not self.all[n].is_known, n))
        yield from (self.all[number] for number in order)


def _has(given: Answers) -> Iterator[str]:
    for fact, answer in given.items():
        if answer.value is not None:
            yield known_name(fact)
        if isinstance(answer.value, str):
            yield option_name(fact, answer.value)


class _Truths(dict[str, Truth]):
    def __init__(self, knowledge: Knowledge, values: Mapping[str, Seen]) -> None:
        self._knowledge = knowledge
        self._values = values

    def __missing__(self, name: str) -> Truth:
        finding = self._knowledge.findings.get(name)
        rules = finding.rules if finding else (self._knowledge.rules[name],)
        self[name] = any_of([truth_of(rule.when, self._values, self) for rule in rules])
        return self[name]
