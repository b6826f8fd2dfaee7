"""Holds the encoding to the evaluator: what both say of one person, side by side."""

from collections.abc import Iterable, Iterator, Mapping

from bonebrief.authoring.proving.witness import with_kept
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.dictionary import exceeding
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import PointOutcome, Priority, Unraised
from bonebrief.language.answer import Answers
from bonebrief.language.truth import Truth
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.inference import Inference, judged
from bonebrief.meanings.plain.settle import Branch
from bonebrief.meanings.solver.clauses.circuit import Circuit, Truths
from bonebrief.meanings.solver.clauses.people import People
from bonebrief.meanings.solver.clauses.rules import Book
from bonebrief.meanings.solver.sat import Solver, Somebody
from bonebrief.meanings.solver.witnesses import literals_of

OUTCOMES: tuple[PointOutcome, ...] = (*Priority, *Unraised)
Said = Mapping[str, object]
"""By rule, finding, point, question or conflict: what is said of it."""


class Encoded:
    """One rule book as clauses, all of it, and what it says of a person."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        circuit = Circuit()
        self._people = People(circuit)
        self._people.add(knowledge.dictionary)
        self.book = Book(self._people, knowledge)
        points = [(point, outcome) for point in knowledge.points for outcome in OUTCOMES]
        self._points = {key: self.book.becomes(*key) for key in points}
        self._branches = {f.id: self.book.facts.branch(f.id) for f in knowledge.dictionary.values() if f.asking}
        both = [*self.book.truths.values(), *self._branches.values()]
        literals = [literal for of in both for literal in of]
        self._solver = Solver(circuit, [*literals, *self._points.values(), *self.book.conflicts.values()])

    def says(self, answers: Answers) -> Said | None:
        """What it says of a person; None of one who is outside its domain."""
        said = self._people.said
        model = self._solver.somebody([one for name in said for one in literals_of(said[name], answers.get(name))])
        return None if model is None else self._said(model)

    def _said(self, model: Somebody) -> Said:
        conflicts = {name: model.holds(literal) for name, literal in self.book.conflicts.items()}
        truths = {name: truth(model, of) for name, of in self.book.truths.items()}
        branches = {f"ask {name}": branch(model, of) for name, of in self._branches.items()}
        return truths | branches | conflicts | self._becomes(model)

    def _becomes(self, model: Somebody) -> dict[str, object]:
        held = [key for key, literal in self._points.items() if model.holds(literal)]
        assert len(held) == len(self.knowledge.points)
        return {f"point {point}": outcome for point, outcome in held}


def truth(model: Somebody, of: Truths) -> Truth:
    assert not (model.holds(of.true) and model.holds(of.false))
    return True if model.holds(of.true) else (False if model.holds(of.false) else None)


def branch(model: Somebody, of: Truths) -> Branch:
    return {True: Branch.OPEN, False: Branch.CLOSED, None: Branch.WAITING}[truth(model, of)]


def plainly(knowledge: Knowledge, inference: Inference) -> Said:
    """What the evaluator says of a person."""
    verdict = judge(knowledge, inference)
    points = {f"point {point.id}": verdict.of(point) for point in knowledge.points.values()}
    branches = {f"ask {name}": found for name, found in inference.branches.items()}
    there = {conflict.id for conflict in inference.conflicts}
    conflicts = {name: name in there for name in knowledge.conflicts}
    return {**inference.truths, **branches, **conflicts, **points}


def in_domain(knowledge: Knowledge, answers: Answers) -> bool:
    """Whether every value answers a question that the other answers open, and no number exceeds the one it may not."""
    return not (_unopened(knowledge, answers) or any(exceeding(knowledge.dictionary, answers)))


def brought_in(knowledge: Knowledge, answers: Answers) -> Answers:
    """The answers without those that keep a person out of the domain."""
    out = [*_unopened(knowledge, answers), *(fact for fact, *_ in exceeding(knowledge.dictionary, answers))]
    kept = {fact: answer for fact, answer in answers.items() if fact not in out}
    return brought_in(knowledge, kept) if out else kept


def _unopened(knowledge: Knowledge, answers: Answers) -> list[str]:
    given = {fact: answer.value for fact, answer in answers.items() if answer.value is not None}
    asked = {fact: knowledge.dictionary[fact].ask_if for fact in given}
    return [fact for fact, ask_if in asked.items() if ask_if is not None and truth_of(ask_if, given) is not True]


def differences(encoded: Encoded, people: Iterable[Answers]) -> Iterator[tuple[Answers, str, object, object]]:
    """What the two say differently of people, first of all whether they are in the domain."""
    for person in people:
        kept = with_kept(encoded.knowledge, person)
        one, there = encoded.says(kept), in_domain(encoded.knowledge, kept)
        if not there or one is None:
            if there is not (one is not None):
                yield person, "in the domain", one is not None, there
            continue
        other = plainly(encoded.knowledge, judged(encoded.knowledge, kept))
        assert one.keys() == other.keys()
        yield from ((person, name, one[name], other[name]) for name in other if one[name] != other[name])
