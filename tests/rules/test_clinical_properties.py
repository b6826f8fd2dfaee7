"""What must hold for everybody: worse news never quiets the brief, and new answers never contradict old findings."""

import random
from collections.abc import Callable

import pytest

from bonebrief.brief.make import bone_density
from bonebrief.brief.model import RaisedPoint
from bonebrief.brief.prioritise import raised_points
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.language.condition import Holds, Known, leaves
from bonebrief.language.formula import Call, SiteOfLowest
from bonebrief.language.value import Value
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import Branch, settle
from tests.rules.anybody import Person, answer, random_people, value_of

PEOPLE = 120
T_SCORES = ("t_score_lumbar_spine", "t_score_total_hip", "t_score_femoral_neck", "t_score_forearm")
CALM = ("calm_word", "low_bone_mass_meaning", "lifestyle_first", "normal_density_meaning")
NEVER_CALMED = ("hip_or_spine_fracture", "osteoporosis_by_t_score", "treatment_level", "long_term_steroids")
# These ask about the data or the FRAX result, not about the bone: a score that is plausible again may quiet them.
ABOUT_THE_DATA = ("scan-quality",)
ABOUT_THE_RESULT = ("frax_leaves_out", "spine_result_unreliable", "z_score_to_read", "menopause_status_to_settle")


def lower_a_t_score(person: Person, chance: random.Random) -> Person | None:
    given = [fact for fact in T_SCORES if fact in person]
    if not given:
        return None
    fact = chance.choice(given)
    value = person[fact].value
    assert isinstance(value, float)
    lower = round(value - chance.choice([0.1, 0.5, 1.0, 2.5]), 1)
    return {**person, fact: answer(lower)} if lower >= -8 else None


def set_to(**values: Value) -> Callable[[Person, random.Random], Person | None]:
    def change(person: Person, _: random.Random) -> Person | None:
        return {**person, **{fact: answer(value) for fact, value in values.items()}}

    return change


def only_from(fact: str, value: Value, **values: Value) -> Callable[[Person, random.Random], Person | None]:
    def change(person: Person, chance: random.Random) -> Person | None:
        fits = fact in person and person[fact].value == value
        return set_to(**values)(person, chance) if fits else None

    return change


# News that can only be worse: the person with it, or None where it does not fit.
WORSE: dict[str, Callable[[Person, random.Random], Person | None]] = {
    "a lower T-score": (lower_a_t_score),
    "a hip fracture": (
        only_from(
            "fracture_as_adult",
            "no",
            fracture_as_adult="yes",
            fracture_low_trauma="yes",
            fracture_sites=("hip",),
            fracture_count=1.0,
            fracture_months_ago=3.0,
        )
    ),
    "a broken wrist": (
        only_from(
            "fracture_as_adult",
            "no",
            fracture_as_adult="yes",
            fracture_low_trauma="yes",
            fracture_sites=("forearm_or_wrist",),
            fracture_count=1.0,
            fracture_months_ago=30.0,
        )
    ),
    "an emergency": (
        only_from(
            "back_pain_new",
            "no",
            back_pain_new="yes",
            back_pain_emergency=("leg_weakness",),
            back_pain_warning=("none",),
        )
    ),
    "a cancer in the past, and back pain": (
        only_from(
            "back_pain_new",
            "no",
            back_pain_new="yes",
            back_pain_emergency=("none",),
            back_pain_warning=("cancer_history",),
        )
    ),
    "smoking": (only_from("smoking", "never", smoking="current")),
    "a parent's hip fracture": (only_from("parent_hip_fracture", "no", parent_hip_fracture="yes")),
    "long-term steroids": (
        only_from(
            "steroid_use",
            "never",
            steroid_use="current",
            steroid_dose_mg=10.0,
            steroid_months=12.0,
            steroid_high_dose_days=0.0,
        )
    ),
    "three falls": (only_from("falls_past_year", 0.0, falls_past_year=3.0, fall_injury="yes")),
    "coeliac disease": (only_from("conditions", ("none",), conditions=("celiac_disease",))),
    "a stoop": (only_from("stooped_posture", "no", stooped_posture="yes")),
    "height lost between two measurements": (set_to(height_loss_measured_cm=6.0)),
    "weight lost without trying": (only_from("weight_loss_unintended", "no", weight_loss_unintended="yes")),
    "five units of alcohol a day": (only_from("alcohol_units_per_day", 0.0, alcohol_units_per_day=5.0)),
    "myeloma": (only_from("conditions", ("none",), conditions=("myeloma_or_mgus",))),
    "a late denosumab": (only_from("bone_medicine", "denosumab", denosumab_months_since_dose=9.0)),
    "pain in the thigh on a bisphosphonate": (
        only_from("bone_medicine", "oral_bisphosphonate", thigh_or_groin_pain="yes")
    ),
}
BACK_PAIN = {
    "nerve_emergency",
    "back_pain_warning_signs",
    "back_pain_one_sign",
    "back_pain_fragile_spine",
    "new_back_pain",
}


