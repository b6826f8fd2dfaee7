"""The mapping of codes: its own is whole, and every slip in one is said with its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from bonebrief.exchange.codes.codes_file import read_codes
from bonebrief.exchange.codes.systems import SYSTEMS
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError

HEAD = "reviewed: 2026-11-27\nreview_by: 2028-11-27\n"
GOOD = "observation: {loinc: [38264-8]}, units: {'1': 1}, source: LOINC"


def written(knowledge: Knowledge, folder: Path, line: str) -> Knowledge:
    (folder / "questionnaires").mkdir()
    (folder / "questionnaires" / "codes.yaml").write_text(f"{HEAD}codes:\n  - {{{line}}}\n", encoding="utf-8")
    return replace(knowledge, root=folder)


def test_a_whole_one_is_read(knowledge: Knowledge, tmp_path: Path) -> None:
    (meaning,) = read_codes(written(knowledge, tmp_path, f"fact: t_score_total_hip, {GOOD}")).meanings
    assert meaning.fact == "t_score_total_hip"
    assert meaning.units == {"1": 1.0}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"fact: t_score_hip, {GOOD}", 'no question called "t_score_hip"'),
        (f"fact: bmi, {GOOD}", 'no question called "bmi"'),
        ("fact: t_score_total_hip, observation: {loinc: [38264-7]}, units: {'1': 1}, source: L", "a code of loinc"),
        ("fact: conditions, condition: {snomed: [396331006]}, is: celiac_disease, source: S", "a code of snomed"),
        ("fact: conditions, condition: {icd10: [K9]}, is: celiac_disease, source: S", "a code of icd10"),
        ("fact: conditions, condition: {icd11: [K90]}, is: celiac_disease, source: S", "no code system"),
        ("fact: conditions, condition: {icd10: [K90.0]}, is: coeliac, source: S", 'no choice "coeliac"'),
        ("fact: conditions, condition: {icd10: [K90.0]}, is: none, source: S", "A record cannot say none"),
        ("fact: fracture_as_adult, condition: {icd10: [K90.0]}, is: no, source: S", "A record cannot say no"),
        ("fact: conditions, condition: {icd10: [K90.0]}, source: S", "what is taken from it"),
        ("fact: conditions, is: celiac_disease, source: S", "what kind of entry it is"),
        ("fact: t_score_total_hip, observation: {loinc: [38264-8]}, units: {'1': x}, source: S", "no number above"),
        ("fact: conditions, observation: {loinc: [38264-8]}, units: {'1': 1}, source: S", "has no unit"),
        ("fact: t_score_total_hip, observation: {loinc: [38264-8]}, units: {'1': 1}", '"source" is missing'),
        ("fact: steroid_dose_mg, medicine: {atc: [H02AB06]}, daily_dose: {mg: 5}, source: S", '"counts_as" is missing'),
    ],
)  # fmt: skip
def test_a_slip_is_said_with_its_place(knowledge: Knowledge, tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_codes(written(knowledge, tmp_path, line))
    assert said in str(caught.value)
    assert all(problem.where.line == 4 for problem in caught.value.problems)


def test_a_code_has_one_meaning_for_a_fact(knowledge: Knowledge, tmp_path: Path) -> None:
    twice = f"fact: t_score_total_hip, {GOOD}}}\n  - {{fact: t_score_total_hip, {GOOD}"
    with pytest.raises(KnowledgeError, match="already given a meaning"):
        read_codes(written(knowledge, tmp_path, twice))


def test_without_the_file_nothing_is_read(knowledge: Knowledge, tmp_path: Path) -> None:
    assert not read_codes(replace(knowledge, root=tmp_path)).meanings


@pytest.mark.parametrize(
    ("system", "good", "bad"),
    [
        ("loinc", ["38267-1", "85394-5", "8302-2"], ["38267-2", "82637-1", "38267", "x-1"]),
        ("snomed", ["396331005", "29627003"], ["396331006", "396313005", "12"]),
        ("atc", ["M05BX04", "N06AB"], ["M5BX04", "M05BX4", "m05bx04"]),
        ("icd10", ["K90.0", "G20", "S72.001A"], ["K9", "K90.", "90.0"]),
        ("rxnorm", ["84857"], ["84a", ""]),
    ],
)
def test_the_form_of_codes(system: str, good: list[str], bad: list[str]) -> None:
    assert [code for code in good if not SYSTEMS[system].is_code(code)] == []
    assert [code for code in bad if SYSTEMS[system].is_code(code)] == []
