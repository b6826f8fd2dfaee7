"""What becomes of a changed rule in an example is what becomes of it when all is judged anew."""

import random
from dataclasses import replace

import pytest

from bonebrief.authoring.mutating.killing import Killing, following, truths_after
from bonebrief.authoring.mutating.mutants import Mutant, mutants_of
from bonebrief.knowledge.example import Example, Expectation
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import PointOutcome, Priority, Unraised
from bonebrief.language.condition import Not
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.given.answers import read_answers_file


@pytest.mark.parametrize("count", [15, pytest.param(300, marks=pytest.mark.long)])
def test_a_change_is_followed_to_every_rule_that_rests_on_it(knowledge: Knowledge, count: int) -> None:
    chance = random.Random(count)
    rules, examples, followed = [*knowledge.rules.values()], [*knowledge.examples], 0
    for _ in range(count):
        rule = chance.choice(rules)
        mutant = chance.choice([*mutants_of(knowledge, rule)] or [Mutant(rule, Not(rule.when), "turned", rule.place)])
        changed, after = mutant.of(knowledge), tuple(following(knowledge, rule))
        for example in chance.sample(examples, 12):
            before = judged(knowledge, example.given)
            truths = truths_after(changed, before, mutant, after) or before.truths
            assert truths == judged(changed, example.given).truths, (rule.id, mutant.how, example.name)
            followed += truths != before.truths
    assert followed


STEROIDS = """\
scan_done: yes, scan_kind: dxa_hip_spine, t_score_total_hip: -1.1, age: 66, sex: male, guidance: canada,
steroid_use: past, steroid_stopped_months_ago: unknown, steroid_high_dose_days: 0, steroid_grams_past_year: 0.5"""
OVARIES = """\
scan_done: yes, scan_kind: dxa_hip_spine, t_score_lumbar_spine: -0.6, t_score_total_hip: -0.4, age: 53, sex: female,
ovaries_removed: yes, menopause_status: unknown, pregnant_or_breastfeeding: yes, hormone_therapy: never,
fracture_as_adult: no, back_pain_new: no, steroid_use: never, conditions: [none], bone_medicine: none"""


@pytest.mark.parametrize(
    ("rule", "dropped", "given", "point", "outcome"),
    [
        ("caroc_high.2", "t_score_femoral_neck is known", STEROIDS, "low_bone_mass_meaning", Priority.ROUTINE),
        ("low_z_score.1", "lowest_z_score is known", OVARIES, "normal_density_meaning", Unraised.UNKNOWN),
    ],
)
def test_calm_words_that_wait_for_another_answer_notice_it(
    knowledge: Knowledge, rule: str, dropped: str, given: str, point: str, outcome: PointOutcome
) -> None:
    """The rule itself, or the finding that it concludes, is as unknown as before."""
    answers = read_answers_file(f"answers: {{{given}}}", "given", knowledge.dictionary).answers
    example = Example("waits", answers, Expectation({}, {point: outcome}, None, None), knowledge.rules[rule].place)
    only = replace(knowledge, topics=tuple(replace(topic, examples=()) for topic in knowledge.topics))
    killing = Killing(only)
    killing.take(example)
    changes = [one for one in mutants_of(only, only.rules[rule]) if one.how == f"without `{dropped}`"]
    assert [killing.noticed_by(mutant) for mutant in changes] == [example]
