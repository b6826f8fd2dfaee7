"""A record that is none, of nobody or of several is refused with its place; one bad entry stops nothing else."""

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bonebrief.exchange.codes.codes_file import read_codes
from bonebrief.exchange.fhir.resources import MOST_BYTES
from bonebrief.exchange.prefill import prefill
from bonebrief.exchange.record import read_record
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError
from tests.exchange.records import Resource, bundle, condition, daily, medicine, observation, patient

WHOLE = (
    patient(),
    observation("38264-8", -2.1),
    condition("K90.0"),
    medicine("H02AB06", dosageInstruction=daily(5)),
)

R5 = {"resourceType": "MedicationRequest", "id": "m", "medication": {"concept": {"coding": []}}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no Patient"),
        ("{", "This is not JSON"),
        ("[1, 2]", "it has no resourceType"),
        ("null", "it has no resourceType"),
        ("5", "it has no resourceType"),
        ("true", "it has no resourceType"),
        ('{"a": 1}', "it has no resourceType"),
        ('{"resourceType": "Bundle"}', "There is no Patient"),
        ('{"resourceType": "Bundle", "entry": 5}', "There is no Patient"),
        ('{"resourceType": "Patient", "id": "p", "x": NaN}', "a number that is none"),
        (json.dumps(patient()) + "\n" + json.dumps(patient(id="q")), "There are 2 patients"),
        (json.dumps(patient()) + "\n" + json.dumps(R5), "MedicationRequest/m is of FHIR R5"),
        (json.dumps(patient(id=None)) + "\n" + json.dumps(patient(id=None)), "There are 2 patients"),
        (json.dumps(patient()) + "\n" + json.dumps(patient(born="1971-01-01")), "There are 2 patients"),
        (json.dumps({"resourceType": "List", "entry": [{"resource": patient()}]}), "There is no Patient"),
        ('{"resourceType": "Patient", "x": ' + "[" * 70 + "]" * 70 + "}", "nested deeper than 64"),
    ],
)
def test_what_is_no_record_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        read_record(path)


def test_a_file_that_is_not_there_too_large_or_no_text_is_refused(tmp_path: Path) -> None:
    large, bytes_, empty = tmp_path / "l.json", tmp_path / "b.json", tmp_path / "folder"
    large.write_bytes(b" " * (MOST_BYTES + 1))
    bytes_.write_bytes(b"\xff\xfe\x00")
    empty.mkdir()
    for path, said in (
        (large, "20 MB"),
        (bytes_, "UTF-8"),
        (empty, "no .json"),
        (tmp_path / "x", "no such file"),
        (Path("/dev/zero"), "device"),
    ):
        with pytest.raises(KnowledgeError, match=said):
            read_record(path)


def test_a_bundle_lines_and_a_folder_say_the_same(tmp_path: Path) -> None:
    lines, folder = tmp_path / "r.ndjson", tmp_path / "folder"
    lines.write_text("\n".join(json.dumps(one) for one in WHOLE) + "\n", encoding="utf-8")
    folder.mkdir()
    for number, one in enumerate(WHOLE):
        (folder / f"{number}.json").write_text(json.dumps(one, indent=1), encoding="utf-8")
    read = [read_record(path).entries for path in (bundle(tmp_path, *WHOLE), lines, folder)]
    assert read[0] == read[1] == read[2]
    assert len(read[0]) == len(WHOLE) - 1


def test_the_order_of_keys_and_what_stands_twice_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    entries = [{"resource": one} for one in (*WHOLE, patient())]
    path.write_text(json.dumps({"entry": entries, "id": "b", "resourceType": "Bundle"}), encoding="utf-8")
    assert read_record(path) == read_record(bundle(tmp_path, *WHOLE))


def test_a_line_ends_at_a_line_feed_alone_and_may_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "r.ndjson"
    words = {"note": [{"text": "one\u2028two\x85three"}]}
    lines = [json.dumps(one | words, ensure_ascii=False) for one in WHOLE]
    path.write_text("\ufeff\r\n\r\n" + "\r\n\r\n".join(lines), encoding="utf-8", newline="")
    assert len(read_record(path).entries) == len(WHOLE) - 1


def test_a_medicine_may_come_before_or_after_what_points_to_it(tmp_path: Path) -> None:
    points = medicine("M05BX04") | {"medicationReference": {"reference": "Medication/med"}}
    del points["medicationCodeableConcept"]
    med = {"resourceType": "Medication", "id": "med", "code": medicine("M05BX04")["medicationCodeableConcept"]}
    for order in ((points, med), (med, points)):
        first, last = read_record(bundle(tmp_path, patient(), *order, condition("K90.0"))).entries
        assert (first.codings, last.name) == (frozenset({("atc", "M05BX04")}), "Condition/cK90.0")


def test_a_patient_may_be_called_by_the_address_in_the_bundle(tmp_path: Path) -> None:
    about = observation("38264-8", -2.1, subject={"reference": "urn:uuid:7f"})
    entries = [{"fullUrl": "urn:uuid:7f", "resource": patient()}, {"resource": about}]
    path = tmp_path / "r.json"
    path.write_text(json.dumps({"resourceType": "Bundle", "entry": entries}), encoding="utf-8")
    assert len(read_record(path).entries) == 1


