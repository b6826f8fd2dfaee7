"""Random people: durable_rules and the plain evaluator agree on every one of them, and none is refused."""

import random

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.domain import NONE
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value
from bonebrief.meanings.agree import Inferrer
from tests.attacks.counts import in_thousands


def test_both_meanings_agree(knowledge: Knowledge, inferrer: Inferrer) -> None:
    agree(knowledge, inferrer, 6, 0)


@pytest.mark.parametrize("thousand", in_thousands(25, of_them_long=1))
def test_both_meanings_agree_on_25_000(knowledge: Knowledge, inferrer: Inferrer, thousand: int) -> None:
    agree(knowledge, inferrer, 1000, thousand)


def agree(knowledge: Knowledge, inferrer: Inferrer, count: int, seed: int) -> None:
    """Whole, and as a brief of one person is made: with those productions only that the answers can touch."""
    chance, alone = random.Random(seed), Inferrer(knowledge, one_person=True)
    for number in range(count):
        answers = person(knowledge, chance)
        inference = inferrer.infer(answers)
        if number % 200 == 0:
            assert alone.infer(answers).truths == inference.truths


def person(knowledge: Knowledge, chance: random.Random) -> Answers:
    """Answers to a random share of the questions, each possible by itself, whatever the others are."""
    share = chance.random()
    asked = [fact for fact in knowledge.dictionary.values() if fact.asking and chance.random() < share]
    return {fact.id: answer(fact, chance) for fact in asked}


def answer(fact: Fact, chance: random.Random) -> Answer:
    if chance.random() < 0.15:
        return Answer(chance.choice([Status.UNKNOWN, Status.SKIPPED]))
    return Answer(Status.ANSWERED, value(fact, chance))


def value(fact: Fact, chance: random.Random) -> Value:
    if fact.number:
        low, high = fact.number.limits
        edges = [low, high, chance.uniform(low, high), round(chance.uniform(low, high))]
        return float(max(low, min(high, round(chance.choice(edges), fact.decimals))))
    words = list(fact.choices)
    if fact.kind.value != "choices":
        return chance.choice(words)
    others = [word for word in words if word != NONE]
    return (NONE,) if chance.random() < 0.3 else tuple(chance.sample(others, chance.randint(1, min(4, len(others)))))
