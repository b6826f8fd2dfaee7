"""What a record says becomes answers, each from where it stands; what it does not say stays open."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bonebrief.exchange.codes.codes_file import read_codes
from bonebrief.exchange.prefill import Prefilled, prefill
from bonebrief.exchange.record import read_record
from bonebrief.exchange.words import answers_text
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Status
from bonebrief.language.value import Partly, Value
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.given.answers import read_answers_file
from tests.exchange.records import (
    ATC,
    ICD10,
    READ_AS,
    SNOMED,
    Resource,
    bundle,
    coded,
    condition,
    daily,
    medicine,
    observation,
    patient,
)

TODAY = date(2026, 11, 27)
NECK: dict[str, Any] = {"bodySite": coded(SNOMED, "29627003")}


def read(knowledge: Knowledge, folder: Path, *resources: Resource, about: Resource | None = None) -> Prefilled:
    record = read_record(bundle(folder, about or patient(), *resources))
    return prefill(record, read_codes(knowledge), knowledge.dictionary, TODAY)


def values(filled: Prefilled) -> dict[str, Value | None]:
    return {fact: answer.value for fact, answer in filled.answers.items() if fact not in ("age", "sex")}


def coding(code: str, system: str = ICD10) -> Resource:
    return {"system": system, "code": code}


def statement(**more: Any) -> Resource:
    made = medicine("M05BX04", **more) | {"resourceType": "MedicationStatement"}
    return {key: value for key, value in made.items() if key != "intent" and value is not None}


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("resource", "answers"),
    [
        (observation("38267-1", -2.1), {"t_score_lumbar_spine": -2.1, "scan_months_ago": 1.8}),
        (observation("38264-8", -1.48), {"t_score_total_hip": -1.48, "scan_months_ago": 1.8}),
        (observation("38263-0", -1.7, **NECK), {"t_score_femoral_neck": -1.7, "scan_months_ago": 1.8}),
        (observation("85394-5", -0.4), {"z_score_lumbar_spine": -0.4}),
        (observation("8302-2", 1.65, unit="m"), {"height_cm": 165.0}),
        (observation("29463-7", 60.5, unit="kg"), {"weight_kg": 60.5}),
        (observation("62238-1", 44.6, unit="mL/min/{1.73_m2}"), {"egfr": 44.6}),
        (observation("1989-3", 20, unit="ng/mL"), {"vitamin_d_level_nmol": 49.92}),
        (observation("90265-0", 12, unit="%"), {"frax_major_percent": 12.0}),
        (observation("90266-8", 3.1, unit="%"), {"frax_hip_percent": 3.1}),
        (observation("38264-8", 0), {"t_score_total_hip": 0.0, "scan_months_ago": 1.8}),
        (observation("74013-4", 3, unit="{drinks}/d"), {"alcohol_units_per_day": 4.5}),
        (observation("74013-4", 0, unit="{drinks}/d"), {}),
        (observation("391096007", None) | {"code": coded(SNOMED, "391096007")}, {"parent_hip_fracture": "yes"}),
        (observation("391096007", None, valueBoolean=False) | {"code": coded(SNOMED, "391096007")}, {}),
        (observation("17861-6", 2.9, interpretation=[coded(READ_AS, "H")]), {"calcium_result": "high"}),
        (observation("3016-3", 0.1, interpretation=[coded(READ_AS, "L")]), {"tsh_suppressed": "yes"}),
        (observation("3016-3", 2.0, interpretation=[coded(READ_AS, "N")]), {}),
        (observation("72166-2", None, valueCodeableConcept=coded(SNOMED, "8517006")), {"smoking": "former"}),
        (observation("72166-2", None, valueCodeableConcept=coded(SNOMED, "266919005")), {}),
        (condition("K90.0"), {"conditions": ("celiac_disease",)}),
        (condition("396331005", SNOMED), {"conditions": ("celiac_disease",)}),
        (condition("396331005", "urn:oid:2.16.840.1.113883.6.96"), {"conditions": ("celiac_disease",)}),
        (condition("N18.4"), {"conditions": ("chronic_kidney_disease",)}),
        (condition("M80.0"), {}),
        (medicine("M05BX04"), {"bone_medicine": "denosumab"}),
        (medicine("M05BX04", "completed"), {}),
        (medicine("N06AB06"), {"bone_affecting_medicines": ("ssri_or_snri",)}),
        (medicine("H02AB06", dosageInstruction=daily(5)), {"steroid_use": "current", "steroid_dose_mg": 5.0}),
        (medicine("H02AB02", dosageInstruction=daily(1.5)), {"steroid_use": "current", "steroid_dose_mg": 10.0}),
        (medicine("H02AB06", dosageInstruction=[*daily(5), *daily(10)]), {"steroid_use": "current"}),
        (medicine("H02AB06", "stopped"), {"steroid_use": "past"}),
        (condition("391096007", SNOMED), {"parent_hip_fracture": "yes"}),
    ],
)
def test_what_one_entry_says(
    knowledge: Knowledge, tmp_path: Path, resource: Resource, answers: dict[str, Value]
) -> None:
    assert values(read(knowledge, tmp_path, resource)) == answers


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("resource", "why"),
    [
        (observation("38264-8", 0.889, unit="g/cm2"), 'its unit is "g/cm2"'),
        (observation("38264-8", -25), "outside its limits"),
        (observation("38264-8", None), "it has no number"),
        (observation("38264-8", -2.5, status="entered-in-error"), "its status is entered-in-error"),
        (observation("38264-8", -2.5, "2027-01-01"), "is in the future"),
        (observation("38264-8", -2.5, "2010-01-01"), "more than 120 months ago"),
        (observation("38264-8", -2.5, "2026"), "it has no day"),
        (observation("38264-8", -2.5, subject={"reference": "Patient/another"}), "it is about somebody else"),
        (observation("38265-5", -2.5), "a forearm code"),
        (observation("38266-3", -2.5), "a score of the heel"),
        (observation("38263-0", -2.5), "a score of the femur that does not say"),
        (observation("46278-8", 0.8, unit="g/cm2"), "which is no score"),
        (observation("72166-2", None, "2018-01-01", valueCodeableConcept=coded(SNOMED, "77176002")), "months ago"),
        (condition("K90.0", verificationStatus=coded("x", "refuted")), "its verification says refuted"),
        (medicine("M05BX04", "draft"), "its status is draft"),
        (medicine("M05BX04", "completed"), "it is not taken any more"),
        (medicine("M05BX04", doNotPerform=True), "it says not to do this"),
        (condition("K90.0", modifierExtension=[{"url": "x"}]), "changes what it means"),
        (observation("38264-8", -2.5, focus=[{"reference": "RelatedPerson/r"}]), "somebody or something else"),
        (observation("38264-8", -2.5, subject={"reference": "Group/p"}), "it is about somebody else"),
        (observation("38264-8", -2.5, subject={"display": "her mother"}), "it is about somebody else"),
        (observation("38264-8", -2.5, bodySite={"text": "Left forearm"}), "it names another place, forearm"),
        (observation("38264-8", -2.5, unit="{Z-score}"), "its words speak of another score"),
        (observation("38264-8", -2.5, "2026-02-30"), "it has no day"),
        ({"resourceType": "Observation", "id": "x", "status": "final", "code": "text"}, "not as FHIR R4 has it"),
        (observation("38264-8", -2.5, status="nonsense"), "its status is nonsense"),
        (observation("38264-8", -2.5, "2026-10-02<b>"), "it has no day"),
        (condition("K90.0", clinicalStatus=coded("x", "resolved")), "its clinical status is resolved"),
        (condition("K90.0", abatementDateTime="2010"), "it is over"),
        (condition("K90.0", verificationStatus={"text": "Refuted"}), "its verification says refuted"),
        (condition("K90.0") | {"code": {"coding": [coding("K90.0"), coding("E05.0")]}}, "mean different things"),
        (medicine("M05BX04", intent="option"), "its intent is option"),
        (medicine("M05BX04", "on-hold"), "it does not say that it is taken now"),
        (statement(effectivePeriod={"start": "2027-01-01"}), "it does not say that it is taken now"),
        (statement(effectivePeriod={"start": "2020-01-01", "end": "2027"}), "it does not say that it is taken now"),
        (statement(effectivePeriod={"start": "2020-01-01", "end": "2021-01-01"}), "it is not taken any more"),
        (observation("29463-7", None, valueQuantity={"value": 70, "unit": "lbs", "code": "kg"}), "kg and lbs"),
    ],
)
def test_what_is_not_used_is_said(knowledge: Knowledge, tmp_path: Path, resource: Resource, why: str) -> None:
    filled = read(knowledge, tmp_path, resource, observation("38267-1", -2.1))
    assert values(filled) == {"t_score_lumbar_spine": -2.1, "scan_months_ago": 1.8}
    assert any(why in one.why for one in filled.left_out), filled.left_out


def test_the_newest_day_counts_and_on_one_day_the_lower_side(knowledge: Knowledge, tmp_path: Path) -> None:
    hips = [("80945-9", -1.9), ("80946-7", -2.6)]
    old = observation("38264-8", -3.0, "2020-01-01")
    filled = read(knowledge, tmp_path, old, *(observation(code, score) for code, score in hips))
    answer = filled.answers["t_score_total_hip"]
    assert answer.value == -2.6
    assert "the lower one, beside -1.9 SD; 1 older left aside" in answer.origin


def test_a_number_with_two_units_has_none(knowledge: Knowledge, tmp_path: Path) -> None:
    heavy = observation("29463-7", 150, unit="[lb_av]")
    heavy["valueQuantity"]["unit"] = "kg"
    filled = read(knowledge, tmp_path, heavy)
    assert "weight_kg" not in filled.answers
    assert any('its unit is "[lb_av] and kg"' in one.why for one in filled.left_out)


def test_two_medicines_of_one_day_leave_the_question_open(knowledge: Knowledge, tmp_path: Path) -> None:
    filled = read(knowledge, tmp_path, medicine("M05BX04"), medicine("M05BA04"))
    assert "bone_medicine" not in filled.answers
    assert any("on one day" in one.why for one in filled.left_out)


@pytest.mark.parametrize(
    ("person", "age", "sex"),
    [
        ({"birthDate": "1954-11-27"}, 72.0, "female"),
        ({"birthDate": "1954-11-28"}, 71.0, "female"),
        ({"birthDate": "1957"}, None, "female"),
        ({"birthDate": "1956-02-30"}, None, "female"),
        ({"birthDate": 5}, None, "female"),
        ({"birthDate": "1957-03"}, None, "female"),
        ({"birthDate": "2016-03-01"}, None, "female"),
        ({"gender": "other"}, 72.0, None),
        ({"extension": "x"}, None, None),
        ({"deceasedBoolean": True}, None, "female"),
        ({"deceasedDateTime": "2020"}, None, "female"),
        ({"deceasedBoolean": False}, 72.0, "female"),
        ({"extension": [{"url": "x/us-core-birthsex", "valueCode": "UNK"}]}, 72.0, None),
        ({"extension": [{"url": "x/us-core-birthsex", "valueCode": "M"}, {"url": "x/us-core-sex", "valueCode": "F"}]},
         72.0, None),
        ({"gender": "male", "extension": [{"url": "x/us-core-individual-sex", "valueCoding": {"code": "248152002"}}]},
         72.0, "female"),
        ({"extension": [{"url": "x/individual-recordedSexOrGender", "extension": [
            {"url": "value", "valueCodeableConcept": {"coding": [{"code": "male"}]}}]}]}, 72.0, "male"),
        ({"extension": [{"url": "x/Extension-UKCore-BirthSex", "valueCodeableConcept": {"text": "?"}}]}, 72.0, None),
        ({"extension": [{"url": "x/patient-genderIdentity", "valueCodeableConcept": {"text": "male"}}]}, 72.0,
         "female"),
    ],
)  # fmt: skip
def test_age_and_sex(
    knowledge: Knowledge, tmp_path: Path, person: dict[str, Any], age: float | None, sex: str | None
) -> None:
    record = read_record(bundle(tmp_path, patient(born="1954-05-02") | person))
    filled = prefill(record, read_codes(knowledge), knowledge.dictionary, TODAY)
    assert [filled.answers[fact].value if fact in filled.answers else None for fact in ("age", "sex")] == [age, sex]


def test_no_record_says_no(knowledge: Knowledge) -> None:
    book = read_codes(knowledge)
    words = {word for meaning in book.meanings for word in (meaning.word, *(meaning.values or {}).values())}
    assert not words & {"no", "never", "none"}


def test_conditions_of_a_record_are_a_part_and_the_rest_stays_open(knowledge: Knowledge, tmp_path: Path) -> None:
    filled = read(knowledge, tmp_path, condition("K90.0"), observation("38264-8", -2.7))
    found = judged(knowledge, filled.answers)
    assert found.values["conditions"] == Partly(("celiac_disease",))
    assert found.values["scan_done"] == "yes"
    assert found.truths["osteoporosis_by_t_score"] is True
    assert found.truths["absorption_and_bone.1"] is True
    assert found.truths["conditions_and_bone.1"] is None


def test_an_answers_file_of_a_record_is_read_back_as_it_was(knowledge: Knowledge, tmp_path: Path) -> None:
    filled = read(knowledge, tmp_path, condition("K90.0"), observation("38264-8", -1.48), medicine("M05BX04"))
    again = read_answers_file(
        answers_text(filled.answers, knowledge.dictionary), "a.yaml", knowledge.dictionary
    ).answers
    assert again == filled.answers
    assert {answer.status for answer in again.values()} == {Status.RECORDED}


def test_a_prescription_may_point_to_its_medicine(knowledge: Knowledge, tmp_path: Path) -> None:
    inside = {"resourceType": "Medication", "id": "med", "code": coded(ATC, "M05BX04")}
    points = medicine("M05BX04") | {"medicationReference": {"reference": "#med"}, "contained": [inside]}
    apart = medicine("M05BX04") | {"medicationReference": {"reference": "Medication/med"}}
    for request, beside in ((points, ()), (apart, (inside,))):
        del request["medicationCodeableConcept"]
        assert values(read(knowledge, tmp_path, request, *beside)) == {"bone_medicine": "denosumab"}


def test_a_parents_hip_counts_and_an_aunts_does_not(knowledge: Knowledge, tmp_path: Path) -> None:
    def relative(code: str) -> Resource:
        of = coded("http://terminology.hl7.org/CodeSystem/v3-RoleCode", code)
        broke = [{"code": coded(ICD10, "S72.0")}]
        return {"resourceType": "FamilyMemberHistory", "status": "completed", "relationship": of, "condition": broke}

    assert values(read(knowledge, tmp_path, relative("MTH"))) == {"parent_hip_fracture": "yes"}
    assert values(read(knowledge, tmp_path, relative("AUNT"))) == {}
    assert values(read(knowledge, tmp_path, relative("STPMTH"))) == {}
    elsewhere = relative("MTH") | {"relationship": coded("http://else", "MTH")}
    assert values(read(knowledge, tmp_path, elsewhere)) == {}
