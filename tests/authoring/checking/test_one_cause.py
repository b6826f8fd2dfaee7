"""Of one mistake whose consequences stand in many places only the cause is told."""

from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from tests.authoring.small_knowledge import write_knowledge

RULES, FORM = "rules/bones.yaml", "questionnaires/t.yaml"
NAMED = [
    (RULES, "findings:\n", "bounds:\n  old_age: 65\nfindings:\n"),
    (RULES, "title: Old", 'title: "{old_age} or more"'),
    (RULES, "when: age >= 65", "when: age >= old_age"),
    (RULES, "because: Pain at {age}.", 'because: "Pain at {age}, {old_age} or more."'),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (RULES, "old_age: 65", "old_age: sixty", "R018"),
        (RULES, "old_age: 65", "old_age 65", "R003"),
        (RULES, "old_age: 65", "old-age: 65", "R009"),
        (RULES, "  aged:\n", "  Aged:\n", "R009"),
        (FORM, "[age, sex, pain, pain_days, conditions, t_score_total_hip, t_score_femoral_neck]", "age, pain", "R003"),
    ],
)
def test_the_cause_alone_is_told(tmp_path: Path, file: str, old: str, new: str, code: str) -> None:
    folder = write_knowledge(tmp_path, *NAMED)
    path = folder / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    more = "  - {title: Two, questions: [pain_days]}\n" if file == FORM else ""
    path.write_text(path.read_text() + more)
    assert [problem.code.value for problem in examine(folder, date(2026, 11, 1)).problems] == [code]


CHART = """\
tables:
  chart:
    between rows: lower
    beyond rows: nearest
    table: |
      age | line | other
      50  | 1    | 2
      60  | 2    | 3
derived:
  line: {label: Line, formula: chart.line}
  over: {label: Over, formula: line - chart.other}
"""
QUESTIONS = "questionnaires/questions.yaml"
LEDGER = "reviews:\n  - {point: pain_talk, by: A, role: B, on: 2026-01-01, wording: x}\n"


@pytest.mark.parametrize(
    ("file", "text", "old", "new", "told"),
    [
        (QUESTIONS, CHART, "60  | 2    |", "60  | 2,5  |", ["R018"]),
        (QUESTIONS, CHART, "between rows: lower", "between rows: linear", ["R017"]),
        (QUESTIONS, CHART, "between rows: lower", "between row: lower", ["R004"]),
        (QUESTIONS, CHART, "line - chart", "line − chart", ["R021"]),
        ("rules/texts.de.yaml", "language: Deutsch\nreview: x\n", "review: x", "reviews: x", ["R004"]),
        ("rules/reviews.yaml", LEDGER, "by: A", 'by: ""', ["R007"]),
        ("rules/reviews.yaml", LEDGER, "on: 2026-01-01", "on: 2062-01-01", ["W110"]),
        ("rules/retired.yaml", "retired:\n  gone: {since: 2026-01-01, because: So.}\n", "2026", "2062", ["W110"]),
        ("rules/retired.yaml", "retired:\n  gone: {since: 2026-01-01, because: So.}\n", "2026-01-01", "May", ["R017"]),
        ("rules/reviews.yaml", LEDGER, "on: 2026-01-01", "on: 13.1.2026", ["R017"]),
        ("rules/sources.yaml", "", "year: 2020", "year: about 2020", ["R017"]),
        (QUESTIONS, "", "limits: [-6, 6], usual: [-4, 2]", "limits: [-6, 6], usual: [-7, 2]", ["R019"] * 2),
        (FORM, "", "[age, sex, pain, pain_days,", "[age, sex, paint, pain_days,", ["R012"]),
        (RULES, "", "source: S, part 1", "source: S; S2", ["R015"]),
        (RULES, "", "source: S, part 1", "source: S, S2", ["R015"]),
        (QUESTIONS, "", "choices: {female: Female, male: Male}", "choices: [female, male]", ["R003"]),
        (QUESTIONS, "", "ask_if: pain is yes", "ask_if: t_score_total_hip < 0", ["R012"]),
        ("rules/evidence.yaml", "rows:\n  1.1: {says: So., checked: seen}\n", "seen", "yes", ["R017"]),
        ("rules/laws.yaml", "laws:\n  l: {title: L, never: [calm, urgent]}\n", "never", "not", ["R004"]),
        ("rules/laws.yaml", "laws:\n  l: {title: L, never: [calm, urgent]}\n", "never", "nver", ["R004"]),
    ],
)
def test_one_slip_is_one_message(tmp_path: Path, file: str, text: str, old: str, new: str, told: list[str]) -> None:
    """Of slips in a chart, a form, a ledger or sources, beside whatever is told without them."""
    second = "  S2: {title: U, organisation: O, year: 2021, where: h, reviewed: 2026-01-01, review_by: 2028-01-01}\n"
    folder = write_knowledge(tmp_path)
    (folder / "rules/sources.yaml").write_text((folder / "rules/sources.yaml").read_text() + second)
    path = folder / file
    whole = path.read_text().replace("derived:\n", text) if text is CHART else text or path.read_text()
    path.write_text(whole)
    before = {(one.code.value, one.what.partition(" on ")[0]) for one in examine(folder, date(2026, 11, 1)).problems}
    assert old in whole
    path.write_text(whole.replace(old, new))
    found = [(one.code.value, one.what.partition(" on ")[0]) for one in examine(folder, date(2026, 11, 1)).problems]
    assert [code for code, what in found if (code, what) not in before] == told


