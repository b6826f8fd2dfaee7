"""What speaks against a code in its own entry, or in a newer one, leaves a question open."""

from pathlib import Path
from typing import Any

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.value import Value
from tests.exchange.records import (
    LOINC,
    READ_AS,
    SNOMED,
    Resource,
    coded,
    condition,
    daily,
    medicine,
    observation,
    patient,
)
from tests.exchange.test_prefill import coding, read, statement, values

FIVE = {"steroid_dose_mg": 5.0}


def lasts(value: float, unit: str) -> Resource:
    """5 mg a day for so long from the day of the order."""
    return daily(5, boundsDuration={"value": value, "code": unit})[0]


def given(way: str) -> list[Resource]:
    return [{"route": {"text": way}}]


def steroid(status: str = "active", **more: Any) -> Resource:
    return medicine("H02AB06", status, **more)


@pytest.mark.parametrize(
    ("resource", "answers"),
    [
        (steroid("on-hold"), {}),
        (steroid(dosageInstruction=daily(5, asNeededCodeableConcept={"text": "x"})), {"steroid_use": "current"}),
        (steroid(dosageInstruction=daily(5, frequencyMax=3)), {"steroid_use": "current"}),
        (steroid(dosageInstruction=daily(5, dayOfWeek=["mon"])), {"steroid_use": "current"}),
        (steroid(dosageInstruction=daily(5, boundsPeriod={"end": "2026-01-20"})), {"steroid_use": "past"}),
        (steroid(dosageInstruction=daily(5, boundsPeriod={"end": "2027-01-20"})), {"steroid_use": "current", **FIVE}),
        (steroid(dosageInstruction=daily(5, boundsPeriod={"end": "2027"})), {}),
        (statement(effectivePeriod={"start": "2020-01-01", "end": "2027-01-01"}), {"bone_medicine": "denosumab"}),
        (statement(effectivePeriod={"start": "2020-01-01", "end": "2021-01-01"}), {}),
        (statement(authoredOn="1998-04-01"), {}),
        (statement(authoredOn="1998"), {}),
        (statement(authoredOn="2026"), {"bone_medicine": "denosumab"}),
        (statement(authoredOn=None), {"bone_medicine": "denosumab"}),
        (statement(authoredOn="1998-04-01", dateAsserted="2026-04-01"), {"bone_medicine": "denosumab"}),
        (statement(authoredOn=None, effectivePeriod={"start": "1998-04-01"}), {}),
        (statement(authoredOn=None, effectivePeriod={"start": "1998-04-01", "end": "2027-04-01"}),
         {"bone_medicine": "denosumab"}),
        (steroid("completed", authoredOn="1998-04-01"), {"steroid_use": "past"}),
        (steroid(dosageInstruction=[lasts(5, "d")]), {"steroid_use": "past"}),
        (steroid(dosageInstruction=[lasts(2, "a")]), {"steroid_use": "current", **FIVE}),
        (steroid(dosageInstruction=[lasts(5, "d")], dispenseRequest={"numberOfRepeatsAllowed": 3}), {}),
        (steroid(dosageInstruction=[lasts(5, "moons")]), {}),
        (steroid(dosageInstruction=daily(5, count=10)), {}),
        (steroid(dosageInstruction=[{"timing": {"event": ["2026-01-05"]}}]), {}),
        (steroid(dispenseRequest={"validityPeriod": {"end": "2026-03-01"}}), {}),
        (steroid(dispenseRequest={"validityPeriod": {"end": "2027-03-01"}}), {"steroid_use": "current"}),
        (steroid(dosageInstruction=given("Oral")), {"steroid_use": "current"}),
        (steroid(dosageInstruction=given("Intravenous")), {}),
        (steroid(dosageInstruction=given("Intra-articular")), {}),
        (steroid(dosageInstruction=[{"route": coded(SNOMED, "447694001", "")}]), {}),
        (steroid(dosageInstruction=[{"route": coded(SNOMED, "26643006", "")}]), {"steroid_use": "current"}),
        (steroid(dosageInstruction=[{"text": "80 mg i.m. einmalig"}]), {}),
        (medicine("M05BX04", dosageInstruction=given("Subcutaneous")), {"bone_medicine": "denosumab"}),
    ],
)  # fmt: skip
def test_whether_a_medicine_is_taken_and_how_much(
    knowledge: Knowledge, tmp_path: Path, resource: Resource, answers: dict[str, Value]
) -> None:
    assert values(read(knowledge, tmp_path, resource)) == answers


