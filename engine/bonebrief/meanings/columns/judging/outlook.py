"""Which open questions could still make a rule true, for everybody: the rest need not be asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, assert_never

from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.rule import Finding, Point
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    FactTest,
    Holds,
    Includes,
    Is,
    Known,
    Not,
    facts_read,
)
from bonebrief.meanings.columns.circuit.graph import NO, Graph
from bonebrief.meanings.columns.circuit.nodes import Bit
from bonebrief.meanings.columns.judging.people import People
from bonebrief.meanings.columns.people.answers import passed_over
from bonebrief.meanings.columns.people.conditions import truths_of


class Outcomes(NamedTuple):
    """Where a condition may still come out as true and as false, and where it can come out as nothing else."""

    true: Bit
    false: Bit
    only_true: Bit
    only_false: Bit

    @property
    def negation(self) -> "Outcomes":
        """The same of its negation."""
        return Outcomes(self.false, self.true, self.only_false, self.only_true)

    def could_still(self, graph: Graph, wanted: bool) -> Bit:
        """Where it may come out as wanted, or otherwise."""
        return graph.but(self.true, self.only_true) if wanted else graph.but(self.false, self.only_false)


_Reached = dict[bool, list[Bit]]


class Outlook:
    """What every rule may still come to while questions are open, and which of them could make one true."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._graph: Graph = people.graph
        self._knowledge = people.knowledge
        self._asked = frozenset(people.questionnaire.questions)
        self._open: dict[str, Bit] = {}
        self._findings: dict[str, Outcomes] = {}
        self._outcomes: dict[int, Outcomes] = {}
        self._of_findings: dict[str, _Reached] = defaultdict(lambda: {True: [], False: []})
        self._of_facts: dict[str, list[Bit]] = defaultdict(list)

    def useful(self) -> Mapping[str, Bit]:
        """For each question where its answer could still raise a point, give a density class, or fill a text."""
        for finding in self._knowledge.findings.values():
            if finding.density:
                outcomes = self._finding(finding.id)
                self._of_findings[finding.id][True].append(outcomes.could_still(self._graph, True))
        for point in self._knowledge.points.values():
            self._follow_point(point)
        for finding in reversed(list(self._knowledge.findings.values())):
            self._follow_finding(finding)
        return self._with_gates()

    def _follow_point(self, point: Point) -> None:
        """Follow the reasons of a point, but where others are sure to outrank or to equal them."""
        graph = self._graph
        outcomes = [(entry, self._of(entry.rule.when)) for entry in point.raises]
        sure = [(entry.priority, found.only_true) for entry, found in outcomes]
        for entry, found in outcomes:
            outdone = graph.any_of(bit for priority, bit in sure if priority >= entry.priority)
            given = graph.any_of([found.only_true, graph.but(found.true, outdone)])
            for fact in (*entry.because.facts, *point.say.facts, *point.patient.facts):
                self._note(fact, given)
            self._follow(entry.rule.when, True, graph.but(found.could_still(graph, True), outdone))

    def _with_gates(self) -> Mapping[str, Bit]:
        """The questions that are open, and those that must be answered before they can be asked."""
        found = {fact: list(bits) for fact, bits in self._of_facts.items()}
        useful: dict[str, Bit] = {}
        for fact in self._gates_last():
            reached = self._graph.any_of(found.get(fact, ()))
            bit = useful[fact] = self._graph.all_of([reached, self._is_open(fact)])
            for condition in self._gates(fact) if bit != NO else ():
                passed = self._graph.but(bit, self._truth(condition))
                for gate in asked_inputs(self._knowledge.dictionary, facts_read(condition)):
                    found.setdefault(gate, []).append(passed)
        return useful

    def _gates_last(self) -> Iterator[str]:
        """Every question before those that decide whether it is asked."""
        dictionary = self._knowledge.dictionary
        placed: dict[str, None] = {}

        def place(fact: str) -> None:
            if fact not in placed:
                for condition in self._gates(fact):
                    for gate in asked_inputs(dictionary, facts_read(condition)):
                        place(gate)
                placed[fact] = None

        for fact in dictionary.values():
            if fact.asking:
                place(fact.id)
        return reversed(placed)

    def _follow_finding(self, finding: Finding) -> None:
        for wanted, reached in self._of_findings[finding.id].items():
            bit = self._graph.any_of(reached)
            for rule in finding.rules if bit != NO else ():
                self._follow_part(rule.when, wanted, bit)

    def _follow_part(self, part: Condition, wanted: bool, reached: Bit) -> None:
        """Follow a part where it can come out as wanted or otherwise; a test can where its question is open."""
        if not isinstance(part, FactTest):
            reached = self._graph.all_of([reached, self._of(part).could_still(self._graph, wanted)])
        self._follow(part, wanted, reached)

    def _follow(self, condition: Condition, wanted: bool, reached: Bit) -> None:
        """Note which open questions could make a condition come out as wanted, where that is asked at all."""
        if reached == NO:
            return
        match condition:
            case All(parts) | Any(parts) | AtLeast(_, parts):
                for part in parts:
                    self._follow_part(part, wanted, reached)
            case Not(part):
                self._follow(part, not wanted, reached)
            case Holds(name):
                self._of_findings[name][wanted].append(reached)
            case Is() | Includes() | Compare() | Between() | Known():
                self._note(condition.fact, reached)
            case _:
                assert_never(condition)

    def _note(self, fact: str, reached: Bit) -> None:
        for asked in asked_inputs(self._knowledge.dictionary, (fact,)):
            self._of_facts[asked].append(reached)

    def _of(self, condition: Condition) -> Outcomes:
        found = self._outcomes.get(id(condition))
        if found is None:
            found = self._outcomes[id(condition)] = self._made(condition)
        return found

    def _made(self, condition: Condition) -> Outcomes:
        match condition:
            case All(parts):
                return _all(self._graph, [self._of(part) for part in parts])
            case Any(parts):
                return _any(self._graph, [self._of(part) for part in parts])
            case AtLeast(count, parts):
                return _at_least(self._graph, count, [self._of(part) for part in parts])
            case Not(part):
                return self._of(part).negation
            case Holds(name):
                return self._finding(name)
            case Is() | Includes() | Compare() | Between() | Known():
                return self._test(condition)
            case _:
                assert_never(condition)

    def _finding(self, name: str) -> Outcomes:
        if name not in self._findings:
            rules = self._knowledge.findings[name].rules
            self._findings[name] = _any(self._graph, [self._of(rule.when) for rule in rules])
        return self._findings[name]

    def _test(self, test: FactTest) -> Outcomes:
        graph, is_open = self._graph, self._is_open(test.fact)
        true, false = self._people.test(test)
        may_be = (graph.any_of([is_open, true]), graph.any_of([is_open, false]))
        return Outcomes(*may_be, graph.but(true, is_open), graph.but(false, is_open))

    def _gates(self, fact: str) -> Iterator[Condition]:
        """What decides whether a question is asked."""
        ask_if = self._knowledge.dictionary[fact].ask_if
        worth = self._people.questionnaire.worth_asking.get(fact)
        return (condition for condition in (ask_if, worth) if condition is not None)

    def _truth(self, condition: Condition) -> Bit:
        return truths_of(self._graph, condition, self._people.settled.seen).true

    def _is_open(self, fact: str) -> Bit:
        """Where what is known of a fact may still change: its answer, whether that counts, what it derives from."""
        if fact not in self._open:
            known = self._knowledge.dictionary[fact]
            reads = known.reads if known.formula is not None else ()
            by_reading = self._graph.any_of([self._is_open(read) for read in reads])
            self._open[fact] = by_reading if known.formula is not None else self._may_be_asked(fact)
        return self._open[fact]

    def _may_be_asked(self, fact: str) -> Bit:
        graph, settled = self._graph, self._people.settled
        whole = graph.all_of([settled.taken[fact], self._people.known(fact), graph.opposite(graph.given(fact))])
        answered = graph.any_of([graph.given(fact), passed_over(graph, fact), whole])
        by_gates = graph.any_of([self._is_open(gate) for gate in self._knowledge.dictionary[fact].reads])
        found = graph.all_of([answered, by_gates])
        if fact not in self._asked:
            return found
        opens = [graph.any_of([self._truth(one), self._of(one).true]) for one in self._gates(fact)]
        fresh = graph.all_of([graph.opposite(answered), graph.opposite(settled.closed[fact]), *opens])
        return graph.any_of([found, fresh])


def _all(graph: Graph, parts: Sequence[Outcomes]) -> Outcomes:
    true, only_true = graph.all_of(part.true for part in parts), graph.all_of(part.only_true for part in parts)
    return Outcomes(
        true, graph.any_of(part.false for part in parts), only_true, graph.any_of(part.only_false for part in parts)
    )


def _any(graph: Graph, parts: Iterable[Outcomes]) -> Outcomes:
    return _all(graph, [part.negation for part in parts]).negation


def _at_least(graph: Graph, count: int, parts: Sequence[Outcomes]) -> Outcomes:
    against = len(parts) - count + 1
    return Outcomes(
        graph.at_least(count, [part.true for part in parts]),
        graph.at_least(against, [part.false for part in parts]),
        graph.at_least(count, [part.only_true for part in parts]),
        graph.at_least(against, [part.only_false for part in parts]),
    )
