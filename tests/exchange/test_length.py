"""A record of the shape that US Core has spares questions: an ordinary person answers fewer than twenty."""

from datetime import date
from pathlib import Path
from typing import Any

from bonebrief.asking.records import proposal_of
from bonebrief.exchange.filled import filled_from
from bonebrief.interview.report.confirm import rows_of, taken
from bonebrief.interview.state import replay, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Status
from tests.exchange.records import ICD10, READ_AS, SNOMED, Resource, bundle, coded, observation
from tests.interview.test_length import HABITS, answers, asked_from

SEX = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-individual-sex"
TODAY = date(2026, 11, 27)
WORDS = {"unit": "T-Score", "system": "http://unitsofmeasure.org", "code": "1"}
AT_THE_NECK = {"bodySite": coded(SNOMED, "29627003")}


def us_core() -> list[Resource]:
    """A patient without a gender, a scan as its example has one, vital signs, blood tests, a habit, and the mother."""
    sex = {"url": SEX, "valueCoding": {"system": SNOMED, "code": "248152002", "display": "Female"}}
    person = {"resourceType": "Patient", "id": "p", "birthDate": "1958-03-02", "extension": [sex]}
    return [
        person,
        scan("80946-7", -1.48),
        scan("80948-3", -1.62, **AT_THE_NECK),
        scan("38267-1", -1.1),
        observation("8302-2", 162.0, unit="cm"),
        observation("29463-7", 72.0, unit="kg"),
        observation("98979-8", 71.0, unit="mL/min/{1.73_m2}"),
        observation("1989-3", 31.0, unit="ng/mL"),
        observation("17861-6", 9.4, unit="mg/dL", interpretation=[coded(READ_AS, "N")]),
        observation("72166-2", None, valueCodeableConcept=coded(SNOMED, "8517006")),
        mother("S72.0"),
    ]


def mother(code: str) -> Resource:
    of = coded("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MTH")
    about = {"resourceType": "FamilyMemberHistory", "status": "completed", "relationship": of}
    return {**about, "patient": {"reference": "Patient/p"}, "condition": [{"code": coded(ICD10, code)}]}


def scan(code: str, score: float, **more: Any) -> Resource:
    made = observation(code, score, **more)
    return {**made, "id": f"dxa-{code}", "valueQuantity": {"value": score, **WORDS}}


def test_fewer_than_twenty_questions_are_left(knowledge: Knowledge, tmp_path: Path) -> None:
    filled = filled_from(knowledge, bundle(tmp_path, *us_core()), TODAY)
    assert not filled.left_out
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    confirmed = list(taken(first, rows_of(first, proposal_of(filled.answers, knowledge.dictionary))))
    assert len(confirmed) == len(filled.answers) == 13
    interview = replay(first, confirmed)
    assert {interview.status(one.fact) for one in confirmed} == {Status.ANSWERED}
    other = answers(
        knowledge,
        f"menopause_status: postmenopausal, menopause_age: 50, height_peak_cm: 164, frax_done: no, {HABITS}",
    )
    left = asked_from(interview, other)
    assert not set(left) & filled.answers.keys()
    assert len(left) < 20
    assert len(asked_from(first, {**other, **filled.answers})) - len(left) >= 5
