"""Calm words never stand beside danger, and the order of a brief is the clinicians': no name of a file decides it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from bonebrief.brief.make import unanswered
from bonebrief.brief.model import RaisedPoint
from bonebrief.brief.prioritise import judge, raised_points, undetermined_points
from bonebrief.brief.talks import talks
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority, Stage
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value
from bonebrief.meanings.plain.deciding import missing_facts
from bonebrief.meanings.plain.inference import Inference, judged
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.yaml.files import read_file
from tests.conftest import ROOT
from tests.rules.anybody import answer, random_people, value_of

Person = dict[str, Answer]
CALM_PEOPLE = ("healthy-55", "low-bone-mass-55", "low-bone-mass-64", "low-risk-60", "transition-49", "premenopausal-38")
TRIES = 40
MOST_TRIED = 60
FRAX: dict[str, Value] = {"frax_done": "yes", "frax_with_bmd": "yes"}


def nearly_calm_people(knowledge: Knowledge) -> Iterator[Person]:
    """People whose brief is calm, with up to three of their answers changed, lost, or not known any more."""
    chance = random.Random(20261124)
    asked = [fact for fact in knowledge.dictionary.values() if fact.asking]
    for name in CALM_PEOPLE:
        text = read_file(ROOT / "tests" / "examples" / f"{name}.yaml")
        whole = dict(read_answers_file(text, name, knowledge.dictionary).answers)
        yield whole
        for _ in range(TRIES):
            person = dict(whole)
            for fact in chance.sample(asked, chance.randint(1, 3)):
                kind = chance.random()
                if kind < 0.15:
                    person.pop(fact.id, None)
                elif kind < 0.3 and fact.id in person:
                    person[fact.id] = Answer(Status.UNKNOWN)
                else:
                    person[fact.id] = answer(value_of(fact, chance))
            if chance.random() < 0.3:
                model = chance.choice(["us", "uk", "canada"])
                major, hip = chance.choice([(4.0, 0.3), (9.0, 1.5), (15.5, 2.3), (20.0, 2.0), (12.0, 3.0), (25.0, 6.0)])
                given: dict[str, Value] = {
                    **FRAX,
                    "frax_model": model,
                    "frax_major_percent": major,
                    "frax_hip_percent": hip,
                }
                person |= {fact: answer(value) for fact, value in given.items()}
            yield person


@dataclass(frozen=True)
class Shown:
    """A person, what follows from their answers, and what the brief of the whole questionnaire shows."""

    person: Person
    inference: Inference
    raised: tuple[RaisedPoint, ...]


@pytest.fixture(scope="module")
def nearly_calm(knowledge: Knowledge) -> list[Shown]:
    return [shown(knowledge, person) for person in nearly_calm_people(knowledge)]


@pytest.fixture(scope="module")
def anybody(knowledge: Knowledge) -> list[Shown]:
    return [shown(knowledge, person) for person, _ in random_people(knowledge, 300)]


def calm_points(knowledge: Knowledge, raised: tuple[RaisedPoint, ...]) -> set[str]:
    return {p.id for p in raised if any(reason.rule in knowledge.calm_rules for reason in p.reasons)}


def shown(knowledge: Knowledge, person: Person) -> Shown:
    inference = judged(knowledge, person)
    asked = unanswered(knowledge.questionnaire("bone-health"), inference)
    return Shown(person, inference, raised_points(knowledge, inference, judge(knowledge, inference, asked)))


def known(inference: Inference, fact: str) -> float | None:
    value = inference.values.get(fact)
    return value if isinstance(value, float) else None


def at_least(inference: Inference, fact: str, bound: float) -> bool:
    value = known(inference, fact)
    return value is not None and value >= bound


def at_most(inference: Inference, fact: str, bound: float) -> bool:
    value = known(inference, fact)
    return value is not None and value <= bound


def dangers(inference: Inference) -> Iterator[str]:
    """What may not stand beside a calm word, worked out here from the answers alone."""
    values = inference.values
    if at_most(inference, "lowest_t_score", -2.0):
        yield "a T-score in or near the osteoporosis range"
    if at_most(inference, "lowest_z_score", -1.5):
        yield "a Z-score below or near the expected range"
    if at_least(inference, "frax_major_percent", 16) or at_least(inference, "frax_hip_percent", 2.4):
        yield "a FRAX result over or near 20 % or 3 %"
    if values.get("frax_model") == "canada" and at_least(inference, "frax_major_percent", 12):
        yield "a Canadian FRAX result over or near 15 %"
    uk_line = 7.3 if at_most(inference, "age", 54) else 9.5 if at_most(inference, "age", 59) else 12.2
    if values.get("frax_model") == "uk" and at_least(inference, "frax_major_percent", uk_line):
        yield "a UK FRAX result over the line of its age"
    if at_least(inference, "falls_past_year", 2) or values.get("fall_injury") == "yes":
        yield "falls"
    if at_least(inference, "age", 80) and values.get("frax_done") != "yes":
        yield "80 and no risk estimate"
    if values.get("back_pain_new") == "yes" or values.get("stooped_posture") == "yes":
        yield "a sign at the spine"
    if "diabetes_type_2" in str(values.get("conditions")) and at_most(inference, "lowest_t_score", -1.5):
        yield "type 2 diabetes with a T-score near -2.0"
    if inference.truths["fragility_fracture"] or inference.truths["long_term_steroids"]:
        yield "a fragility fracture or long-term steroids"
    if values.get("bone_medicine", "none") != "none":
        yield "a bone medicine"


def test_the_people_who_are_calmed_are_calmed(knowledge: Knowledge, nearly_calm: list[Shown]) -> None:
    assert sum(bool(calm_points(knowledge, one.raised)) for one in nearly_calm) > TRIES / 2


def test_no_calm_word_stands_beside_danger(
    knowledge: Knowledge, nearly_calm: list[Shown], anybody: list[Shown]
) -> None:
    for one in [*nearly_calm, *anybody]:
        if calm_points(knowledge, one.raised):
            assert max(point.priority for point in one.raised) < Priority.HIGH, one.person
            assert list(dangers(one.inference)) == [], one.person


def test_no_calm_word_stands_beside_an_answer_that_the_rules_do_not_see(
    knowledge: Knowledge, nearly_calm: list[Shown]
) -> None:
    for one in nearly_calm:
        unseen = [f for f, given in one.person.items() if given.value is not None and f not in one.inference.values]
        if unseen or one.inference.open_conflicts:
            assert not calm_points(knowledge, one.raised), unseen


def test_no_calm_word_stands_while_an_answer_that_was_asked_could_raise_a_high_point(
    knowledge: Knowledge, nearly_calm: list[Shown]
) -> None:
    for one in nearly_calm:
        if calm_points(knowledge, one.raised):
            asked = unanswered(knowledge.questionnaire("bone-health"), one.inference)
            assert list(high_rules_that_wait(knowledge, one.inference, asked)) == [], one.person


def high_rules_that_wait(knowledge: Knowledge, inference: Inference, asked: frozenset[str]) -> Iterator[str]:
    for entry in (entry for point in knowledge.points.values() for entry in point.raises):
        open_and_high = entry.priority >= Priority.HIGH and inference.truths[entry.rule.id] is None
        if open_and_high and asked.intersection(missing_facts(knowledge, entry.rule.when, inference)):
            yield entry.rule.id


def test_every_point_has_its_place_in_the_talk(knowledge: Knowledge) -> None:
    assert [point.id for point in knowledge.points.values() if point.talk is None] == []


def test_points_stand_by_priority_then_by_the_talk(anybody: list[Shown]) -> None:
    for one in anybody:
        places = [(-point.priority, point.talk or Stage.FOLLOW_UP) for point in one.raised]
        assert places == sorted(places), one.person


def test_points_of_one_talk_are_shown_together(anybody: list[Shown]) -> None:
    for one in anybody:
        shown = talks(one.raised)
        headings = [point.together or point.id for talk in shown for point in talk.points[:1]]
        assert len(headings) == len(set(headings)), headings
        assert sorted(point.id for talk in shown for point in talk.points) == sorted(p.id for p in one.raised)
        assert [talk.priority for talk in shown] == sorted((talk.priority for talk in shown), reverse=True)


def test_the_names_of_the_files_change_nothing(knowledge: Knowledge, anybody: list[Shown]) -> None:
    topics = list(knowledge.topics)
    random.Random(7).shuffle(topics)
    shuffled = replace(knowledge, topics=tuple(topics))
    for one in anybody[: 2 * MOST_TRIED]:
        other = judged(shuffled, one.person)
        raised = raised_points(knowledge, one.inference)
        assert raised_points(shuffled, other) == raised
        waiting = (
            undetermined_points(side, it, raised) for side, it in ((knowledge, one.inference), (shuffled, other))
        )
        assert next(waiting) == next(waiting)