@pytest.mark.parametrize(
    ("over", "taken", "answers"),
    [
        ("2026-06-05", "2026-01-05", {}),
        ("2026-01-05", "2026-01-05", {}),
        (None, "2026-06-05", {}),
        ("2026-01-05", "2026-06-05", {"bone_medicine": "denosumab"}),
    ],
)
def test_a_medicine_that_a_newer_entry_ends_is_asked(
    knowledge: Knowledge, tmp_path: Path, over: str | None, taken: str, answers: dict[str, Value]
) -> None:
    stopped = medicine("M05BX04", "stopped", id="over", authoredOn=over)
    another = medicine("N06AB06", authoredOn=taken)
    filled = read(knowledge, tmp_path, stopped, medicine("M05BX04", authoredOn=taken), another)
    assert values(filled) == {**answers, "bone_affecting_medicines": ("ssri_or_snri",)}


@pytest.mark.parametrize(
    ("denial", "is_read"),
    [
        ({"verificationStatus": coded("x", "refuted"), "recordedDate": "2024-01-01"}, False),
        ({"verificationStatus": coded("x", "refuted")}, False),
        ({"clinicalStatus": coded("x", "resolved"), "abatementDateTime": "2024-01-01"}, False),
        ({"clinicalStatus": coded("x", "inactive"), "onsetDateTime": "2010-01-01"}, True),
        ({"abatementDateTime": "2012-01-01"}, True),
        ({"verificationStatus": coded("x", "provisional"), "recordedDate": "2024-01-01"}, True),
        ({"verificationStatus": coded("x", "entered-in-error"), "recordedDate": "2024-01-01"}, True),
    ],
)
def test_a_diagnosis_that_a_newer_entry_denies_is_asked(
    knowledge: Knowledge, tmp_path: Path, denial: Resource, is_read: bool
) -> None:
    there = condition("K90.0", onsetDateTime="2020-01-01")
    for order in ((there, condition("K90.0", id="later", **denial)), (condition("K90.0", id="later", **denial), there)):
        assert ("conditions" in read(knowledge, tmp_path, *order).answers) is is_read


def test_a_medicine_that_a_statement_denies_is_asked(knowledge: Knowledge, tmp_path: Path) -> None:
    denied = statement(status="not-taken", id="later", dateAsserted="2026-05-01")
    filled = read(knowledge, tmp_path, medicine("M05BX04"), denied)
    assert not values(filled)
    assert any("says that this is over, or is not so" in one.why for one in filled.left_out)


@pytest.mark.parametrize(
    ("sex", "code", "answers"),
    [
        ("female", "L02AE02", {"bone_affecting_medicines": ("ovarian_suppression",)}),
        ("male", "L02AE02", {"bone_affecting_medicines": ("androgen_deprivation",)}),
        ("unknown", "L02AE02", {}),
    ],
)
def test_what_a_code_means_may_depend_on_the_sex(
    knowledge: Knowledge, tmp_path: Path, sex: str, code: str, answers: dict[str, Value]
) -> None:
    assert values(read(knowledge, tmp_path, medicine(code), about=patient(gender=sex))) == answers


def test_what_is_not_asked_of_this_person_is_left_out(knowledge: Knowledge, tmp_path: Path) -> None:
    removed = {"resourceType": "Procedure", "id": "x", "status": "completed", "code": coded(SNOMED, "29827000")}
    assert values(read(knowledge, tmp_path, removed)) == {"ovaries_removed": "yes"}
    of_a_man = read(knowledge, tmp_path, removed, about=patient(gender="male"))
    assert not values(of_a_man)
    assert "it is not asked" in of_a_man.left_out[0].why


