"""Where the words of an entry say otherwise than its codes, or another entry does, neither is read from it."""

from pathlib import Path
from typing import Any

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from tests.exchange.records import (
    ICD10,
    LOINC,
    SNOMED,
    Resource,
    coded,
    condition,
    daily,
    medicine,
    observation,
)
from tests.exchange.test_prefill import coding, read, values

OVARIES = {"resourceType": "Procedure", "id": "x", "status": "completed", "performedDateTime": "2001-01-01"}


def hip(words: str, **more: Any) -> Resource:
    return observation("38264-8", -2.5, **more) | {"code": coded(LOINC, "38264-8", words)}


def frax(words: str) -> Resource:
    return observation("90265-0", 12, unit="%") | {"code": coded(LOINC, "90265-0", words)}


def sure(*codes: str) -> Resource:
    return {"coding": [{"system": "x", "code": code} for code in codes]}


def spine(words: str) -> Resource:
    return observation("38267-1", -2.5) | {"code": coded(LOINC, "38267-1", words)}


def coeliac(words: str, **more: Any) -> Resource:
    return condition("K90.0", **more) | {"code": coded(ICD10, "K90.0", words)}


def resolved_edema() -> Resource:
    words = "Type 2 diabetes mellitus with diabetic macular edema, resolved following treatment"
    return condition("E11.37") | {"code": coded(ICD10, "E11.37", words)}


def transplanted(words: str) -> Resource:
    return condition("Z94.0") | {"code": coded(ICD10, "Z94.0", words)}


def smoker(code: str, words: str) -> Resource:
    return observation("72166-2", None, valueCodeableConcept=coded(SNOMED, code, words))


def certain(letter: str) -> Resource:
    told = {"url": "http://fhir.de/StructureDefinition/icd-10-gm-diagnosesicherheit", "valueCoding": {"code": letter}}
    code = {"system": "http://fhir.de/CodeSystem/bfarm/icd-10-gm", "code": "K90.0", "extension": [told]}
    return condition("K90.0") | {"code": {"coding": [code]}}


def prednisolone(*, route: str = "", **more: Any) -> Resource:
    dosage = [{**daily(5)[0], **({"route": {"text": route}} if route else {}), **more}]
    return medicine("H02AB06", dosageInstruction=dosage)