@pytest.mark.sampled(8)
@pytest.mark.parametrize("name", WORSE)
def test_worse_news_never_lowers_the_highest_priority_nor_removes_an_urgent_point(
    knowledge: Knowledge, name: str
) -> None:
    tried = 0
    for person, chance in random_people(knowledge, PEOPLE):
        worse = WORSE[name](person, chance)
        if worse is None:
            continue
        tried += 1
        before, after = points(knowledge, person), points(knowledge, worse)
        assert highest(after) >= highest(before), (before, after, person)
        assert urgent(before) <= urgent(after), person
    assert tried >= PEOPLE / 60


def test_a_new_answer_never_contradicts_a_finding_that_was_decided(knowledge: Knowledge) -> None:
    may_change = findings_that_may_change(knowledge)
    for person, chance in random_people(knowledge, PEOPLE):
        before = infer(knowledge, person)
        unknown = [
            fact
            for fact in knowledge.dictionary.values()
            if fact.asking and fact.id not in before.values and before.branches[fact.id] is Branch.OPEN
        ]
        if not unknown:
            continue
        fact = chance.choice(unknown)
        after = infer(knowledge, {**person, fact.id: answer(value_of(fact, chance))})
        for finding in knowledge.findings.keys() - may_change:
            decided = before.truths[finding]
            assert decided is None or after.truths[finding] is decided, (finding, fact.id, person)


def test_a_class_needs_a_score_and_a_person_whom_it_fits(knowledge: Knowledge) -> None:
    for person, _ in random_people(knowledge, PEOPLE):
        inference = infer(knowledge, person)
        density, values = bone_density(knowledge, inference), inference.values
        if not any(fact in values for fact in knowledge.dictionary if fact.startswith(("t_score_", "z_score_"))):
            assert density.category in ("unknown", "not_classified")
        age = values.get("age")
        young_man = values.get("sex") == "male" and isinstance(age, float) and age < 50
        surely_past_menopause = isinstance(age, float) and age >= 60
        if young_man or (values.get("menopause_status") == "premenopausal" and not surely_past_menopause):
            assert density.category not in ("normal", "low_bone_mass", "osteoporosis")


def test_nobody_at_high_risk_or_with_a_red_flag_is_calmed(knowledge: Knowledge) -> None:
    for person, _ in random_people(knowledge, PEOPLE):
        inference = infer(knowledge, person)
        raised = raised_points(knowledge, inference)
        warned = (
            any(point.priority is Priority.URGENT for point in raised)
            or inference.truths["hip_or_spine_fracture"]
            or inference.truths["osteoporosis_by_t_score"]
            or inference.truths["treatment_level"]
        )
        if any(inference.truths[finding] for finding in NEVER_CALMED):
            assert not {point.id for point in raised} & set(CALM), person
        if warned:
            assert "calm_word" not in {point.id for point in raised}, person


def test_new_back_pain_is_never_passed_over(knowledge: Knowledge) -> None:
    for person, _ in random_people(knowledge, PEOPLE):
        inference = infer(knowledge, {**person, "back_pain_new": answer("yes")})
        assert {point.id for point in raised_points(knowledge, inference)} & BACK_PAIN, person


def infer(knowledge: Knowledge, person: Person) -> Inference:
    """By the evaluator alone, which elsewhere is held to the engine."""
    settled = settle(knowledge.dictionary, person)
    return Inference(person, settled, evaluate(knowledge, settled.values))


def points(knowledge: Knowledge, person: Person) -> dict[str, Priority]:
    """The points about the person's bone, as they would stand without the urgent ones' leave to the others."""
    about_data = {p.id for topic in knowledge.topics if topic.id in ABOUT_THE_DATA for p in topic.points}
    raised: tuple[RaisedPoint, ...] = raised_points(knowledge, infer(knowledge, person))
    return {p.id: p.priority for p in raised if p.id not in about_data and p.id not in ABOUT_THE_RESULT}


def highest(raised: dict[str, Priority]) -> int:
    return max(raised.values(), default=0)


def urgent(raised: dict[str, Priority]) -> set[str]:
    return {point for point, priority in raised.items() if priority is Priority.URGENT}


def findings_that_may_change(knowledge: Knowledge) -> set[str]:
    """Those that ask whether something is known, or read the lowest score given, themselves or through others."""
    chosen = {f.id for f in knowledge.dictionary.values() if isinstance(f.formula, Call | SiteOfLowest)}
    changing: set[str] = set()
    for finding in knowledge.findings.values():
        for rule in finding.rules:
            for leaf in leaves(rule.when):
                through = isinstance(leaf, Holds) and leaf.finding in changing
                itself = isinstance(leaf, Known) or (
                    not isinstance(leaf, Holds) and reads(knowledge, leaf.fact, chosen)
                )
                if through or itself:
                    changing.add(finding.id)
    return changing


def reads(knowledge: Knowledge, fact: str, chosen: set[str]) -> bool:
    return fact in chosen or fact == "years_since_menopause"
