"""What becomes of every point for everybody: raised as in a brief, or what a missing answer could make of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from bonebrief.knowledge.rule import Point, Priority, Raise
from bonebrief.meanings.columns.circuit.graph import NO, YES, Graph
from bonebrief.meanings.columns.circuit.nodes import Bit, Count, Counted, Equal, Most, Named, Total
from bonebrief.meanings.columns.circuit.truths import Truths
from bonebrief.meanings.columns.judging.missing import FirstToAsk, Following, Reached, united, where
from bonebrief.meanings.columns.judging.outlook import Outlook
from bonebrief.meanings.columns.judging.people import People
from bonebrief.meanings.columns.people.answers import passed_over

Levels = Mapping[Priority, Bit]
"""For each priority where a point stands at it or at a higher one."""
_HERE = ""


class Verdicts:
    """What becomes of every point, and which question comes first."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._graph: Graph = people.graph
        self._knowledge = people.knowledge
        self._first = FirstToAsk(people)
        self._asked = frozenset(people.questionnaire.questions)
        self._now: dict[str, Levels] = {}
        self._could: dict[str, Levels] = {}
        self._needed = cache(self._needed_of)

    def now(self, point: Point) -> Levels:
        """At which priority a point is raised in the brief."""
        if point.id not in self._now:
            levels = {at: self._raised(point, at) for at in Priority}
            if point.id in self._knowledge.points_that_step_back:
                above = {at: self._graph.but(bit, self._urgent) for at, bit in levels.items()}
                levels = {**above, Priority.NOTE: levels[Priority.NOTE]}
            self._now[point.id] = levels
        return self._now[point.id]

    def could(self, point: Point) -> Levels:
        """What the missing answers could make of a point that is higher than it is."""
        if point.id not in self._could:
            found = [(entry.priority, self._still(point, entry, self._worth)) for entry in point.raises]
            levels = {at: self._graph.any_of(r.get(_HERE, NO) for p, r in found if p >= at) for at in Priority}
            self._could[point.id] = levels
        return self._could[point.id]

    def next_question(self) -> int:
        """The missing answer to ask for first: for the highest priority, then for the most points, then as asked."""
        graph = self._graph
        missing = [(point, self._missing(point)) for point in self._knowledge.points.values()]
        facts = [fact for fact in self._knowledge.dictionary if any(fact in found for _, found in missing)]
        of = {fact: [(point, found[fact]) for point, found in missing if fact in found] for fact in facts}
        brings = {fact: self._brings(fact, of[fact]) for fact in facts}
        best = {at: graph.any_of(levels[at] for levels in brings.values()) for at in Priority}
        first = {fact: self._at_best(levels, best) for fact, levels in brings.items()}
        counts = {fact: graph.add(Total(tuple((bit, 1) for _, bit in of[fact]))) for fact in facts}
        return self._named(first, counts)

    @cached_property
    def someone_urgent(self) -> Bit:
        """Where a point is raised as urgent."""
        return self._graph.any_of(self.now(point)[Priority.URGENT] for point in self._knowledge.points.values())

    def _named(self, first: Mapping[str, Bit], counts: Mapping[str, Count]) -> int:
        graph = self._graph
        most = graph.add(Most(tuple(graph.add(Counted(bit, counts[fact])) for fact, bit in first.items())))
        cases = [(graph.all_of([b, graph.add(Equal(counts[f], most))]), f) for f, b in first.items() if b != NO]
        return graph.add(Named(tuple(cases)))

    def _brings(self, fact: str, found: Sequence[tuple[Point, Bit]]) -> Levels:
        """Up to which priority the answer to a question, where it is needed, could bring one of these points.

        What could raise a point could raise it to the lowest priority that it can have.
        """
        graph, needed, brings = self._graph, self._needed(fact), NO
        levels: dict[Priority, Bit] = {}
        for at in sorted(Priority, reverse=True):
            brings = graph.any_of([brings, *(self._brought(point, bit, at) for point, bit in found)])
            levels[at] = graph.all_of([needed, brings])
        return levels

    def _brought(self, point: Point, bit: Bit, at: Priority) -> Bit:
        lowest = min(entry.priority for entry in point.raises)
        return bit if at <= lowest else self._graph.all_of([bit, self.could(point)[at]])

    def _at_best(self, levels: Levels, best: Levels) -> Bit:
        graph = self._graph
        as_high = [graph.any_of([levels[at], graph.opposite(best[at])]) for at in Priority]
        return graph.all_of([levels[Priority.NOTE], *as_high])

    def _raised(self, point: Point, at: Priority) -> Bit:
        return self._graph.any_of(self._shown(entry).true for entry in point.raises if entry.priority >= at)

    def _shown(self, entry: Raise) -> Truths:
        """Where a reason is given and where it is not; a calm one waits where neither is so."""
        of = self._people.truths[entry.rule.id]
        if not entry.calm:
            return of
        free = self._graph.but(of.true, self._pressing, self._waiting)
        return Truths(free, self._graph.any_of([of.false, self._pressing]))

    @cached_property
    def _pressing(self) -> Bit:
        return self._graph.any_of(self._people.truths[e.rule.id].true for e in self._entries(Priority.HIGH))

    @cached_property
    def _urgent(self) -> Bit:
        return self._graph.any_of(self._people.truths[e.rule.id].true for e in self._entries(Priority.URGENT))

    @cached_property
    def _waiting(self) -> Bit:
        """Where calm words wait: an open question could raise a point to high, or answers are to be settled."""
        following = Following(self._people, self._leads(self._is_open_question))
        found = [following.reached(entry.rule.when).get(_HERE, NO) for entry in self._entries(Priority.HIGH)]
        return self._graph.any_of([*found, self._people.settled.unsettled])

    def _entries(self, least: Priority) -> Iterator[Raise]:
        """The reasons that raise a point to a priority or a higher one by other than calm words."""
        for point in self._knowledge.points.values():
            yield from (entry for entry in point.raises if entry.priority >= least and not entry.calm)

    @cached_property
    def _pressed(self) -> Bit:
        """Where a point stands at high or urgent in the brief, so that nothing calm can be raised any more."""
        return self._graph.any_of(self.now(point)[Priority.HIGH] for point in self._knowledge.points.values())

    @cached_property
    def _useful(self) -> Mapping[str, Bit]:
        return Outlook(self._people).useful()

    def _needed_of(self, fact: str) -> Bit:
        """Where the answer to a question that makes sense is worth asking for and could change something."""
        if fact not in self._asked:
            return YES
        graph = self._graph
        answered = graph.any_of([graph.given(fact), passed_over(graph, fact)])
        useful = graph.any_of([answered, self._useful.get(fact, NO)])
        return graph.but(useful, self._people.needless(fact))

    def _is_open_question(self, fact: str) -> Bit:
        passed = passed_over(self._graph, fact)
        return self._graph.any_of([passed, self._needed(fact)]) if fact in self._asked else passed

    def _leads(self, counts: Callable[[str], Bit]) -> Callable[[str], Reached]:
        """Whether a question leads to one that counts."""

        @cache
        def leads_to(fact: str) -> Reached:
            first = self._first.of(fact).items()
            return {_HERE: self._graph.any_of(self._graph.all_of([bit, counts(str(one))]) for one, bit in first)}

        return leads_to

    @cached_property
    def _worth(self) -> Following:
        return Following(self._people, self._leads(self._needed))

    @cached_property
    def _asks(self) -> Following:
        return Following(self._people, lambda fact: {fact: YES} if self._first.of(fact) else {})

    def _still(self, point: Point, entry: Raise, following: Following) -> Reached:
        """What a reason could still bring a point by, where it would raise it higher than it is."""
        over = [self.now(point)[entry.priority], *([self._pressed] if entry.calm else [])]
        return following.reached(entry.rule.when, self._graph.none_of(over))

    def _missing(self, point: Point) -> Mapping[str, Bit]:
        """By question: where its answer, if it is needed at all, could raise a point, or raise it higher."""
        graph = self._graph
        through = united(graph, [self._still(point, entry, self._asks) for entry in point.raises])
        found = united(graph, [where(graph, bit, self._first.of(str(fact))) for fact, bit in through.items()])
        return {str(fact): bit for fact, bit in found.items() if self._needed(str(fact)) != NO}
