"""An exported form opens the questions that the program opens, and answers to it come back as they were given."""

import json
from pathlib import Path
from typing import Any

import pytest

from bonebrief.exchange.forms.fhirpath import expression
from bonebrief.exchange.forms.questionnaire import form, opens
from bonebrief.exchange.forms.response import read_response, values_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.problem import KnowledgeError
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.reading.given.answers import read_answers_file
from tests.exchange.forms.form_answers import Json, response
from tests.rules.anybody import likely_people

NAMES = ("bone-health", "quick", "follow-up")


def given(knowledge: Knowledge, text: str) -> Answers:
    return read_answers_file(f"answers: {{{text}}}", "a.yaml", knowledge.dictionary).answers


def back(knowledge: Knowledge, folder: Path, answered: Json) -> Answers:
    path = folder / "response.json"
    path.write_text(json.dumps(answered), encoding="utf-8")
    return read_response(path, knowledge).answers


def test_the_three_values_of_a_form_are_those_of_the_rules(knowledge: Knowledge) -> None:
    def written(fact: str, name: str = "bone-health") -> str:
        condition = opens(knowledge.dictionary[fact], knowledge.questionnaire(name))
        assert condition is not None
        return expression(condition, knowledge.dictionary)

    answer = "%resource.repeat(item).where(linkId = '{}').answer.value".format
    sites = f"{answer('fracture_sites')}.code"
    assert written("scan_kind") == f"{answer('scan_done')} = true"
    assert written("fall_injury") == f"{answer('falls_past_year')} >= 1.0"
    assert written("vertebral_fracture_count") == f"iif({sites}.exists(), 'spine' in {sites}, {{}})"
    assert f"({answer('bone_medicine')}.code = 'none').not()" in written("bone_medicine_missed")


@pytest.mark.parametrize("name", NAMES)
def test_a_form_has_every_question_with_its_limits_and_words(knowledge: Knowledge, name: str) -> None:
    made = json.loads(form(knowledge, knowledge.questionnaire(name)))
    items = {item["linkId"]: item for group in made["item"] for item in group["item"]}
    assert tuple(items) == knowledge.questionnaire(name).questions
    for fact in (knowledge.dictionary[fact] for fact in items):
        found = {one["url"].rsplit("/", 1)[-1]: one for one in items[fact.id].get("extension", [])}
        if fact.number:
            limits = [next(v for k, v in found[key].items() if k != "url") for key in ("minValue", "maxValue")]
            assert tuple(map(float, limits)) == fact.number.limits
        elif "answerOption" in items[fact.id]:
            words = [option["valueCoding"]["code"] for option in items[fact.id]["answerOption"]]
            assert words == list(fact.choices)


def test_an_option_that_cannot_apply_is_not_enabled(knowledge: Knowledge) -> None:
    made = json.loads(form(knowledge, knowledge.questionnaire("quick")))
    (item,) = [item for group in made["item"] for item in group["item"] if item["linkId"] == "bone_medicine"]
    (toggle,) = [one for one in item["extension"] if one["url"].endswith("answerOptionsToggleExpression")]
    option, when = toggle["extension"]
    sex = "%resource.repeat(item).where(linkId = 'sex').answer.value.code"
    assert option["valueCoding"]["code"] == "raloxifene"
    assert when["valueExpression"]["expression"] == f"iif(({sex} = 'female') = false, false, true)"


def test_answers_come_back_as_they_were_given(knowledge: Knowledge, tmp_path: Path) -> None:
    for person, _ in likely_people(knowledge, 40):
        questions = knowledge.questionnaire("quick").questions
        asked = {fact: answer for fact, answer in person.items() if fact in questions and fact != "frax_hip_percent"}
        came = back(knowledge, tmp_path, response(knowledge, "quick", asked))
        values = values_of(knowledge, came)
        assert came == {fact: asked[fact] for fact in came}
        for fact in asked.keys() - came.keys():
            condition = opens(knowledge.dictionary[fact], knowledge.questionnaire("quick"))
            assert condition is not None
            assert truth_of(condition, values) is not True


def test_what_a_form_kept_of_a_closed_question_is_left_out(knowledge: Knowledge, tmp_path: Path) -> None:
    kept = given(knowledge, "steroid_use: current, steroid_dose_mg: 7.5")
    answered = response(knowledge, "bone-health", {**kept, **given(knowledge, "steroid_use: never")})
    assert back(knowledge, tmp_path, answered).keys() == {"steroid_use"}


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("age: 60", {"status": "in-progress"}, "in-progress, not completed"),
        ("age: 60", {"questionnaire": "http://else|1"}, "which is not one of these"),
        ("age: 60", {"questionnaire": "urn:bonebrief:questionnaire:quick|0"}, 'of version "0"'),
        ("age: 60", {"questionnaire": "urn:bonebrief:questionnaire:quick"}, 'of version ""'),
    ],
)
def test_answers_to_another_form_are_refused(
    knowledge: Knowledge, tmp_path: Path, text: str, more: Json, said: str
) -> None:
    with pytest.raises(KnowledgeError, match=said):
        back(knowledge, tmp_path, response(knowledge, "quick", given(knowledge, text), **more))


