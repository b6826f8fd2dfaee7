"""What rules can come to: whether each can be true and can be false, and which reasons never add anything."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from time import process_time

from bonebrief.authoring.proving.verdict import Outcome, Shown, Verdict
from bonebrief.authoring.proving.witness import Seeker
from bonebrief.knowledge.rule import Raise, Rule
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.solver.sat import UndecidedError


def possible_outcomes(seeker: Seeker) -> Iterator[Verdict]:
    """For each rule, that it can be true and that it can be false, with the smallest person for each."""
    for rule in seeker.knowledge.rules.values():
        for truth in (True, False):
            began = process_time()
            yield replace(_possible(seeker, rule, truth), seconds=process_time() - began)


def _possible(seeker: Seeker, rule: Rule, truth: bool) -> Verdict:
    of, word = seeker.book.truths[rule.id], "true" if truth else "false"
    claim, title = f"{rule.id} {word}", f"{rule.id} can be {word}"
    try:
        found = seeker.somebody([of.true if truth else of.false], partial(_is, rule.id, truth))
    except UndecidedError as error:
        return Verdict(claim, title, Outcome.UNDECIDED, rule.place, left=str(error))
    if found is None:
        return Verdict(claim, title, Outcome.REFUTED, rule.place)
    return Verdict(claim, title, Outcome.PROVED, rule.place, (Shown(word, found),))


def _is(rule: str, truth: bool, inference: Inference) -> bool:
    return inference.truths[rule] is truth


def idle_reasons(seeker: Seeker) -> Iterator[Rule]:
    """The reasons that are never given alone: another of the same or a higher priority always stands beside them.

    Raises:
        UndecidedError: that was not found out of one of them.
    """
    for point in seeker.knowledge.points.values():
        for entry in point.raises:
            others = [one for one in point.raises if one is not entry and one.priority >= entry.priority]
            if others and _never_alone(seeker, entry, others):
                yield entry.rule


def _never_alone(seeker: Seeker, entry: Raise, others: list[Raise]) -> bool:
    truths = seeker.book.truths
    alone = [truths[entry.rule.id].true, *(-truths[other.rule.id].true for other in others)]
    return seeker.everybody.nobody(*alone)
