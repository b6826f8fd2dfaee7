"""Laws of the shipped rules: what is worse keeps every urgent and high point, and what is known always counts."""

import random
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from bonebrief.brief.make import bone_density
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.meanings.plain.inference import Inference, judged
from bonebrief.meanings.plain.settle import Branch
from tests.meanings.plain.test_evidence import settled_gates
from tests.rules.anybody import Person, answer, likely_people, value_of

T_SCORES = ("t_score_lumbar_spine", "t_score_total_hip", "t_score_femoral_neck")
SETTLED = ("osteoporosis", "low_bone_mass", "normal", "below_expected_range_for_age", "within_expected_range_for_age")
OVER_A_LINE = ("hip_or_spine_fracture", "osteoporosis_by_t_score", "frax_over_threshold", "frax_uk_over_line")
people = pytest.mark.parametrize("count", [120, pytest.param(2500, marks=pytest.mark.long)])

# Points that may go although the news is worse, and why.
MAY_GO = {
    "scores_to_check": "it asks about two scores that do not fit each other, and a lower one may fit",
    "frax_high_normal_scan": "below -1.0 the scan is not normal any more, and the treatment talk takes its place",
    "low_z_score": "from 50 in men, and from 60 in women, the T-score is read in its place",
    "z_score_to_read": "from 50 in men, and from 60 in women, the T-score is read in its place",
    "menopause_status_to_settle": "from 60 the T-score is read whatever the answer is",
    "early_menopause_talk": "it is for those in whom menopause came early and who have not reached its usual age",
    "pregnancy_and_bone": "it is for the years in which a pregnancy is possible",
}

Change = Callable[[Person, random.Random], Person | None]


def number(person: Person, fact: str) -> float | None:
    given = person.get(fact)
    return given.value if given and isinstance(given.value, float) else None


def moved(facts: tuple[str, ...], steps: tuple[float, ...], person: Person, chance: random.Random) -> Person | None:
    given = [fact for fact in facts if fact in person]
    if not given:
        return None
    fact, step = chance.choice(given), chance.choice(steps)
    value = number(person, fact)
    return None if value is None else {**person, fact: answer(round(value + step, 1))}


def one_more_spine_fracture(person: Person, _: random.Random) -> Person | None:
    spine, count = number(person, "vertebral_fracture_count"), number(person, "fracture_count")
    if spine is None or count is None:
        return None
    return {**person, "vertebral_fracture_count": answer(spine + 1), "fracture_count": answer(count + 1)}


def birthday(person: Person, _: random.Random) -> Person | None:
    """A year more from 50 on, but not of those with a FRAX result, which was worked out for their age."""
    age = number(person, "age")
    if age is None or age < 50 or age >= 100 or "frax_major_percent" in person or "frax_hip_percent" in person:
        return None
    return {**person, "age": answer(age + 1)}


WORSE: dict[str, Change] = {
    "a lower T-score": partial(moved, T_SCORES, (-0.1, -0.5, -1.0, -2.5)),
    "one more fracture": partial(moved, ("fracture_count",), (1.0,)),
    "one more spine fracture": one_more_spine_fracture,
    "a higher dose of steroids": partial(moved, ("steroid_dose_mg",), (0.1, 2.5, 10.0)),
    "more months of steroids": partial(moved, ("steroid_months", "steroid_planned_months"), (1.0, 3.0, 12.0)),
    "a birthday from 50 on": birthday,
}


def raised(knowledge: Knowledge, inference: Inference) -> dict[str, Priority]:
    verdict = judge(knowledge, inference)
    outcomes = {point.id: verdict.of(point) for point in knowledge.points.values()}
    return {point: outcome for point, outcome in outcomes.items() if isinstance(outcome, Priority)}


def pressing(points: dict[str, Priority]) -> set[str]:
    return {point for point, priority in points.items() if priority >= Priority.HIGH}


def is_settled(inference: Inference) -> bool:
    return not (inference.settled.contradictions or inference.open_conflicts)


def sound(knowledge: Knowledge, count: int) -> Iterator[tuple[Person, Inference, random.Random]]:
    """People whose answers go together."""
    for person, chance in likely_people(knowledge, count):
        inference = judged(knowledge, person)
        if is_settled(inference):
            yield person, inference, chance


@people
@pytest.mark.parametrize("name", WORSE)
def test_what_is_worse_keeps_the_highest_priority_and_every_urgent_and_high_point(
    knowledge: Knowledge, name: str, count: int
) -> None:
    tried = 0
    for person, inference, chance in sound(knowledge, count):
        worse = WORSE[name](person, chance)
        after = judged(knowledge, worse) if worse else None
        if after is None or not is_settled(after):
            continue
        tried += 1
        points, later = raised(knowledge, inference), raised(knowledge, after)
        assert max(later.values(), default=0) >= max(points.values(), default=0), (person, worse)
        steps_back = knowledge.points_that_step_back if Priority.URGENT in later.values() else frozenset()
        assert pressing(points) - pressing(later) <= MAY_GO.keys() | steps_back, (person, worse)
    assert tried > count / 60


@people
def test_a_result_over_a_line_always_has_a_pressing_point(knowledge: Knowledge, count: int) -> None:
    for person, inference, _ in sound(knowledge, count):
        age = number(person, "age")
        scores = [inference.values.get(fact) for fact in T_SCORES]
        low = any(isinstance(score, float) and score <= -2.5 for score in scores)
        if (low and age is not None and age >= 50) or any(inference.truths[finding] for finding in OVER_A_LINE):
            assert pressing(raised(knowledge, inference)), person


@people
def test_a_new_answer_never_turns_a_settled_class_into_another(knowledge: Knowledge, count: int) -> None:
    for person, inference, chance in sound(knowledge, count):
        before = bone_density(knowledge, inference).category
        fact = open_question(knowledge, inference, chance)
        if before not in SETTLED or fact is None or fact.id.startswith(("t_score", "z_score")):
            continue
        after = judged(knowledge, {**person, fact.id: answer(value_of(fact, chance))})
        changed = bone_density(knowledge, after).category
        assert changed == before or not is_settled(after) or after.settled.parked, (person, fact.id, before, changed)


def open_question(knowledge: Knowledge, inference: Inference, chance: random.Random) -> Fact | None:
    asked = [fact for fact in knowledge.dictionary.values() if fact.asking]
    free = [f for f in asked if f.id not in inference.answers and inference.branches[f.id] is Branch.OPEN]
    return chance.choice(free) if free else None


@people
def test_a_record_without_the_answers_that_open_questions_loses_nothing_pressing(
    knowledge: Knowledge, count: int
) -> None:
    """A record holds scores, results, conditions and medicines, and nobody's word that a scan was done."""
    for person, inference, _ in sound(knowledge, count):
        gates = {gate for gate in settled_gates(knowledge, person) if opens_alone(knowledge.dictionary[gate])}
        alone = judged(knowledge, {fact: given for fact, given in person.items() if fact not in gates})
        assert is_settled(alone)
        lost = pressing(raised(knowledge, inference)) - pressing(raised(knowledge, alone))
        assert not lost, (person, lost, gates - alone.values.keys())


def opens_alone(fact: Fact) -> bool:
    """Whether a question only opens others: its answer tells nothing that they do not tell."""
    return fact.kind is Kind.YES_NO or fact.id in ("scan_kind", "steroid_use")
