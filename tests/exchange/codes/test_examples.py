"""Examples beside the codes: they try every code, they are run by `test`, and a slip in one is said with its place."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from bonebrief.authoring.checking.examine import examine
from bonebrief.authoring.examples.records import record_examples
from bonebrief.authoring.examples.test import Choice, report_examples
from bonebrief.exchange.codes.codes_file import read_codes
from bonebrief.exchange.codes.examples import RecordExample, read_examples
from bonebrief.exchange.codes.meaning import CodeBook
from bonebrief.exchange.prefill import prefill
from bonebrief.exchange.record import record_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, KnowledgeError
from tests.conftest import ROOT

HEAD = "reviewed: 2026-11-27\nreview_by: 2028-11-27\n"
CODED = "codes:\n  - {fact: egfr, observation: {loinc: [33914-3]}, units: {x: 1}, source: LOINC}\n"
GIVEN = "given: {resourceType: Condition}"


def read(knowledge: Knowledge, example: RecordExample, book: CodeBook) -> dict[str, object]:
    patient = [] if any(one["resourceType"] == "Patient" for one in example.given) else [{"resourceType": "Patient"}]
    record = record_of([*patient, *example.given], example.place)
    return {name: one.value for name, one in prefill(record, book, knowledge.dictionary, example.as_of).answers.items()}


def test_every_code_is_tried_by_an_example(knowledge: Knowledge) -> None:
    """Without any one line of the codes, and without any one reason to leave out, some example is read otherwise."""
    book, examples = read_codes(knowledge), read_examples(knowledge)
    expected = {one.place: {name: answer.value for name, answer in one.expect.items()} for one in examples}
    for meaning in book.meanings:
        less = replace(book, meanings=tuple(one for one in book.meanings if one is not meaning))
        near = [one for one in examples if meaning.fact in one.expect]
        assert any(read(knowledge, one, less) != expected[one.place] for one in near), meaning


def clinic(folder: Path, old: str = "", new: str = "") -> Path:
    """A copy of the knowledge in which one thing in the codes was edited."""
    for part in ("rules", "questionnaires"):
        copytree(ROOT / part, folder / part)
    path = folder / "questionnaires" / "codes.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def said_by_test(path: Path, words: str) -> tuple[int, str]:
    said: list[str] = []
    status = report_examples(str(path), path, said.append, Choice(words), None)
    return status, "\n".join(said)


@pytest.mark.long
def test_the_examples_of_the_codes_pass(tmp_path: Path, knowledge: Knowledge) -> None:
    status, said = said_by_test(clinic(tmp_path), "")
    assert (status, said) == (0, f"{len(record_examples(knowledge))} passed, 0 failed")


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("icd10: [K90.0]", "icd10: [K90.1]", "conditions: expected coeliac disease, got nothing"),
        ("8517006: former", "8517006: current", "smoking: expected"),
    ],
)
def test_a_code_that_is_edited_wrongly_fails_an_example(tmp_path: Path, old: str, new: str, said: str) -> None:
    status, text = said_by_test(clinic(tmp_path, old, new), "")
    assert status == 1
    assert said.lower() in text.lower()
    assert "questionnaires/codes.yaml:" in text


def test_a_failed_example_says_why_nothing_was_read(tmp_path: Path) -> None:
    _, text = said_by_test(clinic(tmp_path, '"[lb_av]": 0.45359237', "lb: 0.45359237"), "weight in pounds")
    assert 'its unit is "[lb_av]", and not one of: kg, g, lb' in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"{{name: x, {GIVEN}, expect: {{}}}}", '"as_of" is missing'),
        (f"{{name: x, as_of: soon, {GIVEN}, expect: {{}}}}", "is not a date"),
        ("{name: x, as_of: 2026-11-27, given: {code: x}, expect: {}}", "it has no resourceType"),
        ("{name: x, as_of: 2026-11-27, given: [5], expect: {}}", "it has no resourceType"),
        (f"{{name: x, as_of: 2026-11-27, {GIVEN}, expect: {{egfrr: 5}}}}", 'no fact called "egfrr"'),
        (f"{{name: x, as_of: 2026-11-27, {GIVEN}, expect: {{egfr: many}}}}", "egfr"),
        ("text", "where keys with values must stand"),
    ],
)
def test_a_slip_is_said_with_its_place(knowledge: Knowledge, tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "questionnaires").mkdir()
    path = tmp_path / "questionnaires" / "codes.yaml"
    path.write_text(f"{HEAD}{CODED}examples:\n  - {line}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_examples(replace(knowledge, root=tmp_path))
    assert said in str(caught.value)
    assert all(problem.where.line == 6 for problem in caught.value.problems)


@pytest.mark.long
def test_codes_past_their_review_deserve_a_second_look(tmp_path: Path) -> None:
    clinic(tmp_path, "review_by: 2028-11-27", "review_by: 2026-11-28")
    found = examine(tmp_path, date(2026, 11, 29)).problems
    assert [(one.code, one.where.name.endswith("codes.yaml")) for one in found] == [(Code.PAST_REVIEW, True)]
