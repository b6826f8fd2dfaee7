"""A form that is filled in LHC-Forms, in a browser, shows the questions of the program and brings the answers back."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bonebrief.exchange.forms.questionnaire import form, opens
from bonebrief.exchange.forms.response import read_response, values_of
from bonebrief.knowledge.dictionary import exceeding
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer
from bonebrief.meanings.plain.conditions import truth_of
from tests.exchange import node
from tests.exchange.forms.form_answers import response
from tests.rules.anybody import Person, likely_people

WALK = Path(__file__).with_name("walk.mjs")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.mark.parametrize(
    ("name", "count"),
    [
        pytest.param("quick", 1, marks=pytest.mark.long),
        pytest.param("quick", 6, marks=pytest.mark.attack),
        pytest.param("follow-up", 6, marks=pytest.mark.attack),
        pytest.param("bone-health", 8, marks=pytest.mark.attack),
    ],
)
def test_what_is_filled_in_a_browser_comes_back(knowledge: Knowledge, tmp_path: Path, name: str, count: int) -> None:
    browser = next((found for one in BROWSERS if (found := shutil.which(one))), None)
    if browser is None:
        pytest.skip("a Chromium is needed")
    node.installed(tmp_path, "puppeteer-core")
    lforms = node.unpacked(tmp_path, "lforms@40.1.3")
    questionnaire = knowledge.questionnaire(name)
    people = [asked(knowledge, name, person) for person, _ in likely_people(knowledge, count)]
    (tmp_path / "form.json").write_text(form(knowledge, questionnaire), encoding="utf-8")
    (tmp_path / "people.json").write_text(json.dumps([typed(knowledge, one) for one in people]), encoding="utf-8")
    node.run(tmp_path, WALK.read_text(encoding="utf-8"), "form.json", "people.json", "out.json", str(lforms), browser)
    for person, walked in zip(people, json.loads((tmp_path / "out.json").read_text(encoding="utf-8")), strict=True):
        _check(knowledge, tmp_path, name, person, walked)


def asked(knowledge: Knowledge, name: str, person: Person) -> Person:
    """The answers to questions of a form, without numbers that exceed others, which are refused when they come back."""
    too_large = {fact for fact, *_ in exceeding(knowledge.dictionary, person)}
    questions = knowledge.questionnaire(name).questions
    return {fact: given for fact, given in person.items() if fact in questions and fact not in too_large}


def typed(knowledge: Knowledge, person: Person) -> dict[str, list[Any]]:
    """What is typed or clicked for each answer: a number, true or false, or codes."""
    items = response(knowledge, "quick", person)["item"][0]["item"]
    return {one["linkId"]: [_plain(answer) for answer in one["answer"]] for one in items}


def _plain(answer: dict[str, Any]) -> Any:
    (value,) = answer.values()
    return value["code"] if isinstance(value, dict) else value


def _check(knowledge: Knowledge, folder: Path, name: str, person: Person, walked: dict[str, Any]) -> None:
    questionnaire = knowledge.questionnaire(name)
    filled: dict[str, Answer] = {fact: person[fact] for fact in questionnaire.questions if fact in walked["filled"]}
    values = values_of(knowledge, filled)
    conditions = {fact: opens(knowledge.dictionary[fact], questionnaire) for fact in questionnaire.questions}
    assert walked["open"] == [fact for fact, when in conditions.items() if when is None or truth_of(when, values)]
    (folder / "back.json").write_text(json.dumps(walked["exported"]), encoding="utf-8")
    assert read_response(folder / "back.json", knowledge).answers == filled