def whole_bundle(folder: Path, *entries: dict[str, Any]) -> Path:
    path = folder / "r.json"
    path.write_text(json.dumps({"resourceType": "Bundle", "entry": entries}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("address", "reference", "is_of_patient"),
    [
        ("http://a.org/Patient/p", "http://a.org/Patient/p/_history/2", True),
        ("http://a.org/Patient/p", "Patient/p", True),
        ("http://a.org/Patient/p", "http://b.org/Patient/p", False),
        (None, "http://b.org/Patient/p", True),
        ("http://a.org/Patient/p", "#p", False),
    ],
)
def test_a_whole_address_is_of_one_server(
    tmp_path: Path, address: str | None, reference: str, is_of_patient: bool
) -> None:
    about = observation("38264-8", -2.1, subject={"reference": reference})
    path = whole_bundle(tmp_path, {"fullUrl": address, "resource": patient()}, {"resource": about})
    assert len(read_record(path).entries) == is_of_patient


@pytest.mark.parametrize(
    ("first", "second", "scores"),
    [
        ({"versionId": "9"}, {"versionId": "10"}, ["-1.5"]),
        ({"lastUpdated": "2026-10-02T20:00:00Z"}, {"lastUpdated": "2026-10-02T21:30:00+02:00"}, ["-2.5"]),
        ({}, {}, []),
    ],
)
def test_of_several_versions_the_newest_counts_or_none(
    tmp_path: Path, first: Resource, second: Resource, scores: list[str]
) -> None:
    one, other = observation("38264-8", -2.5, meta=first), observation("38264-8", -1.5, meta=second)
    for order in ((one, other), (other, one)):
        record = read_record(bundle(tmp_path, patient(), *order))
        assert [str(entry.value) for entry in record.entries] == scores
        assert scores or "nothing says which is the newest" in record.left_out[0].why


def test_a_version_made_in_error_takes_the_older_one_along(tmp_path: Path) -> None:
    wrong = observation("38264-8", -2.5, status="entered-in-error", meta={"versionId": "2"})
    record = read_record(bundle(tmp_path, patient(), observation("38264-8", -2.5, meta={"versionId": "1"}), wrong))
    assert not record.entries


def test_a_bundle_in_a_bundle_is_opened_and_what_is_deleted_is_not_read(tmp_path: Path) -> None:
    deleted = {"resource": condition("K90.0"), "request": {"method": "DELETE", "url": "Condition/c"}}
    inner = {"resourceType": "Bundle", "entry": [{"resource": observation("38264-8", -2.1)}, deleted]}
    [entry] = read_record(whole_bundle(tmp_path, {"resource": patient()}, {"resource": inner})).entries
    assert str(entry.value) == "-2.1"


def test_a_page_without_the_next_one_is_said(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    page = {"link": [{"relation": "next", "url": "x"}], "entry": [{"resource": one} for one in WHOLE]}
    for whole in ({"resourceType": "Bundle", **page}, {**page, "resourceType": "Bundle"}):
        path.write_text(json.dumps(whole), encoding="utf-8")
        record = read_record(path)
        assert len(record.entries) == len(WHOLE) - 1
        assert ["further pages" in one.why for one in record.left_out] == [True]


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ({"status": "final"}, ["-2.1"]),
        ({"status": "preliminary"}, []),
        ({"status": "final", "subject": {"reference": "Patient/q"}}, []),
    ],
)
def test_results_inside_a_report_are_of_its_day_and_patient(tmp_path: Path, report: Resource, said: list[str]) -> None:
    result = observation("38264-8", -2.1)
    del result["subject"], result["effectiveDateTime"]
    about = {"resourceType": "DiagnosticReport", "id": "d", "effectiveDateTime": "2026-10-02", "contained": [result]}
    record = read_record(bundle(tmp_path, patient(), about | report))
    assert [str(entry.value) for entry in record.entries] == said
    assert len(record.entries) + len(record.left_out) == 1


def test_a_medicine_made_in_error_names_none(tmp_path: Path) -> None:
    points = medicine("M05BX04") | {"medicationReference": {"reference": "Medication/med"}}
    code = points.pop("medicationCodeableConcept")
    med = {"resourceType": "Medication", "id": "med", "code": code, "status": "entered-in-error"}
    [entry] = read_record(bundle(tmp_path, patient(), points, med)).entries
    assert not entry.codings


def spoilt(value: Any, chance: random.Random) -> Any:
    """The same with something of a wrong kind in one or more places."""
    if chance.random() < 0.08:
        return chance.choice([None, 5, -1.5, "x", [], {}, [[]], True, "2026-13-45", {"coding": "x"}, [{"coding": 5}]])
    if isinstance(value, dict):
        return {key: spoilt(one, chance) for key, one in value.items() if chance.random() > 0.02}
    return [spoilt(one, chance) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.long)])
def test_wrong_kinds_anywhere_are_left_out_and_stop_nothing(knowledge: Knowledge, tmp_path: Path, count: int) -> None:
    chance, book = random.Random(2026), read_codes(knowledge)
    for _ in range(count):
        others: list[Resource] = [one for each in WHOLE[1:] if isinstance(one := spoilt(each, chance), dict)]
        path = bundle(tmp_path, patient(), observation("38267-1", -1.1), *others)
        answers = prefill(read_record(path), book, knowledge.dictionary, date(2026, 11, 27)).answers
        assert answers["t_score_lumbar_spine"].value == -1.1
        assert answers["age"].value == 72.0