def mother(code: str, words: str, *roles: str) -> Resource:
    related = [coded("http://terminology.hl7.org/CodeSystem/v3-RoleCode", role)["coding"][0] for role in roles]
    found = [{"code": coded(ICD10, code, words)}]
    about = {"resourceType": "FamilyMemberHistory", "id": "f", "status": "completed"}
    return about | {"relationship": {"coding": related}, "condition": found}


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (hip("Femoral neck T-score"), "another place, neck"),
        (hip("DXA lumbar spine"), "another place, lumbar"),
        (hip("Ward's triangle"), "another place, ward's"),
        (spine("Left hip"), "another place, hip"),
        (spine("L2"), "one vertebra, l2"),
        (observation("38267-1", None, valueQuantity={"value": -2, "code": "1", "unit": "Z-Score"}), "another score"),
        (condition("M05.79") | {"code": coded(ICD10, "M05.79", "RA ruled out")}, 'its words say "ruled out"'),
        (condition("K90.0") | {"code": coded(ICD10, "K90.0", "Mother: coeliac")}, "its words speak of the family"),
        (condition("K90.0", clinicalStatus={"text": "Resolved in 2012"}), "its clinical status is resolved in 2012"),
        (condition("K90.0", verificationStatus={"text": "doubtful"}), "its verification says doubtful"),
        (certain("A"), "a diagnosis that is excluded"),
        (certain("V"), "a diagnosis that is suspected"),
        (OVARIES | {"code": coded(SNOMED, "29827000", "Left oophorectomy")}, "one side"),
        (OVARIES | {"code": coded(SNOMED, "29827000"), "bodySite": [{"text": "right"}]}, "one side"),
        (mother("S72.0", "No hip fracture", "MTH"), 'its words say "no"'),
        (prednisolone(route="Inhalation"), "it acts in one place: inhal"),
        (prednisolone(route="both eyes"), "it acts in one place: eyes"),
        (condition("K90.0", implicitRules="http://x"), "changes what it means"),
        (coeliac("Kein Anhalt für Zöliakie"), 'its words say "kein"'),
        (coeliac("a.V. Zöliakie"), 'its words say "a.v."'),
        (coeliac("Pas de maladie coeliaque"), 'its words say "pas de"'),
        (coeliac("Maladie coeliaque, suspicion de"), 'its words say "suspicion"'),
        (coeliac("Enfermedad celíaca, descartada"), 'its words say "descartada"'),
        (coeliac("セリアック病の疑い"), 'its words say "疑"'),
        (coeliac("Podejrzenie celiakii"), 'its words say "podejrzenie"'),
        (coeliac("Geen coeliakie"), 'its words say "geen"'),
        (coeliac("Verdenking coeliakie"), 'its words say "verdenking"'),
        (coeliac("Celiac disease, not present"), 'its words say "not present"'),
        (coeliac("Celiac disease?"), 'its words say "?"'),
        (coeliac("Screening for celiac disease"), 'its words say "screening"'),
        (coeliac("Z.n. Zöliakie"), 'its words say "z.n."'),
        (coeliac("History of celiac disease"), 'its words say "history of"'),
        (coeliac("Antécédents familiaux: maladie coeliaque"), 'its words say "antécédents"'),
        (coeliac("Zöliakie der Mutter"), "its words speak of the family"),
        (coeliac("Coeliac", note=[{"text": "Biopsy negative, ruled out."}]), 'its note says "ruled out"'),
        (condition("K90.0") | {"code": {"coding": [coding("K90.0"), {"display": "No coeliac disease"}]}}, '"no"'),
        (hip("Hip", method={"text": "QCT"}), "it was measured otherwise, qct"),
        (hip("Hip", note=[{"text": "This is the Z-score"}]), "another score"),
        (hip("Hip") | {"code": {"coding": [coding("38264-8", LOINC), {"display": "Forearm"}]}}, "place, forearm"),
        (hip("Hip", bodySite={"coding": [coding("14975008", SNOMED)]}), "part of the body by a code alone"),
        (frax("ORAI"), "another estimate, orai"),
        (frax("FRAX, hip fracture"), "another estimate, hip"),
        (smoker("449868002", "Does not smoke"), 'its value says "not"'),
        (smoker("449868002", "Nichtraucher"), 'its value says "nichtraucher"'),
        (smoker("449868002", "Ex-smoker, quit in 2010"), 'its value says "ex"'),
        (smoker("8517006", "Never smoked"), 'its value says "never"'),
        (smoker("8517006", "Current smoker"), 'its value says "current smoker"'),
        (smoker("449868002", "Smoker, current status unknown"), 'its value says "unknown"'),
        (medicine("M05BX04", taken="n"), "this was not done"),
        (medicine("M05BX04", wasNotTaken=True), "this was not done"),
        (medicine("M05BX04", note=[{"text": "Stopped taking it in May"}]), 'its note says "stopped"'),
    ],
)
def test_what_its_words_deny_is_left_out(knowledge: Knowledge, tmp_path: Path, entry: Resource, why: str) -> None:
    filled = read(knowledge, tmp_path, entry)
    assert not values(filled).keys() - {"scan_months_ago"}
    assert any(why in one.why for one in filled.left_out), filled.left_out


