"""Answers as a form would export them, for tests."""

from collections.abc import Mapping
from typing import Any

from bonebrief.exchange.forms.questionnaire import address, version
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer
from bonebrief.language.domain import YesNo
from bonebrief.language.fact import Fact

Json = dict[str, Any]


def response(knowledge: Knowledge, name: str, answers: Mapping[str, Answer], **more: Any) -> Json:
    """A completed QuestionnaireResponse with these answers, in one group."""
    items = [
        {"linkId": fact, "answer": _answers(knowledge.dictionary[fact], answer)} for fact, answer in answers.items()
    ]
    about = {"questionnaire": f"{address(name)}|{version(knowledge)}", "status": "completed"}
    return {"resourceType": "QuestionnaireResponse", **about, "item": [{"linkId": "g", "item": items}], **more}


def _answers(fact: Fact, answer: Answer) -> list[Json]:
    values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    return [_answer(fact, value) for value in values]


def _answer(fact: Fact, value: object) -> Json:
    if fact.number:
        return {"valueDecimal": value} if fact.number.decimals else {"valueInteger": int(str(value).split(".")[0])}
    return {"valueBoolean": value == "yes"} if isinstance(fact.domain, YesNo) else {"valueCoding": {"code": value}}