@pytest.mark.parametrize(
    ("letter", "low", "high", "unit", "read_so"),
    [("L", 8.5, 10.2, "mg/dL", False), ("N", 8.5, 10.2, "mg/dL", True), ("L", 8.5, 10.2, "mmol/L", True)],
)
def test_how_a_result_was_read_must_fit_its_range(
    knowledge: Knowledge, tmp_path: Path, letter: str, low: float, high: float, unit: str, read_so: bool
) -> None:
    bounds = {side: {"value": value, "code": unit} for side, value in (("low", low), ("high", high))}
    letters = [coded(READ_AS, letter)]
    result = observation("17861-6", 9.5, unit="mg/dL", interpretation=letters, referenceRange=[bounds])
    assert ("calcium_result" in read(knowledge, tmp_path, result).answers) is read_so


def smoked(code: str, day: str) -> Resource:
    return observation("72166-2", None, day, valueCodeableConcept=coded(SNOMED, code))


def read_as(code: str, letter: str, day: str) -> Resource:
    return observation(code, 1.0, day, interpretation=[coded(READ_AS, letter)])


@pytest.mark.parametrize(
    ("older", "newer", "fact"),
    [
        (smoked("449868002", "2026-01-01"), smoked("266919005", "2026-05-01"), "smoking"),
        (smoked("449868002", "2026-01-01"), smoked("1", "2026-05-01"), "smoking"),
        (read_as("3016-3", "L", "2026-01-01"), read_as("3016-3", "N", "2026-05-01"), "tsh_suppressed"),
        (read_as("17861-6", "H", "2026-01-01"), read_as("17861-6", "?", "2026-05-01"), "calcium_result"),
    ],
)
def test_a_newer_entry_without_an_answer_silences_an_older_one(
    knowledge: Knowledge, tmp_path: Path, older: Resource, newer: Resource, fact: str
) -> None:
    assert fact in read(knowledge, tmp_path, older).answers
    for order in ((older, newer), (newer, older)):
        filled = read(knowledge, tmp_path, *order)
        assert fact not in filled.answers
        assert "the newest is no answer here" in filled.left_out[0].why


@pytest.mark.parametrize(
    ("newer", "score"),
    [
        (observation("38264-8", 0.9, "2026-10-02", "g/cm2"), None),
        (observation("38264-8", None, "2026-10-02", valueString="see report"), None),
        (observation("38264-8", 0.9, "2026-01-02", "g/cm2", id="density"), -2.5),
        (observation("38264-8", None, "2026-10-02"), -2.5),
        (observation("38265-5", -3.0, "2026-10-02"), -2.5),
    ],
)
def test_a_newer_result_that_cannot_be_read_silences_an_older_one(
    knowledge: Knowledge, tmp_path: Path, newer: Resource, score: float | None
) -> None:
    for order in (
        (observation("38264-8", -2.5, "2026-01-02"), newer),
        (newer, observation("38264-8", -2.5, "2026-01-02")),
    ):
        assert values(read(knowledge, tmp_path, *order)).get("t_score_total_hip") == score


@pytest.mark.parametrize("other", ["80933-5", "38267-1", "38261-4"])
def test_one_number_is_not_two_scores(knowledge: Knowledge, tmp_path: Path, other: str) -> None:
    named_twice = {"coding": [coding("38264-8", LOINC), coding(other, LOINC)]}
    filled = read(knowledge, tmp_path, observation("38264-8", -2.5) | {"code": named_twice})
    assert values(filled) == {"scan_months_ago": 1.8}
    assert any("its codes mean different things" in one.why for one in filled.left_out)


def test_the_words_of_a_score_must_not_speak_of_another(knowledge: Knowledge, tmp_path: Path) -> None:
    named = {"coding": [coding("38264-8", LOINC)], "text": "Total hip Z-score"}
    assert values(read(knowledge, tmp_path, observation("38264-8", -2.5) | {"code": named})) == {"scan_months_ago": 1.8}


def test_a_component_has_nothing_of_the_value_of_the_whole(knowledge: Knowledge, tmp_path: Path) -> None:
    spine = {"code": coded(LOINC, "38267-1")}
    absent = {**spine, "dataAbsentReason": coded("x", "unknown")}
    valued = {**spine, "valueQuantity": {"value": -2.5, "code": "1"}}
    for part, more in ((spine, {}), (absent, {}), (valued, {"t_score_lumbar_spine": -2.5})):
        filled = read(knowledge, tmp_path, observation("38264-8", -1.9, component=[part]))
        assert values(filled) == {"t_score_total_hip": -1.9, "scan_months_ago": 1.8, **more}
