"""One rule book over everybody, as literals: every finding and rule, and what becomes of each point in a brief."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, PointOutcome, Priority, Raise, Unraised
from bonebrief.language.condition import Condition
from bonebrief.meanings.solver.clauses.circuit import NO, Circuit, Lit, Truths
from bonebrief.meanings.solver.clauses.conditions import truths
from bonebrief.meanings.solver.clauses.facts import Facts
from bonebrief.meanings.solver.clauses.people import People
from bonebrief.meanings.solver.clauses.waiting import Waiting


class Book:
    """One knowledge base; several over the same `People` judge the same person, though they may ask them `apart`.

    `known`: what is as in another book, of the findings and rules for which that is certain.
    """

    def __init__(
        self,
        people: People,
        knowledge: Knowledge,
        apart: Collection[str] = (),
        known: Mapping[str, Truths] | None = None,
    ) -> None:
        self.knowledge = knowledge
        self.people = people
        self.circuit: Circuit = people.circuit
        self.facts = Facts(people, knowledge.dictionary, apart)
        self.truths: Mapping[str, Truths] = self._truths(known or {})
        self._shown: dict[str, Truths] = {}

    @cached_property
    def conflicts(self) -> Mapping[str, Lit]:
        """For each conflict whether the answers are held against each other by it."""
        found = self.knowledge.conflicts.values()
        return {conflict.id: self.facts.truths_of(conflict.when).true for conflict in found}

    def becomes(self, point: str, outcome: PointOutcome) -> Lit:
        """Whether exactly this becomes of a point in a brief."""
        entries = self.knowledge.points[point].raises
        if outcome is Unraised.NO:
            return self.circuit.all_of(self.shown(entry).false for entry in entries)
        if isinstance(outcome, Priority):
            return self._at(self.knowledge.points[point], outcome)
        sure = self.circuit.all_of(self.shown(entry).false for entry in entries)
        return self.circuit.all_of([-self.raised(point), -sure])

    def standing(self, point: str) -> tuple[object, ...]:
        """All that decides what becomes of a point: where it is equal in two books, the same becomes of it."""
        entries = self.knowledge.points[point].raises
        urgent = (self._urgent,) if point in self.knowledge.points_that_step_back else ()
        return tuple((entry.priority, self.shown(entry)) for entry in entries), urgent

    def reasons(self, point: str, least: Priority) -> Lit:
        """Whether there is a reason that raises a point at this priority or a higher one, stepping back or not."""
        return self.circuit.any_of(
            self.shown(e).true for e in self.knowledge.points[point].raises if e.priority >= least
        )

    def waits(self, point: str, least: Priority) -> Lit:
        """Whether a reason that would raise a point at this priority or a higher one cannot be judged."""
        reasons = [self.shown(e) for e in self.knowledge.points[point].raises if e.priority >= least]
        return self.circuit.any_of(self.circuit.all_of([-of.true, -of.false]) for of in reasons)

    def something(self, least: Priority) -> Lit:
        """Whether a brief shows any point at this priority or a higher one."""
        shown = [priority for priority in Priority if priority >= least]
        return self.circuit.any_of(self.becomes(point, at) for point in self.knowledge.points for at in shown)

    def classed(self, category: str) -> Lit:
        """Whether a brief gives this density class: that of the first finding that has one."""
        found: list[Lit] = []
        before: list[Lit] = []
        for finding in self.knowledge.findings.values():
            if finding.density:
                truth = self.truths[finding.id].true
                found += [self.circuit.all_of([truth, *before])] if finding.density.category == category else []
                before.append(-truth)
        return self.circuit.any_of(found)

    def density(self, category: str) -> Lit:
        """Whether a finding gives this density class."""
        findings = self.knowledge.findings.values()
        return self.circuit.any_of(
            self.truths[finding.id].true
            for finding in findings
            if finding.density and finding.density.category == category
        )

    def complete(self) -> Lit:
        """Whether every question that makes sense is answered with a value."""
        asked = [fact.id for fact in self.knowledge.dictionary.values() if fact.asking]
        return self.circuit.all_of(
            self.circuit.any_of([self.facts.known(fact), -self.facts.branch(fact).true]) for fact in asked
        )

    def holds(self, condition: Condition) -> Truths:
        """When a condition over facts and findings is true and when it is false."""
        return truths(self.facts, condition, self.truths)

    def raised(self, point: str) -> Lit:
        """Whether a point is raised at any priority."""
        return self.circuit.any_of(self.shown(entry).true for entry in self.knowledge.points[point].raises)

    def calm(self) -> Lit:
        """Whether any calm word is said."""
        return self.circuit.any_of(self.shown(entry).true for entry in self._entries() if entry.calm)

    def shown(self, entry: Raise) -> Truths:
        """When a reason is given in a brief and when it is not; a calm one waits where neither is so."""
        of = self.truths[entry.rule.id]
        if not entry.calm:
            return of
        if entry.rule.id not in self._shown:
            free = self.circuit.all_of([of.true, -self._pressing, -self._waiting])
            self._shown[entry.rule.id] = Truths(free, self.circuit.any_of([of.false, self._pressing]))
        return self._shown[entry.rule.id]

    @cached_property
    def _urgent(self) -> Lit:
        return self.circuit.any_of(
            self.truths[e.rule.id].true for e in self._entries() if e.priority is Priority.URGENT and not e.calm
        )

    @cached_property
    def _pressing(self) -> Lit:
        return self.circuit.any_of(self.truths[e.rule.id].true for e in self._pressing_entries())

    @cached_property
    def _waiting(self) -> Lit:
        rules = (entry.rule for entry in self._pressing_entries())
        return Waiting(self.knowledge, self.facts, self.truths).for_one_of(rules)

    def _entries(self) -> Iterator[Raise]:
        return (entry for point in self.knowledge.points.values() for entry in point.raises)

    def _pressing_entries(self) -> Iterator[Raise]:
        return (entry for entry in self._entries() if entry.priority >= Priority.HIGH and not entry.calm)

    def _at(self, point: Point, priority: Priority) -> Lit:
        at = [self.shown(entry).true for entry in point.raises if entry.priority is priority]
        above = [self.shown(entry).true for entry in point.raises if entry.priority > priority]
        alone = self.circuit.all_of([self.circuit.any_of(at), *(-one for one in above)])
        if point.id not in self.knowledge.points_that_step_back:
            return alone
        waits = self.circuit.all_of([self._urgent, self.raised(point.id)]) if priority is Priority.NOTE else NO
        return self.circuit.any_of([self.circuit.all_of([alone, -self._urgent]), waits])

    def _truths(self, known: Mapping[str, Truths]) -> dict[str, Truths]:
        found = dict(known)
        for finding in self.knowledge.findings.values():
            for rule in finding.rules:
                if rule.id not in known:
                    found[rule.id] = truths(self.facts, rule.when, found)
            rules = [found[rule.id] for rule in finding.rules]
            found[finding.id] = Truths(
                self.circuit.any_of(rule.true for rule in rules), self.circuit.all_of(rule.false for rule in rules)
            )
        for entry in self._entries():
            if entry.rule.id not in known:
                found[entry.rule.id] = truths(self.facts, entry.rule.when, found)
        return found