@pytest.mark.parametrize(
    ("entry", "fact", "value"),
    [
        (spine("Lumbar spine L1-L4"), "t_score_lumbar_spine", -2.5),
        (hip("Hip", bodySite=coded(SNOMED, "287679003", "Left hip")), "t_score_total_hip", -2.5),
        (hip("Total hip, left femur"), "t_score_total_hip", -2.5),
        (observation("38267-1", None, valueQuantity={"value": -2, "unit": "T-Score"}), "t_score_lumbar_spine", -2.0),
        (observation("29463-7", None, valueQuantity={"value": 150, "unit": "lbs"}), "weight_kg", 68.0388555),
        (certain("G"), "conditions", ("celiac_disease",)),
        (prednisolone(route="oral"), "steroid_dose_mg", 5.0),
        (prednisolone(text="1 tablet of 5 mg every morning"), "steroid_dose_mg", 5.0),
        (prednisolone(text="Täglich 5 mg morgens zum Frühstück (1-0-0)"), "steroid_dose_mg", 5.0),
        (prednisolone(text="As coded, 5.0 mg, once daily"), "steroid_dose_mg", 5.0),
        (OVARIES | {"code": coded(SNOMED, "29827000", "Left and right oophorectomy")}, "ovaries_removed", "yes"),
        (mother("S72.0", "Hip fracture", "MTH"), "parent_hip_fracture", "yes"),
        (resolved_edema(), "conditions", ("diabetes_type_2",)),
        (coeliac("Celiac disease, without crisis; non-severe"), "conditions", ("celiac_disease",)),
        (coeliac("セリアック病", note=[{"text": "No diarrhoea now."}]), "conditions", ("celiac_disease",)),
        (condition("K90.0", verificationStatus=sure("confirmed", "410605003")), "conditions", ("celiac_disease",)),
        (transplanted("History of kidney transplant"), "conditions", ("organ_transplant",)),
        (hip("Hip", note=[{"text": "GE Lunar iDXA, T-score"}]), "t_score_total_hip", -2.5),
        (frax("FRAX 10-year probability, major osteoporotic fracture"), "frax_major_percent", 12.0),
        (smoker("8517006", "Former smoker (finding)"), "smoking", "former"),
        (smoker("8517006", "Ex-smoker"), "smoking", "former"),
        (smoker("449868002", "Current every day smoker"), "smoking", "current"),
        (medicine("M05BX04", taken="y"), "bone_medicine", "denosumab"),
    ],
)
def test_what_its_words_bear_out_is_read(
    knowledge: Knowledge, tmp_path: Path, entry: Resource, fact: str, value: object
) -> None:
    assert values(read(knowledge, tmp_path, entry))[fact] == value


@pytest.mark.parametrize(
    "more",
    [
        {"text": "5 mg every other day"},
        {"patientInstruction": "Reduce by 1 mg a month"},
        {"text": "5 mg, dann ausschleichen"},
        {"text": "bei Bedarf"},
        {"text": "un jour sur deux"},
        {"text": "10 mg daily"},
        {"text": "5 mg twice a day"},
        {"additionalInstruction": [{"text": "for ten days"}]},
        {"timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d", "when": ["MORN", "CV"]}}},
        {"doseAndRate": [{"doseQuantity": {"value": 1, "code": "mg", "unit": "tablet of 5 mg"}}]},
    ],
)
def test_a_dose_of_which_more_is_said_is_asked(knowledge: Knowledge, tmp_path: Path, more: dict[str, Any]) -> None:
    assert values(read(knowledge, tmp_path, prednisolone(**more))) == {"steroid_use": "current"}


def test_a_relative_who_is_also_another_is_not_a_parent_by_birth(knowledge: Knowledge, tmp_path: Path) -> None:
    assert not values(read(knowledge, tmp_path, mother("S72.0", "Hip fracture", "MTH", "MTHINLAW")))


def test_courses_and_doses_that_overlap_leave_the_question_open(knowledge: Knowledge, tmp_path: Path) -> None:
    old = medicine("H02AB06", dosageInstruction=daily(20))
    later = {"id": "later", "authoredOn": "2026-06-05"}
    stopped = read(knowledge, tmp_path, old, medicine("H02AB06", "stopped", **later))
    assert any("one course is over and another is not" in one.why for one in stopped.left_out)
    assert "steroid_use" not in stopped.answers
    two = read(knowledge, tmp_path, old, medicine("H02AB06", dosageInstruction=daily(5), **later))
    assert values(two) == {"steroid_use": "current"}
    assert any("several doses are taken now" in one.why for one in two.left_out)
