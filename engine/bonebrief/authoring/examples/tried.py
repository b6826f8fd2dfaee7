"""Examples as people: what is known of each and what follows, worked out only as far as somebody asks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from bonebrief.authoring.examples.remembered import Remembered
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, Priority, Rule
from bonebrief.language.answer import Answer, Answers
from bonebrief.language.gates import gates_of
from bonebrief.language.truth import Truth, any_of
from bonebrief.language.value import Seen
from bonebrief.meanings.pattern import YES, Alternative, Interval, OneOf, known_name, option_name
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.settle import settle
from bonebrief.meanings.solver.necessity import Necessity, Needs
from bonebrief.reading.before import ReadBefore


class Memory:
    """What was worked out of examples, for as long as the questions stay: kept by those who check again and again."""

    def __init__(self) -> None:
        self.read = ReadBefore()
        self.found = Remembered()
        self._questions: tuple[object, ...] = ()
        self._values: dict[frozenset[tuple[str, Answer]], Mapping[str, Seen]] = {}
        self.shown: dict[str, tuple[str, str]] = {}
        """By rule, the file and name of an example that made it true when last asked."""

    def heed(self, knowledge: Knowledge) -> None:
        """Forget what other questions made of the examples."""
        questions = (dict(knowledge.dictionary), dict(knowledge.conflicts))
        if questions != self._questions:
            self._questions = questions
            self._values = {}

    def values(self, knowledge: Knowledge, example: Example) -> Mapping[str, Seen]:
        """What the rules see of a person."""
        key = frozenset(example.given.items())
        if key not in self._values:
            found = settle(knowledge.dictionary, example.given, knowledge.conflicts.values())
            self._values[key] = found.values
        return self._values[key]


class Tried:
    """One example under the rules, by the plain evaluator."""

    def __init__(self, knowledge: Knowledge, example: Example, memory: Memory) -> None:
        self._knowledge = knowledge
        self._memory = memory
        self.example = example

    @property
    def is_known(self) -> bool:
        """Whether somebody has asked already what is known of this person."""
        return "values" in vars(self)

    @cached_property
    def values(self) -> Mapping[str, Seen]:
        """What the rules see of this person."""
        return self._memory.values(self._knowledge, self.example)

    @cached_property
    def truths(self) -> Mapping[str, Truth]:
        """The truth of every finding and of every rule."""
        return _Truths(self._knowledge, self.values)

    def raised(self, point: Point) -> Truth:
        """Whether a point is raised at any priority."""
        return any_of(self.truths[entry.rule.id] for entry in point.raises)


class TriedExamples:
    """All examples of a knowledge base, or a choice of them."""

    def __init__(self, knowledge: Knowledge, examples: Iterable[Example], memory: Memory | None = None) -> None:
        examples = list(examples)
        self._memory = memory or Memory()
        self._memory.heed(knowledge)
        self.all = [Tried(knowledge, example, self._memory) for example in examples]
        self._named = {_name(one.example): one for one in self.all}
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

    def shows(self, rule: Rule, necessity: Necessity) -> bool:
        """Whether an example makes a rule true; first the one is tried that did so before."""
        before = self._named.get(self._memory.shown.get(rule.id, ("", "")))
        if before and before.truths[rule.id]:
            return True
        for one in self.likely(rule.owner, necessity.of(rule.when)):
            if one.truths[rule.id]:
                self._memory.shown[rule.id] = _name(one.example)
                return True
        return False

    def likely(self, name: str, needs: Needs) -> Iterator[Tried]:
        """Every example that may have these needs; first those that expect the finding or point."""
        if needs is None:
            return
        found = set(range(len(self.all)))
        for told, fact in self._asked.items():
            if needs.get(told) != YES:
                continue
            test = needs.get(fact)
            words = test.words if isinstance(test, OneOf) else ()
            found &= set().union(*(self._having[option_name(fact, w)] for w in words)) if words else self._having[told]
        eagerness = self._eagerness[name]
        eager = sorted(found & eagerness.keys(), key=lambda n: (-eagerness[n], not self.all[n].is_known, n))
        yield from (one for one in (self.all[number] for number in eager) if not _rules_out(one.example.given, needs))
        others = [self.all[number] for number in sorted(found - eagerness.keys())]
        known = [one for one in others if one.is_known]
        yield from known
        if len(known) < len(others):
            before = set(map(id, known))
            unknown = (one for one in others if id(one) not in before)
            yield from (one for one in unknown if not _rules_out(one.example.given, needs))


def _name(example: Example) -> tuple[str, str]:
    return example.place.file, example.name


def _rules_out(given: Answers, needs: Alternative) -> bool:
    """Whether a number or word that somebody answered is none of those that are needed."""
    for fact, answer in given.items():
        needed = needs.get(fact)
        match needed, answer.value:
            case Interval(), float() as number if not needed.holds(number):
                return True
            case OneOf(words), str() as word if word not in words:
                return True
    return False


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
