"""Laws about one person before and after: a number that is worse takes nothing away, answers keep the class."""

from collections.abc import Iterator, Sequence
from functools import partial

from bonebrief.authoring.proving.laws.breach import Breach, Case
from bonebrief.authoring.proving.laws.law import Allowance, Law, Settled, Worse
from bonebrief.authoring.proving.verdict import Shown
from bonebrief.authoring.proving.witness import ReplayOfTwo, Seeker
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import CATEGORIES, Priority
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.solver.clauses.circuit import NO, Lit
from bonebrief.meanings.solver.clauses.rules import Book
from bonebrief.meanings.solver.questions import Pair

_Way = tuple[str, str | None, list[Lit], ReplayOfTwo]


def case_of_two(seeker: Seeker, law: Law, says: Worse | Settled) -> Case:
    """The ways in which a person who changes could break a law."""
    pair = _pair(seeker, says)
    among = [] if law.among is None else [book.holds(law.among).true for book in (pair.before, pair.after)]
    ways = _taken_away(seeker.knowledge, pair) if isinstance(says, Worse) else _reclassed(seeker.knowledge, pair)
    found = tuple(
        Breach((*among, *wanted), partial(_find, seeker, pair, what, replay), point)
        for what, point, wanted, replay in ways
        if NO not in wanted
    )
    return Case(seeker.everybody, found, partial(_excuse, pair))


def _pair(seeker: Seeker, says: Worse | Settled) -> Pair:
    if isinstance(says, Worse):
        return seeker.everybody.moved(seeker.book, (says.fact, *says.beside), says.higher)
    return seeker.everybody.answering_more(seeker.book, says.but)


def _find(seeker: Seeker, pair: Pair, what: str, replay: ReplayOfTwo, wanted: Sequence[Lit]) -> Shown | None:
    found = seeker.two(pair, wanted, replay)
    if found is None:
        return None
    before, after = found
    return Shown(what, before, {fact: answer for fact, answer in after.items() if before.get(fact) != answer})


def _excuse(pair: Pair, allowance: Allowance, point: str | None) -> Lit:
    """Whether the condition of an exception is true before or after, and what is there instead is there after."""
    circuit = pair.before.circuit
    parts = []
    if allowance.when is not None:
        parts.append(circuit.any_of(book.holds(allowance.when).true for book in (pair.before, pair.after)))
    if allowance.instead is not None:
        parts.append(pair.after.reasons(allowance.instead, Priority.HIGH))
    if allowance.open and point is not None:
        parts.append(pair.after.waits(point, Priority.HIGH))
    return circuit.all_of(parts)


def _taken_away(knowledge: Knowledge, pair: Pair) -> Iterator[_Way]:
    for point in knowledge.points:
        for least in (Priority.HIGH, Priority.URGENT):
            had, left = pair.before.reasons(point, least), _least_left(pair.after, point, least)
            what = f"{point} was {least.word}"
            yield what, point, [had, -left], partial(_replay_of_point, knowledge, point, least)


def _least_left(after: Book, point: str, least: Priority) -> Lit:
    """An urgent point may become high while another one is urgent; a high one stays high at least."""
    if least is Priority.HIGH:
        return after.reasons(point, Priority.HIGH)
    return after.circuit.any_of(after.reasons(other, Priority.URGENT) for other in after.knowledge.points)


def _replay_of_point(knowledge: Knowledge, point: str, least: Priority, before: Inference, after: Inference) -> bool:
    had = _reasons(knowledge, before)
    left = _reasons(knowledge, after)
    still = left.get(point, 0) if least is Priority.HIGH else max(left.values(), default=0)
    return had.get(point, 0) >= least > still


def _reasons(knowledge: Knowledge, inference: Inference) -> dict[str, int]:
    """The highest priority at which a reason raises each point, stepping back or not."""
    truths = judge(knowledge, inference).truths
    found = {
        point.id: [int(entry.priority) for entry in point.raises if truths[entry.rule.id]]
        for point in knowledge.points.values()
    }
    return {point: max(priorities) for point, priorities in found.items() if priorities}


def _reclassed(knowledge: Knowledge, pair: Pair) -> Iterator[_Way]:
    for category in CATEGORIES:
        wanted = [pair.before.density(category), -pair.after.density(category)]
        yield f"the class was {category}", None, wanted, partial(_replay_of_class, knowledge, category)


def _replay_of_class(knowledge: Knowledge, category: str, before: Inference, after: Inference) -> bool:
    findings = [f for f in knowledge.findings.values() if f.density and f.density.category == category]
    held, holds = (any(one.truths[f.id] for f in findings) for one in (before, after))
    return held and not holds