@pytest.mark.parametrize(
    ("fact", "answers", "said"),
    [
        ("t_score_total_hip", [{"valueDecimal": -25}], "t_score_total_hip"),
        ("fracture_sites", [{"valueCoding": {"code": "hip"}}, {"valueCoding": {"code": "none"}}], "none"),
        ("sex", [{"valueCoding": {"code": "x"}}], "sex"),
        ("fracture_sites", [{"valueCoding": {"code": None}}], "another kind"),
        ("age", [{"valueString": "old"}], "age"),
        ("age", [{"valueString": "60"}], "another kind"),
        ("age", [{"valueInteger": None}], "another kind"),
        ("age", [{"valueInteger": True}], "another kind"),
        ("age", [{"valueInteger": 60, "valueString": "70"}], "another kind"),
        ("age", [{"valueDate": "1960-01-01"}], "another kind"),
        ("age", [{}], "another kind"),
        ("age", 5, "another kind"),
        ("age", {"valueInteger": [60]}, "another kind"),
        ("age", [{"valueInteger": 60, "modifierExtension": [{"url": "x"}]}], "changes what it means"),
        ("age", [{"valueInteger": 60}, {"valueInteger": 70}], "age"),
        ("t_score_total_hip", [{"valueString": "\u22122.5"}], "another kind"),
        ("weight_kg", [{"valueQuantity": {"value": 150, "code": "[lb_av]"}}], "another kind"),
        ("fracture_as_adult", [{"valueBoolean": "true"}], "another kind"),
        ("steroid_use", [{"valueCoding": {"code": "current", "system": "urn:bonebrief:smoking"}}], "another kind"),
        ("conditions", [{"valueString": "copd"}], "another kind"),
        ("conditions", [{"valueCoding": {"code": "copd, none"}}], "conditions"),
        ("no_such_question", [{"valueBoolean": True}], "is no question of this form"),
        ("age", [{"valueInteger": 63.5}], "another kind"),
        ("sex", [{"valueCoding": {"code": "Female"}}], "another kind"),
        ("sex", [{"valueCoding": {"code": "unknown"}}], "another kind"),
        ("sex", [{"valueCoding": {"code": "female", "display": "Male"}}], "another kind"),
        ("fracture_sites", [{"valueCoding": {"code": "hip, spine"}}], "another kind"),
    ],
)
def test_what_no_form_should_have_taken_is_refused(
    knowledge: Knowledge, tmp_path: Path, fact: str, answers: Any, said: str
) -> None:
    answered = response(knowledge, "bone-health", {})
    answered["item"] = [{"linkId": fact, "answer": answers}]
    with pytest.raises(KnowledgeError, match=said):
        back(knowledge, tmp_path, answered)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"item": {"linkId": "age", "answer": [{"valueInteger": 17}]}}, "age"),
        ({"item": "age: 60"}, "another kind|no question"),
        ({"item": [None]}, "no question"),
        ({"item": [{"linkId": "g", "modifierExtension": [{"url": "x"}], "item": []}]}, "changes what it means"),
        ({"implicitRules": "http://x"}, "changes what it means"),
        ({"modifierExtension": [{"url": "x"}]}, "changes what it means"),
    ],
)
def test_a_form_of_another_shape_is_refused(knowledge: Knowledge, tmp_path: Path, more: Json, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said):
        back(knowledge, tmp_path, response(knowledge, "quick", {}, **more))


def test_a_form_that_names_something_twice_is_refused(knowledge: Knowledge, tmp_path: Path) -> None:
    path, answered = tmp_path / "response.json", response(knowledge, "quick", given(knowledge, "age: 60"))
    path.write_text(json.dumps(answered).replace('"valueInteger"', '"valueInteger": 30, "valueInteger"'), "utf-8")
    with pytest.raises(KnowledgeError, match='"valueInteger" stands twice'):
        read_response(path, knowledge)


def test_an_answer_that_stands_twice_is_refused(knowledge: Knowledge, tmp_path: Path) -> None:
    answered = response(knowledge, "bone-health", {})
    answered["item"] = [{"linkId": "age", "answer": [{"valueInteger": age}]} for age in (60, 70)]
    with pytest.raises(KnowledgeError, match="stands here twice"):
        back(knowledge, tmp_path, answered)


def test_answers_may_stand_below_answers_and_what_a_form_worked_out_is_passed_over(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    below = {"linkId": "age", "answer": [{"valueInteger": 60, "item": []}]}
    answered = response(knowledge, "bone-health", {})
    answered["item"] = [
        {"linkId": "sex", "answer": [{"valueCoding": {"code": "female"}, "item": [below]}]},
        {"linkId": "bmi", "answer": [{"valueDecimal": 23.875}]},
    ]
    assert {name: one.value for name, one in back(knowledge, tmp_path, answered).items()} == {
        "sex": "female",
        "age": 60.0,
    }
