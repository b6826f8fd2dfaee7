"""People made at random, as an interview could have asked them."""

import random
from collections.abc import Iterator

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value
from bonebrief.meanings.plain.settle import Branch, settle

Person = dict[str, Answer]
NEAR_A_LINE = {
    "t_score_lumbar_spine": (-4.0, 0.4),
    "t_score_total_hip": (-4.0, 0.4),
    "t_score_femoral_neck": (-4.0, 0.4),
    "frax_major_percent": (1.0, 30.0),
    "frax_hip_percent": (0.2, 8.0),
}
A_FRACTURE: dict[str, tuple[Value, ...]] = {
    "fracture_as_adult": ("yes",),
    "fracture_low_trauma": ("yes",),
    "fracture_sites": (("hip",), ("spine",), ("forearm_or_wrist",), ("spine", "rib")),
    "fracture_count": (2.0, 3.0),
    "vertebral_fracture_count": (1.0,),
    "fracture_months_ago": (2.0, 12.0, 40.0),
}
STEROIDS: dict[str, tuple[Value, ...]] = {
    "steroid_use": ("current",),
    "steroid_dose_mg": (2.0, 5.0, 7.5, 20.0, 30.0),
    "steroid_months": (1.0, 3.0, 12.0),
    "steroid_planned_months": (0.0, 2.0, 6.0),
    "steroid_high_dose_days": (0.0, 20.0, 31.0),
}


def random_people(knowledge: Knowledge, count: int) -> Iterator[tuple[Person, random.Random]]:
    """People with answers missing at random, none of them behind a closed question, and the chance to go on with."""
    chance = random.Random(19941124)
    asked = {question for one in knowledge.questionnaires.values() for question in one.questions}
    for _ in range(count):
        person: Person = {}
        share = chance.choice([0.5, 0.85, 1.0])
        for fact in knowledge.dictionary.values():
            if fact.id in asked and chance.random() < share:
                person[fact.id] = answer(value_of(fact, chance))
        yield as_asked(knowledge, person), chance


def likely_people(knowledge: Knowledge, count: int) -> Iterator[tuple[Person, random.Random]]:
    """The same, most of them of an age, with scores and with results near those at which the rules draw their lines."""
    chance = random.Random(20261127)
    for person, _ in random_people(knowledge, count):
        likely = dict(person)
        if "age" in person and chance.random() < 0.6:
            likely["age"] = answer(float(chance.randint(45, 92)))
        for opened in (A_FRACTURE, STEROIDS):
            if chance.random() < 0.35:
                likely |= {fact: answer(chance.choice(values)) for fact, values in opened.items()}
        near = {fact: bounds for fact, bounds in NEAR_A_LINE.items() if fact in person and chance.random() < 0.6}
        likely |= {fact: answer(round(chance.uniform(*bounds), 1) + 0.0) for fact, bounds in near.items()}
        yield as_asked(knowledge, likely), chance


def as_asked(knowledge: Knowledge, person: Person) -> Person:
    """The answers that an interview could have brought: each to a question that the others open."""
    branches = settle(knowledge.dictionary, person).branches
    kept = {fact: given for fact, given in person.items() if branches[fact] is Branch.OPEN}
    return kept if kept == person else as_asked(knowledge, kept)


def value_of(fact: Fact, chance: random.Random) -> Value:
    if fact.number:
        low, high = fact.number.usual
        if fact.id == "alcohol_units_per_day" and chance.random() < 0.5:
            return 0.0
        if fact.id in ("falls_past_year", "steroid_high_dose_days") and chance.random() < 0.5:
            return 0.0
        top = min(high, 2.0) if fact.scale else high
        return round(chance.uniform(low, top), fact.number.decimals) + 0.0
    options = list(fact.choices)
    if fact.kind.value == "choices":
        return tuple(chance.sample(options[:-1], 1)) if chance.random() < 0.4 else ("none",)
    likely = "no" if fact.kind.value == "yes_no" and fact.id != "scan_done" else options[0]
    return likely if chance.random() < 0.6 else chance.choice(options)


def answer(value: Value) -> Answer:
    return Answer(Status.ANSWERED, value)
