"""Rules as productions for a forward-chaining engine: in both polarities, without nesting or negation.

Every condition becomes alternatives (disjunctive normal form), one production each. Where expansion would give more
than a handful, the parts become nodes: names of their own, concluded true or false like a finding. Size stays linear.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import product
from typing import assert_never

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.language.fact import Dictionary
from bonebrief.meanings.pattern import Alternative, OneOf, Test, together, truth_test, ways_of

HANDFUL = 6
MOST_PATTERNS = 12


@dataclass(frozen=True, slots=True)
class Production:
    """When every pattern matches a message, `conclusion` is concluded to be `truth`; `owner` is the rule it serves."""

    owner: str
    conclusion: str
    truth: bool
    patterns: Alternative


def productions_of(knowledge: Knowledge) -> list[Production]:
    """The productions of every rule, each after those that conclude what it reads."""
    compiler = Compiler(knowledge.dictionary)
    made: list[Production] = []
    for finding in knowledge.findings.values():
        for rule in finding.rules:
            made += compiler.conclude(rule.id, rule.when)
        if [rule.id for rule in finding.rules] != [finding.id]:
            made += compiler.conclude(finding.id, Any(tuple(Holds(rule.id) for rule in finding.rules)))
    for point in knowledge.points.values():
        for entry in point.raises:
            made += compiler.conclude(entry.rule.id, entry.rule.when)
    return made


def within_reach(productions: Iterable[Production], messages: Mapping[str, str | float]) -> list[Production]:
    """Of productions in their order those that can conclude something of a person.

    Each name they read is told or concluded, and no word that is told is another than they ask for. Numbers are left
    to the engine. What is left out wrongly would show: the plain meaning has a conclusion then that the engine has not.
    """
    names, reached = set(messages), []
    for production in productions:
        patterns = production.patterns
        if patterns.keys() <= names and not any(_another(test, messages.get(name)) for name, test in patterns.items()):
            names.add(production.conclusion)
            reached.append(production)
    return reached


def _another(test: Test, told: str | float | None) -> bool:
    return told is not None and isinstance(test, OneOf) and told not in test.words


class Compiler:
    """Compiles conditions over a dictionary; equal groups share one node."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._nodes: dict[Condition, str] = {}
        self._made: list[Production] = []
        self._owner = ""

    def conclude(self, name: str, condition: Condition) -> list[Production]:
        """The productions that conclude a name true and false, with those of the nodes they need."""
        self._owner = name
        self._emit(name, True, self._alternatives(condition, True))
        self._emit(name, False, self._alternatives(condition, False))
        made, self._made = self._made, []
        return made

    def _emit(self, conclusion: str, truth: bool, alternatives: Iterable[Alternative]) -> None:
        self._made += [Production(self._owner, conclusion, truth, patterns) for patterns in alternatives]

    def _alternatives(self, condition: Condition, wanted: bool) -> list[Alternative]:
        match condition:
            case Not(part):
                return self._alternatives(part, not wanted)
            case All(parts):
                return self._every(parts, wanted) if wanted else self._some(parts, wanted)
            case Any(parts):
                return self._some(parts, wanted) if wanted else self._every(parts, wanted)
            case AtLeast(count, parts):
                return [{self._chain(condition, count, parts): truth_test(wanted)}]
            case Holds(finding):
                return [{finding: truth_test(wanted)}]
            case Includes(fact, options) if len(options) > MOST_PATTERNS:
                return self._alternatives(Any(tuple(Includes(fact, (option,)) for option in options)), wanted)
            case Is() | Includes() | Compare() | Between() | Known():
                return list(ways_of(self._dictionary[condition.fact], condition, wanted))
            case _:
                assert_never(condition)

    def _some(self, parts: tuple[Condition, ...], wanted: bool) -> list[Alternative]:
        choices = [self._alternatives(part, wanted) for part in parts]
        if sum(map(len, choices)) > max(HANDFUL, len(parts)):
            choices = [self._compact(part, found, wanted) for part, found in zip(parts, choices, strict=True)]
        return [alternative for found in choices for alternative in found]

    def _every(self, parts: tuple[Condition, ...], wanted: bool) -> list[Alternative]:
        choices = [self._alternatives(part, wanted) for part in parts]
        if reduce(int.__mul__, map(len, choices), 1) > HANDFUL:
            choices = [self._compact(part, found, wanted) for part, found in zip(parts, choices, strict=True)]
        combined = [both for combination in product(*choices) if (both := _merge(combination)) is not None]
        if all(len(alternative) <= MOST_PATTERNS for alternative in combined):
            return combined
        halves = (parts[: len(parts) // 2], parts[len(parts) // 2 :])
        group = All if wanted else Any
        return [{self._node(group(half)): truth_test(wanted) for half in halves}]

    def _compact(self, part: Condition, found: list[Alternative], wanted: bool) -> list[Alternative]:
        return found if len(found) <= 1 else [{self._node(part): truth_test(wanted)}]

    def _node(self, condition: Condition) -> str:
        if condition not in self._nodes:
            name = self._nodes[condition] = f"group {len(self._nodes)}"
            self._emit(name, True, self._alternatives(condition, True))
            self._emit(name, False, self._alternatives(condition, False))
        return self._nodes[condition]

    def _chain(self, condition: Condition, count: int, parts: tuple[Condition, ...]) -> str:
        """The node for "at least `count` of the parts", counted up one part after the other."""
        if condition in self._nodes:
            return self._nodes[condition]
        name = self._nodes[condition] = f"group {len(self._nodes)}"
        for i, part in enumerate(parts, 1):
            true, false = self._single(part, True), self._single(part, False)
            for j in range(max(1, count - len(parts) + i), min(i, count) + 1):
                link = name if (i, j) == (len(parts), count) else f"{name} {i}.{j}"
                same, fewer = f"{name} {i - 1}.{j}", f"{name} {i - 1}.{j - 1}"
                never_same, always_fewer = j > i - 1, j == 1
                if not never_same:
                    self._emit(link, True, [{same: truth_test(True)}])
                self._emit(link, True, _joined({} if always_fewer else {fewer: truth_test(True)}, true))
                below = {} if never_same else {same: truth_test(False)}
                if not always_fewer:
                    self._emit(link, False, [{**below, fewer: truth_test(False)}])
                self._emit(link, False, _joined(below, false))
        return name

    def _single(self, part: Condition, wanted: bool) -> Alternative:
        found = self._alternatives(part, wanted)
        return found[0] if len(found) == 1 else {self._node(part): truth_test(wanted)}


def _merge(alternatives: Iterable[Alternative]) -> Alternative | None:
    merged: Alternative | None = {}
    for alternative in alternatives:
        merged = together(merged, alternative) if merged is not None else None
    return merged


def _joined(first: Alternative, second: Alternative) -> Iterator[Alternative]:
    both = together(first, second)
    if both is not None:
        yield both
