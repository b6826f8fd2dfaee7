"""The shipped rules over random people: both ways of inferring agree, and what must always hold does."""

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonebrief.authoring.examples.failures import failure_lines
from bonebrief.authoring.examples.run import run_examples
from bonebrief.brief.make import make_brief
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.inference import Inference
from bonebrief.people.patients import read_patients
from tests.conftest import ROOT
from tests.people import people
from tests.rules.anybody import as_asked

_LENIENT = settings(deadline=None, suppress_health_check=list(HealthCheck))


def random_person(inferrer: Inferrer, chance: random.Random) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for fact in inferrer.knowledge.dictionary.values():
        if fact.asking and chance.random() < 0.9:
            value: Value
            if fact.number:
                low, high = chance.choice([fact.number.limits, fact.number.usual, fact.number.usual])
                value = round(chance.uniform(low, high), fact.number.decimals) + 0.0
            elif fact.kind.value == "choices":
                value = tuple(chance.sample(list(fact.choices)[:-1], 2)) if chance.random() < 0.5 else ("none",)
            else:
                value = chance.choice(list(fact.choices))
            found[fact.id] = Answer(Status.ANSWERED, value)
    return found


def check(inferrer: Inferrer, inference: Inference) -> None:
    brief = make_brief(inferrer.knowledge, inferrer.knowledge.questionnaire("bone-health"), inference, date.today())
    classes = [name for name, finding in inferrer.knowledge.findings.items() if finding.density]
    assert sum(inference.truths[name] is True for name in classes) <= 1
    if not brief.scores:
        assert brief.bone_density.category in ("unknown", "not_classified")
    age, sex = inference.values.get("age"), inference.values.get("sex")
    young_man = sex == "male" and isinstance(age, float) and age < 50
    surely_past_menopause = isinstance(age, float) and age >= 60
    if young_man or (inference.values.get("menopause_status") == "premenopausal" and not surely_past_menopause):
        assert brief.bone_density.basis != "t_score"
    assert [point.priority for point in brief.points] == sorted((p.priority for p in brief.points), reverse=True)


def test_they_agree_over_random_people(inferrer: Inferrer) -> None:
    chance = random.Random(20261124)
    for _ in range(3):
        person = random_person(inferrer, chance)
        check(inferrer, inferrer.infer(person))
        check(inferrer, inferrer.infer(as_asked(inferrer.knowledge, person)))


@pytest.mark.long
@settings(_LENIENT, max_examples=8)
@given(data=st.data())
def test_they_agree_over_searched_people(inferrer: Inferrer, data: st.DataObject) -> None:
    check(inferrer, inferrer.infer(data.draw(people(inferrer.knowledge))))


@pytest.mark.long
def test_they_agree_over_many_random_people(inferrer: Inferrer) -> None:
    chance = random.Random()
    for number in range(250):
        person = random_person(inferrer, chance)
        check(inferrer, inferrer.infer(person if number % 10 == 0 else as_asked(inferrer.knowledge, person)))


@pytest.mark.parametrize(
    ("score", "category"),
    [
        (-0.9, "normal"),
        (-1.0, "normal"),
        (-1.1, "low_bone_mass"),
        (-2.4, "low_bone_mass"),
        (-2.46, "low_bone_mass"),
        (-2.5, "osteoporosis"),
        (-2.6, "osteoporosis"),
    ],
)
def test_the_boundaries_of_the_t_score_classes(inferrer: Inferrer, score: float, category: str) -> None:
    """WHO Technical Report Series 843: -1.0 is normal, -2.5 is osteoporosis."""
    given_values: dict[str, Value] = {
        "age": 65.0,
        "sex": "female",
        "menopause_status": "postmenopausal",
        "scan_done": "yes",
        "scan_kind": "dxa_hip_spine",
        "t_score_total_hip": score,
    }
    inference = inferrer.infer({fact: Answer(Status.ANSWERED, value) for fact, value in given_values.items()})
    questionnaire = inferrer.knowledge.questionnaire("bone-health")
    assert make_brief(inferrer.knowledge, questionnaire, inference, date.today()).bone_density.category == category


def test_the_shipped_examples_hold(knowledge: Knowledge) -> None:
    """One in 25, and all patients; `bonebrief test` runs them all before a change is taken."""
    patients = read_patients(sorted((ROOT / "tests" / "examples").glob("*.yaml")), knowledge)
    for result in run_examples(knowledge, [*list(knowledge.examples)[::25], *patients]):
        assert result.passed, failure_lines(result)
