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
    """Where a condition may still come out as true, as false, and as unknown."""

    true: Bit
    false: Bit
    unknown: Bit

    @property
    def negation(self) -> "Outcomes":
        """The same of its negation."""
        return Outcomes(self.false, self.true, self.unknown)

    def may_be(self, wanted: bool) -> Bit:
        return self.true if wanted else self.false


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
                self._of_findings[finding.id][True].append(self._could_still(outcomes, True))
        for point in self._knowledge.points.values():
            self._follow_point(point)
        for finding in reversed(list(self._knowledge.findings.values())):
            self._follow_finding(finding)
        return self._with_gates()

    def _follow_point(self, point: Point) -> None:
        """Follow the reasons of a point, but where others are sure to outrank or to equal them."""
        graph = self._graph
        outcomes = [(entry, self._of(entry.rule.when)) for entry in point.raises]
        sure = [(entry.priority, _only(graph, found)) for entry, found in outcomes]
        for entry, found in outcomes:
            outdone = graph.any_of(bit for priority, bit in sure if priority >= entry.priority)
            given = graph.any_of([_only(graph, found), graph.but(found.true, outdone)])
            for fact in (*entry.because.facts, *point.say.facts, *point.patient.facts):
                self._note(fact, given)
            self._follow(entry.rule.when, True, graph.but(self._could_still(found, True), outdone))

    def _with_gates(self) -> Mapping[str, Bit]:
        """The questions, and those that must be answered before they can be asked."""
        found = {fact: list(bits) for fact, bits in self._of_facts.items()}
        useful: dict[str, Bit] = {}
        for fact in self._gates_last():
            bit = useful[fact] = self._graph.any_of(found.get(fact, ()))
            for condition in self._gates(fact) if bit != NO else ():
                passed = self._graph.but(bit, self._truth(condition))
                for gate in asked_inputs(self._knowledge.dictionary, facts_read(condition)):
                    found.setdefault(gate, []).append(self._graph.all_of([passed, self._is_open(gate)]))
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
        self._follow(part, wanted, self._graph.all_of([reached, self._could_still(self._of(part), wanted)]))

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
            self._of_facts[asked].append(self._graph.all_of([reached, self._is_open(asked)]))

    def _could_still(self, outcomes: Outcomes, wanted: bool) -> Bit:
        other = outcomes.may_be(not wanted)
        return self._graph.all_of([outcomes.may_be(wanted), self._graph.any_of([other, outcomes.unknown])])

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
        truths = truths_of(graph, test, self._people.settled.seen)
        unknown = NO if isinstance(test, Known) else graph.any_of([is_open, truths.unknown(graph)])
        return Outcomes(graph.any_of([is_open, truths.true]), graph.any_of([is_open, truths.false]), unknown)

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
    surely_false = graph.any_of(_only(graph, part.negation) for part in parts)
    unknown = graph.any_of(part.unknown for part in parts)
    true, false = graph.all_of(part.true for part in parts), graph.any_of(part.false for part in parts)
    return Outcomes(true, false, graph.but(unknown, surely_false))


def _any(graph: Graph, parts: Iterable[Outcomes]) -> Outcomes:
    return _all(graph, [part.negation for part in parts]).negation


def _at_least(graph: Graph, count: int, parts: Sequence[Outcomes]) -> Outcomes:
    true = graph.at_least(count, [part.true for part in parts])
    always = [graph.opposite(part.false) for part in parts]
    false = graph.opposite(graph.at_least(count, always))
    need_not_be_false = graph.at_least(count, [graph.opposite(_only(graph, part.negation)) for part in parts])
    surely = graph.at_least(count, [_only(graph, part) for part in parts])
    some = graph.any_of(part.unknown for part in parts)
    return Outcomes(true, false, graph.but(graph.all_of([need_not_be_false, some]), surely))


def _only(graph: Graph, part: Outcomes) -> Bit:
    """Where it can only be true."""
    return graph.but(part.true, part.false, part.unknown)
