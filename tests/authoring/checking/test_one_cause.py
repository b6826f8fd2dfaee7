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
