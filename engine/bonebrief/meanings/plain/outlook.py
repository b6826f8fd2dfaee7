"""What a rule may still come to while questions are open, and which of them could make it true."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.rule import Point, Priority
from bonebrief.language.answer import Answers
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    FactTest,
    Group,
    Holds,
    Includes,
    Is,
    Known,
    Not,
    facts_read,
)
from bonebrief.language.truth import Truth
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.settle import Branch, Settled

Outcomes = int
"""What a condition may still come out as, a bit for each: true, false, unknown, or several of these."""

_ONLY: Mapping[Truth, Outcomes] = {True: 1, False: 2, None: 4}
_YES, _NO, _UNKNOWN = _ONLY[True], _ONLY[False], _ONLY[None]
_NONE, _ANY = 0, _YES | _NO | _UNKNOWN
_TESTS = (Is, Includes, Compare, Between, Known)


@dataclass(frozen=True, slots=True, order=True)
class Weight:
    """How much an answer could matter: the highest priority it could bring, and how many rules read it."""

    priority: int
    rules: int


def useful_questions(
    knowledge: Knowledge, questionnaire: Questionnaire, answers: Answers, settled: Settled
) -> Mapping[str, Weight]:
    """The open questions whose answers could still raise a point (higher), give a density class, or fill a text.

    Those that only open the way to such a question are among them. No other answer can change a point, its priority
    or the class, so an interview may end when none is left; a point may have a further reason that nobody asked for.
    """
    return _Outlook(knowledge, questionnaire, answers, settled).useful()


def useful_facts(
    knowledge: Knowledge, questionnaire: Questionnaire, answers: Answers, settled: Settled
) -> frozenset[str]:
    """The same questions, without how much each could matter."""
    return _Outlook(knowledge, questionnaire, answers, settled).facts()


def needless(questionnaire: Questionnaire, question: str, values: Mapping[str, Seen]) -> bool:
    """Whether nothing known makes this question worth asking here; it would still make sense to answer it."""
    condition = questionnaire.worth_asking.get(question)
    return condition is not None and truth_of(condition, values) is not True


def gates_read(knowledge: Knowledge, questionnaire: Questionnaire, question: str, settled: Settled) -> Iterator[str]:
    """The questions that are read by what decides whether one is asked and is not yet true."""
    for condition in _undecided_gates(knowledge, questionnaire, question, settled):
        yield from asked_inputs(knowledge.dictionary, facts_read(condition))


def _undecided_gates(
    knowledge: Knowledge, questionnaire: Questionnaire, question: str, settled: Settled
) -> Iterator[Condition]:
    """What decides whether a question is asked and is not yet true."""
    for condition in (knowledge.dictionary[question].ask_if, questionnaire.worth_asking.get(question)):
        if condition is not None and truth_of(condition, settled.values) is not True:
            yield condition


class _Outlook:
    def __init__(self, knowledge: Knowledge, questionnaire: Questionnaire, answers: Answers, settled: Settled) -> None:
        self._knowledge = knowledge
        self._questionnaire = questionnaire
        self._asked = frozenset(questionnaire.questions)
        self._answers = answers
        self._settled = settled
        self._open: dict[str, bool] = {}
        self._needed: dict[str, frozenset[str]] = {}
        self._findings: dict[str, Outcomes] = {}
        self._deciding: dict[tuple[str, bool], frozenset[str]] = {}
        self._inputs: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._outcomes: dict[int, tuple[Condition, Outcomes]] = {}

    def useful(self) -> Mapping[str, Weight]:
        priorities: dict[str, int] = {}
        rules: dict[str, int] = {}
        for priority, facts in self._wanted():
            for fact in set[str]().union(*map(self._with_gates, facts)):
                priorities[fact] = max(priorities.get(fact, 0), priority)
                rules[fact] = rules.get(fact, 0) + 1
        return {fact: Weight(priority, rules[fact]) for fact, priority in priorities.items()}

    def facts(self) -> frozenset[str]:
        """The questions alone: a point that reads no other than those found is not worked out."""
        found = frozenset().union(*(self._with_gates(fact) for _, facts in self._wanted_for_class() for fact in facts))
        for point, read in self._knowledge.questions_of_points.items():
            if not found.issuperset(self._open_inputs(read)):
                wanted = {fact for _, facts in self._wanted_by(self._knowledge.points[point]) for fact in facts}
                found = found.union(*map(self._with_gates, wanted))
        return found

    def _wanted(self) -> Iterator[tuple[int, Iterable[str]]]:
        yield from self._wanted_for_class()
        for point in self._knowledge.points.values():
            yield from self._wanted_by(point)

    def _wanted_for_class(self) -> Iterator[tuple[int, Iterable[str]]]:
        for finding in self._knowledge.findings.values():
            if finding.density and self._could_still(self._finding(finding.id), True):
                yield int(Priority.HIGH), self._facts_of_finding(finding.id, True)

    def _wanted_by(self, point: Point) -> Iterator[tuple[int, Iterable[str]]]:
        """The questions that count for a point: reasons that others are sure to outrank, or to equal, want none."""
        outcomes = [(entry, self._of(entry.rule.when)) for entry in point.raises]
        sure = max((entry.priority for entry, found in outcomes if found == _YES), default=0)
        for entry, found in outcomes:
            if found == _YES or (found & _YES and entry.priority > sure):
                said = (*entry.because.facts, *point.say.facts, *point.patient.facts)
                yield int(Priority.NOTE), self._open_inputs(said)
            if self._could_still(found, True) and entry.priority > sure:
                yield int(entry.priority), self._facts(entry.rule.when, True, set())

    def _could_still(self, outcomes: Outcomes, wanted: bool) -> bool:
        only = _ONLY[wanted]
        return bool(outcomes & only) and outcomes != only

    def _of(self, condition: Condition) -> Outcomes:
        """What a condition may come out as; of a group worked out once for each place where it is written."""
        if isinstance(condition, _TESTS):
            return self._test(condition)
        known = self._outcomes.get(id(condition))
        if known is None:
            known = self._outcomes[id(condition)] = condition, self._worked_out(condition)
        return known[1]

    def _worked_out(self, condition: Group | Not | Holds) -> Outcomes:
        match condition:
            case All(parts):
                return _all(map(self._of, parts))
            case Any(parts):
                return _any(map(self._of, parts))
            case AtLeast(count, parts):
                return _at_least(count, [self._of(part) for part in parts])
            case Not(part):
                return _not(self._of(part))
            case Holds(name):
                return self._finding(name)
            case _:
                assert_never(condition)

    def _finding(self, name: str) -> Outcomes:
        if name not in self._findings:
            rules = self._knowledge.findings[name].rules
            self._findings[name] = _any(self._of(rule.when) for rule in rules)
        return self._findings[name]

    def _test(self, test: FactTest) -> Outcomes:
        known = self._open.get(test.fact)
        if not (self._is_open(test.fact) if known is None else known):
            return _ONLY[truth_of(test, self._settled.values)]
        return _YES | _NO if isinstance(test, Known) else _ANY

    def _facts(self, condition: Condition, wanted: bool, found: set[str]) -> set[str]:
        """What is found, and the open questions that could still make a condition come out as wanted."""
        match condition:
            case Is() | Includes() | Compare() | Between() | Known():
                found.update(self._open_inputs((condition.fact,)))
            case All(parts) | Any(parts) | AtLeast(_, parts):
                for part in parts:
                    if self._could_still(self._of(part), wanted):
                        self._facts(part, wanted, found)
            case Not(part):
                self._facts(part, not wanted, found)
            case Holds(name):
                found |= self._facts_of_finding(name, wanted)
            case _:
                assert_never(condition)
        return found

    def _facts_of_finding(self, name: str, wanted: bool) -> frozenset[str]:
        known = self._deciding.get((name, wanted))
        if known is None:
            whens = tuple(rule.when for rule in self._knowledge.findings[name].rules)
            known = self._deciding[name, wanted] = frozenset(self._facts(Any(whens), wanted, set()))
        return known

    def _open_inputs(self, facts: tuple[str, ...]) -> tuple[str, ...]:
        if facts not in self._inputs:
            self._inputs[facts] = tuple(filter(self._is_open, asked_inputs(self._knowledge.dictionary, facts)))
        return self._inputs[facts]

    def _with_gates(self, fact: str) -> frozenset[str]:
        """A question, and those that must be answered before it can be asked."""
        if fact not in self._needed:
            found = {fact}
            for condition in self._gates(fact):
                for gate in self._open_inputs(facts_read(condition)):
                    found |= self._with_gates(gate)
            self._needed[fact] = frozenset(found)
        return self._needed[fact]

    def _gates(self, fact: str) -> Iterator[Condition]:
        return _undecided_gates(self._knowledge, self._questionnaire, fact, self._settled)

    def _is_open(self, fact: str) -> bool:
        """Whether what is known of a fact may still change: its answer, whether that counts, what it derives from."""
        if fact not in self._open:
            known = self._knowledge.dictionary[fact]
            derived = known.formula is not None
            self._open[fact] = any(map(self._is_open, known.reads)) if derived else self._may_be_asked(fact)
        return self._open[fact]

    def _may_be_asked(self, fact: str) -> bool:
        if fact in self._answers or self._settled.needs_no_answer(fact):
            return any(map(self._is_open, self._knowledge.dictionary[fact].reads))
        if fact not in self._asked or self._settled.branches[fact] is Branch.CLOSED:
            return False
        return all(self._of(condition) & _YES for condition in self._gates(fact))


def _all(parts: Iterable[Outcomes]) -> Outcomes:
    every, some = _ANY, _NONE
    for part in parts:
        if part == _NO:
            return _NO
        every &= part
        some |= part
    return (every & _YES) | (some & ~_YES)


def _not(part: Outcomes) -> Outcomes:
    return (part & _UNKNOWN) | (_NO if part & _YES else _NONE) | (_YES if part & _NO else _NONE)


def _any(parts: Iterable[Outcomes]) -> Outcomes:
    every, some = _ANY, _NONE
    for part in parts:
        if part == _YES:
            return _YES
        every &= part
        some |= part
    return (every & _NO) | (some & ~_NO)


def _at_least(count: int, parts: list[Outcomes]) -> Outcomes:
    may_be_true = sum(1 for part in parts if part & _YES)
    need_not_be_false = sum(1 for part in parts if part != _NO)
    surely_true = sum(1 for part in parts if part == _YES)
    outcomes = _NONE
    if may_be_true >= count:
        outcomes |= _YES
    if sum(1 for part in parts if not part & _NO) < count:
        outcomes |= _NO
    if need_not_be_false >= count > surely_true and any(part & _UNKNOWN for part in parts):
        outcomes |= _UNKNOWN
    return outcomes
