"""Single tests and rules that do less than they seem to: tests that decide nothing, rules that stay unknown."""

from collections.abc import Iterator

from bonebrief.authoring.proving.witness import Seeker
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.knowledge.written import written_conditions
from bonebrief.language.condition import All, Any, Condition, parts_of
from bonebrief.meanings.solver.clauses.circuit import NO, Circuit, Lit, Truths
from bonebrief.meanings.solver.sat import Solver


def idle_tests(knowledge: Knowledge) -> Iterator[Condition]:
    """The parts of an `all` or `any` without which it is true, and false, of the same people and records.

    Raises:
        UndecidedError: that was not found out of one of them.
    """
    book = Seeker(knowledge.with_open_questions).book
    solver = Solver(book.circuit, (one for of in book.truths.values() for one in of))
    for condition in dict.fromkeys(written_conditions(knowledge)):
        for group in _groups(condition):
            of = [book.holds(part) for part in group.parts]
            joined = of if isinstance(group, All) else [one.negation for one in of]
            for at, part in enumerate(group.parts):
                if _idle(solver, book.circuit, joined[at], [*joined[:at], *joined[at + 1 :]]):
                    yield part


def _idle(solver: Solver, circuit: Circuit, part: Truths, others: list[Truths]) -> bool:
    """Whether a part is true whenever the others are, and one of them false whenever it is."""
    makes_true = circuit.all_of([*(one.true for one in others), -part.true])
    makes_false = circuit.all_of([part.false, *(-one.false for one in others)])
    return not (_somebody(solver, makes_true) or _somebody(solver, makes_false))


def _somebody(solver: Solver, wanted: Lit) -> bool:
    return wanted != NO and solver.somebody([wanted]) is not None


def _groups(condition: Condition) -> Iterator[All | Any]:
    if isinstance(condition, All | Any) and len(condition.parts) > 1:
        yield condition
    for part in parts_of(condition):
        yield from _groups(part)


def never_settled(seeker: Seeker) -> Iterator[Rule]:
    """The rules that are unknown of somebody who answered every question that makes sense for them.

    Raises:
        UndecidedError: that was not found out of one of them.
    """
    book = seeker.book
    complete = book.complete()
    solver = Solver(book.circuit, (complete, *(one for of in book.truths.values() for one in of)))
    for rule in seeker.knowledge.rules.values():
        of = book.truths[rule.id]
        if solver.somebody([complete, -of.true, -of.false]) is not None:
            yield rule
