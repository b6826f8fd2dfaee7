"""A questionnaire as a form: a FHIR R4 Questionnaire that opens the same questions as the program."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, assert_never

from bonebrief.exchange.forms.fhirpath import expression
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.language.condition import All, Condition
from bonebrief.language.domain import NONE, Choice, Choices, Number, YesNo
from bonebrief.language.fact import Dictionary, Fact

Json = Mapping[str, Any]

_HL7: Final = "http://hl7.org/fhir/StructureDefinition"
_SDC: Final = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
_UCUM: Final = {
    "cm": "cm",
    "kg": "kg",
    "g": "g",
    "mg": "mg",
    "%": "%",
    "SD": "{SD}",
    "years": "a",
    "months": "mo",
    "days": "d",
    "days/week": "d/wk",
    "mg/day": "mg/d",
    "IU/day": "[IU]/d",
    "units/day": "{units}/d",
    "nmol/L": "nmol/L",
    "mL/min/1.73 m²": "mL/min/{1.73_m2}",
}


def address(questionnaire: str) -> str:
    """The address by which a form and the answers to it are known."""
    return f"urn:bonebrief:questionnaire:{questionnaire}"


def options_of(fact: Fact) -> str:
    """The system of the codes among which a question lets choose."""
    return f"urn:bonebrief:{fact.id}"


def version(knowledge: Knowledge) -> str:
    """The version of a form: that of the rules and questions it was made of."""
    return knowledge.sha256[:8]


def form(knowledge: Knowledge, questionnaire: Questionnaire) -> str:
    """The form as JSON."""
    groups = []
    for number, section in enumerate(questionnaire.sections, 1):
        items = [_item(knowledge, questionnaire, knowledge.dictionary[name]) for name in section.questions]
        groups.append({"linkId": f"section-{number}", "text": section.title, "type": "group", "item": items})
    resource = {
        "resourceType": "Questionnaire",
        "url": address(questionnaire.id),
        "version": version(knowledge),
        "name": questionnaire.id.replace("-", "_"),
        "title": questionnaire.title,
        "status": "active",
        "subjectType": ["Patient"],
        "description": " ".join(questionnaire.about.split()),
        "item": groups,
    }
    return json.dumps(resource, ensure_ascii=False, indent=1) + "\n"


def opens(fact: Fact, questionnaire: Questionnaire) -> Condition | None:
    """When a question is asked here: it makes sense, and it is worth asking; None where always."""
    asked = fact.asking.ask_if if fact.asking else None
    both = tuple(part for part in (asked, questionnaire.worth_asking.get(fact.id)) if part is not None)
    return All(both) if len(both) > 1 else next(iter(both), None)


def _item(knowledge: Knowledge, questionnaire: Questionnaire, fact: Fact) -> Json:
    assert fact.asking is not None
    extensions = [*_extensions(fact), *_offers(fact, knowledge.dictionary)]
    condition = opens(fact, questionnaire)
    if condition is not None:
        path = {"language": "text/fhirpath", "expression": expression(condition, knowledge.dictionary)}
        extensions.append({"url": f"{_SDC}/sdc-questionnaire-enableWhenExpression", "valueExpression": path})
    unit = f" ({fact.unit})" if fact.unit else ""
    item: dict[str, Any] = {"linkId": fact.id, "text": f"{fact.asking.words}{unit}", "type": _type(fact)}
    if extensions:
        item = {"extension": extensions, **item}
    if isinstance(fact.domain, Choices):
        item["repeats"] = True
    if isinstance(fact.domain, Choice | Choices):
        item["answerOption"] = [_option(fact, word) for word in fact.choices]
    if fact.asking.help:
        item["item"] = [_help(fact)]
    return item


def _type(fact: Fact) -> str:
    match fact.domain:
        case Number() as number:
            return "decimal" if number.decimals else "integer"
        case YesNo():
            return "boolean"
        case Choice() | Choices():
            return "choice"
        case _:
            assert_never(fact.domain)


def _extensions(fact: Fact) -> Iterator[Json]:
    number = fact.number
    if number is None:
        return
    kind = "valueDecimal" if number.decimals else "valueInteger"
    for name, limit in zip(("minValue", "maxValue"), number.limits, strict=True):
        yield {"url": f"{_HL7}/{name}", kind: limit if number.decimals else int(limit)}
    if number.decimals:
        yield {"url": f"{_HL7}/maxDecimalPlaces", "valueInteger": number.decimals}
    if code := _UCUM.get(fact.unit):
        coding = {"system": "http://unitsofmeasure.org", "code": code, "display": fact.unit}
        yield {"url": f"{_HL7}/questionnaire-unit", "valueCoding": coding}


def _offers(fact: Fact, dictionary: Dictionary) -> Iterator[Json]:
    """The options that are not offered where their condition is false; while it cannot be told they are."""
    for word, when in fact.asking.offer_if.items() if fact.asking else ():
        offered = f"iif(({expression(when, dictionary)}) = false, false, true)"
        path = {"language": "text/fhirpath", "expression": offered}
        parts = [
            {"url": "option", "valueCoding": _coding(fact, word)},
            {"url": "expression", "valueExpression": path},
        ]
        yield {"extension": parts, "url": f"{_SDC}/sdc-questionnaire-answerOptionsToggleExpression"}


def _coding(fact: Fact, word: str) -> Json:
    return {"system": options_of(fact), "code": word, "display": fact.choices[word]}


def _option(fact: Fact, word: str) -> Json:
    option: dict[str, Any] = {"valueCoding": _coding(fact, word)}
    if word == NONE and isinstance(fact.domain, Choices):
        option["extension"] = [{"url": f"{_HL7}/questionnaire-optionExclusive", "valueBoolean": True}]
    return option


def _help(fact: Fact) -> Json:
    assert fact.asking is not None
    coding = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}
    control = {"url": f"{_HL7}/questionnaire-itemControl", "valueCodeableConcept": {"coding": [coding]}}
    text = " ".join(fact.asking.help.split())
    return {"extension": [control], "linkId": f"{fact.id}-help", "text": text, "type": "display"}
