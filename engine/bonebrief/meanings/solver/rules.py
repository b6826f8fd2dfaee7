"""A rule book over everybody, as literals: every finding and rule, and at which priority each point is shown."""

from collections.abc import Mapping

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, Priority
from bonebrief.meanings.solver.circuit import Circuit, Lit, Truths
from bonebrief.meanings.solver.conditions import truths
from bonebrief.meanings.solver.people import People
from bonebrief.meanings.solver.settled import Settled


class Book:
    """One knowledge base; several over the same `People` judge the same person."""

    def __init__(self, people: People, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.circuit: Circuit = people.circuit
        self.settled = Settled(people, knowledge.dictionary)
        self.truths: Mapping[str, Truths] = self._truths()
        urgent = [self._raised_at(point, Priority.URGENT) for point in knowledge.points.values()]
        self.something_urgent: Lit = self.circuit.any_of(urgent)

    def shown(self, point: str, priority: Priority) -> Lit:
        """Whether a brief shows a point at exactly this priority."""
        entry, steps_back = self.knowledge.points[point], point in self.knowledge.points_that_step_back
        at = self._raised_at(entry, priority)
        if not steps_back:
            return at
        waits = self.something_urgent if priority is not Priority.URGENT else -self.something_urgent
        noted = (
            self.circuit.all_of([waits, self.raised(point)]) if priority is Priority.NOTE else -self.circuit.any_of([])
        )
        calm = self.circuit.all_of([at, -self.something_urgent])
        return self.circuit.any_of([calm, noted]) if priority is Priority.NOTE else calm

    def raised(self, point: str) -> Lit:
        """Whether a point is raised at any priority."""
        return self.circuit.any_of(self.truths[entry.rule.id].true for entry in self.knowledge.points[point].raises)

    def open(self, point: str) -> Lit:
        """Whether it cannot be judged if a point is raised at all."""
        raises = self.knowledge.points[point].raises
        waits = self.circuit.any_of(
            self.circuit.all_of([-self.truths[entry.rule.id].true, -self.truths[entry.rule.id].false])
            for entry in raises
        )
        return self.circuit.all_of([-self.raised(point), waits])

    def _raised_at(self, point: Point, priority: Priority) -> Lit:
        at = [self.truths[entry.rule.id].true for entry in point.raises if entry.priority is priority]
        above = [self.truths[entry.rule.id].true for entry in point.raises if entry.priority > priority]
        return self.circuit.all_of([self.circuit.any_of(at), *(-one for one in above)])

    def _truths(self) -> dict[str, Truths]:
        found: dict[str, Truths] = {}
        for finding in self.knowledge.findings.values():
            for rule in finding.rules:
                found[rule.id] = truths(self.settled, rule.when, found)
            rules = [found[rule.id] for rule in finding.rules]
            found[finding.id] = Truths(
                self.circuit.any_of(rule.true for rule in rules), self.circuit.all_of(rule.false for rule in rules)
            )
        for point in self.knowledge.points.values():
            for entry in point.raises:
                found[entry.rule.id] = truths(self.settled, entry.rule.when, found)
        return found
