"""Laws about one person: what is never shown together, what always follows, and that there is one density class."""

from collections.abc import Iterator, Sequence
from functools import partial

from bonebrief.authoring.proving.laws.breach import Breach, Case
from bonebrief.authoring.proving.laws.law import Allowance, Always, Classed, Law, Never
from bonebrief.authoring.proving.verdict import Shown
from bonebrief.authoring.proving.witness import Replay, Seeker
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import CATEGORIES, Priority
from bonebrief.language.condition import Condition
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.settle import Branch
from bonebrief.meanings.solver.clauses.circuit import Lit


def case_of_one(seeker: Seeker, law: Law, says: Never | Always | Classed) -> Case:
    """The ways in which one person could break a law."""
    among = () if law.among is None else (seeker.book.holds(law.among).true,)
    found = tuple(
        Breach((*among, *wanted), partial(_find, seeker, what, replay)) for what, wanted, replay in _ways(seeker, says)
    )
    return Case(seeker.everybody, found, partial(_excuse, seeker))


def _find(seeker: Seeker, what: str, replay: Replay, wanted: Sequence[Lit]) -> Shown | None:
    answers = seeker.together(wanted, replay)
    return None if answers is None else Shown(what, answers)


def _excuse(seeker: Seeker, allowance: Allowance, _: str | None) -> Lit:
    """Whether the condition of an exception is true, and one of its points waits for an answer if it is to."""
    book = seeker.book
    parts = [] if allowance.when is None else [book.holds(allowance.when).true]
    if allowance.open:
        parts.append(book.circuit.any_of(book.waits(point, Priority.HIGH) for point in allowance.points))
    return book.circuit.all_of(parts)


def _ways(seeker: Seeker, says: Never | Always | Classed) -> Iterator[tuple[str, list[Lit], Replay]]:
    book, knowledge = seeker.book, seeker.knowledge
    match says:
        case Never(shown, conditions):
            literals = [*map(_shown(seeker).__getitem__, shown), *(book.holds(one).true for one in conditions)]
            yield "all of this together", literals, lambda inference: _all_shown(knowledge, says, inference)
        case Always(when, least):
            literals = [book.holds(when).true, -book.something(least)]
            yield (
                f"nothing {least.word} is raised",
                literals,
                lambda inference: _holds(when, inference) and max(_priorities(knowledge, inference), default=0) < least,
            )
        case Classed(when):
            yield from _classes(seeker, when)


def _classes(seeker: Seeker, when: Condition) -> Iterator[tuple[str, list[Lit], Replay]]:
    book, circuit = seeker.book, seeker.book.circuit
    classes = [book.density(category) for category in CATEGORIES]
    whose = [book.holds(when).true, book.complete()]
    none = circuit.all_of(-one for one in classes)
    yield "no class", [*whose, none], lambda i: _complete(i) and _holds(when, i) and not _classes_of(seeker, i)
    several = circuit.at_least(2, classes)
    yield "two classes", [*whose, several], lambda i: _holds(when, i) and len(_classes_of(seeker, i)) > 1


def _shown(seeker: Seeker) -> dict[str, Lit]:
    book = seeker.book
    return {"calm": book.calm(), "urgent": book.something(Priority.URGENT), "high": book.something(Priority.HIGH)}


def _all_shown(knowledge: Knowledge, says: Never, inference: Inference) -> bool:
    verdict, highest = judge(knowledge, inference), max(_priorities(knowledge, inference), default=0)
    there = {
        "calm": any(verdict.truths[rule] for rule in knowledge.calm_rules),
        "urgent": highest >= Priority.URGENT,
        "high": highest >= Priority.HIGH,
    }
    return all(there[word] for word in says.shown) and all(_holds(one, inference) for one in says.conditions)


def _priorities(knowledge: Knowledge, inference: Inference) -> list[Priority]:
    verdict = judge(knowledge, inference)
    outcomes = [verdict.of(point) for point in knowledge.points.values()]
    return [outcome for outcome in outcomes if isinstance(outcome, Priority)]


def _classes_of(seeker: Seeker, inference: Inference) -> set[str]:
    findings = seeker.knowledge.findings.values()
    return {f.density.category for f in findings if f.density and inference.truths[f.id]}


def _complete(inference: Inference) -> bool:
    return all(fact in inference.values for fact, branch in inference.branches.items() if branch is Branch.OPEN)


def _holds(condition: Condition, inference: Inference) -> bool:
    return truth_of(condition, inference.values, inference.truths) is True