@pytest.mark.parametrize(
    ("file", "old", "new", "mend"),
    [
        (
            QUESTIONS,
            "lowest(t_score_total_hip, t",
            "min(t_score_total_hip, t",
            ["lowest(t_score_total_hip, t_score_femoral_neck)"],
        ),
        (QUESTIONS, '"lowest(t_score_total_hip, t_score_femoral_neck)"', "age^2", ["(age * age)"]),
        (QUESTIONS, '"lowest(t_score_total_hip, t_score_femoral_neck)"', "(age * 2", []),
        ("rules/sources.yaml", "2026-01-01", "24/11/2025", ["2025-11-24"]),
        ("rules/sources.yaml", "2026-01-01", "11/24/2025", ["2025-11-24"]),
        ("rules/sources.yaml", "2026-01-01", "2025/3/9", ["2025-03-09"]),
        ("rules/sources.yaml", "2026-01-01", "04.03.2025", []),
        ("rules/sources.yaml", "2026-01-01", "2025-02-31", []),
        (FORM, "pain_days, conditions", "pain_days if age > 50, conditions", ["{ask: pain_days, if: age > 50}"]),
        (
            RULES,
            "{any: [low, conditions includes celiac_disease]}",
            "celiac_disease",
            ["conditions includes celiac_disease"],
        ),
    ],
)
def test_one_slip_has_its_own_mend(tmp_path: Path, file: str, old: str, new: str, mend: list[str]) -> None:
    path = write_knowledge(tmp_path) / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    problems = [one for one in examine(tmp_path, date(2026, 11, 1)).problems if one.code.severity == "error"]
    assert [[one.new for one in problem.mends] for problem in problems] == [mend]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("because: Pain at {age}.", "because: Pain for (pain_days).", "W128"),
        ("say: Raise the pain.", 'say: "Raise the pain of {old age} or more."', "R022"),
    ],
)
def test_an_id_in_a_text_stands_in_braces_under_its_name(tmp_path: Path, old: str, new: str, code: str) -> None:
    path = write_knowledge(tmp_path, *NAMED[:1]) / RULES
    path.write_text(path.read_text().replace(old, new, 1))
    found = [one for one in examine(tmp_path, date(2026, 11, 1)).problems if one.code.value == code]
    assert [("pain_days" in one.fix, "old_age" in one.fix) for one in found] == [(code == "W128", code == "R022")]
