"""Numbers and scores that nobody meant: each is told at its place, and what looks like it and is meant is not."""

from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from tests.authoring.small_knowledge import write_knowledge

RULES, QUESTIONS = "rules/bones.yaml", "questionnaires/questions.yaml"
SIGNED = 'slips: [{from: 0.5, to: 6, sign: lost, say: "Is it -{value}?"}], why'
SCORES = f"""\
  z_score_total_hip: {{ask: Hip Z?, label: "Z-score, total hip", type: number, scale: z_score, unit: SD, decimals: 1,
    limits: [-6, 6], usual: [-4, 2], why: It counts.}}
  z_score_spine: {{ask: Spine Z?, label: "Z-score, spine", type: number, scale: z_score, unit: SD, decimals: 1,
    limits: [-6, 6], usual: [-4, 2], why: It counts.}}
  t_score_spine: {{ask: Spine?, label: "T-score, spine", type: number, scale: t_score, unit: SD, decimals: 1,
    limits: [-6, 6], usual: [-4, 2], {SIGNED}: It counts.}}
derived:
  lowest_z_score: {{label: Lowest Z-score, unit: SD, decimals: 1, formula: "lowest(z_score_total_hip, z_score_spine)"}}
"""
CHART = """\
tables:
  chart:
    between rows: lower
    beyond rows: nearest
    table: |
      age | line | other
      50  | -2.5 | 0.2
      60  | -2.3 | 0.5
      70  | -1.9 | 0.9
      80  | 0.1  | 1.5
derived:
  over: {label: Over, formula: t_score_total_hip - chart.line - chart.other}
"""
CLASSES = """\
findings:
  read_z: {title: The Z-score is read, when: age < 50, source: S}
  read_t: {title: The T-score is read, when: age >= 50, source: S}
  below:
    title: Below the range
    density: {category: below_expected_range_for_age, basis: z_score, value: lowest_z_score}
    when: [read_z, lowest_z_score <= -2.0]
    source: S
"""
CASES = [
    # a chart of numbers
    (QUESTIONS, "-2.3 | 0.5", "2.3  | 0.5", ["W137"]),
    (QUESTIONS, "50  | -2.5", "50  | 2.5 ", ["W137"]),
    (QUESTIONS, "80  | 0.1 ", "80  | 1.9 ", ["W137"]),
    (QUESTIONS, "70  | -1.9", "70  | 0.1 ", []),
    (QUESTIONS, "60  | -2.3 | 0.5", "60  | -2.3 | 9.5", []),
    # one score for another
    (RULES, "lowest_t_score <= -2.5", "lowest_z_score <= -2.5", ["W147"]),
    (RULES, "read_z, lowest_z_score", "read_z, lowest_t_score", ["W147"]),
    (RULES, "pain_days > 7", "read_z, t_score_spine < -2.5", ["W147"]),
    (RULES, "pain_days > 7", "read_z, lowest_z_score < -2.5", []),
    (RULES, "pain_days > 7", "read_z, t_score_spine < -2.5, lowest_z_score < -1.5", []),
    (RULES, "pain_days > 7", "age >= 50, lowest_z_score < -2.5", []),
    (RULES, "pain_days > 7", "{any: [z_score_spine < -2, lowest_z_score < -2, t_score_spine < -2]}", ["W147"]),
    (RULES, "pain_days > 7", "{any: [z_score_spine < -2, lowest_z_score < -2, t_score_spine < -2.5]}", []),
    (RULES, "Pain for {pain_days} days.", '"A Z-score[ of {lowest_t_score}]."', ["W147"]),
    (RULES, "Pain for {pain_days} days.", '"Z-score {lowest_z_score}, T-score {lowest_t_score}."', []),
    (QUESTIONS, "lowest(z_score_total_hip, z_score_spine)", "lowest(z_score_total_hip, t_score_spine)", ["W147"]),
    (QUESTIONS, "lowest(z_score_total_hip, z_score_spine)", "lowest(t_score_total_hip, t_score_spine)", ["W147"]),
    (QUESTIONS, 'label: "Z-score, spine"', 'label: "T-score of the spine"', ["W147"]),
    # bounds
    (RULES, "lowest_t_score <= -2.5", "lowest_t_score <= -2.55", ["W146"]),
    (RULES, "age >= 65", "age >= 64.5", ["W146"]),
    (RULES, "when: age >= 65", "table: |\n      age | t_score_spine\n      65+ | <= -2.55", []),
    (RULES, "pain_days > 7", "t_score_spine between -2.4 and 1.0", ["W137"]),
    (RULES, "pain_days > 7", "t_score_spine between -1.0 and 1.0", []),
    (RULES, "topic: Bones", "bounds: {old: 65}\ntopic: Bones", ["W145"]),
    (RULES, "title: Old", 'bounds: {old: 65}\n    title: "{old} and more"', []),
    (RULES, "title: Old", "bounds: {old: 65}\n    title: Old", ["W145"]),
    (QUESTIONS, "formula: t_score_total_hip - chart", "formula: 100 * t_score_total_hip - chart", []),
    (RULES, "pain_days > 7", "over < -6", ["W148"]),
    (RULES, "pain_days > 7", "over < -2", []),
]


def whole(folder: Path) -> None:
    """The small knowledge base, with a chart, Z-scores and density classes by both."""
    form = ("questionnaires/t.yaml", "t_score_femoral_neck]", "t_score_femoral_neck, ")
    scored = [
        (QUESTIONS, f"{name}: {{ask: {words}?,", f"{name}: {{ask: {words}?, scale: t_score,")
        for name, words in (("t_score_total_hip", "Hip"), ("t_score_femoral_neck", "Neck"))
    ]
    added = form[2] + "t_score_spine, z_score_spine, z_score_total_hip]"
    whole = [
        (QUESTIONS, "derived:\n", SCORES.replace("derived:\n", CHART)),
        (RULES, "findings:\n", CLASSES),
        (RULES, "when: lowest_t_score <= -2.5", "when: [read_t, lowest_t_score <= -2.5]"),
        (form[0], form[1], added),
        *scored,
    ]
    write_knowledge(folder, *whole)


def told(folder: Path) -> list[str]:
    kinds = ("R", "W137", "W145", "W146", "W147", "W148")
    found = [one.code.value for one in examine(folder, date(2026, 11, 1)).problems]
    return [code for code in found if code.startswith(kinds)]


def test_what_is_meant_so_is_not_told(tmp_path: Path) -> None:
    whole(tmp_path)
    assert told(tmp_path) == []


@pytest.mark.parametrize(("file", "old", "new", "codes"), CASES)
def test_a_slip_is_told_by_its_own_code(tmp_path: Path, file: str, old: str, new: str, codes: list[str]) -> None:
    whole(tmp_path)
    path = tmp_path / file
    assert path.read_text().count(old) == 1
    path.write_text(path.read_text().replace(old, new))
    assert told(tmp_path) == codes
