"""What becomes of a changed rule in an example is what becomes of it when all is judged anew."""

import random

import pytest

from bonebrief.authoring.mutating.killing import following, truths_after
from bonebrief.authoring.mutating.mutants import Mutant, mutants_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Not
from bonebrief.meanings.plain.inference import judged


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
