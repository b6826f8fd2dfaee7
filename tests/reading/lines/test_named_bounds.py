"""Bounds with a name: one number in conditions and texts, and each slip at its place."""

from pathlib import Path

import pytest

from bonebrief.language.problem import KnowledgeError
from bonebrief.wording.conditions import condition_text
from tests.reading.tables.test_rule_tables import loaded

RULES = """\
topic: T
bounds: {old_from: 65, low_at: -2.5}
findings:
  old: {title: "Old, from {old_from} on", when: age >= old_from, source: S}
points:
  p:
    title: A score of {low_at} or lower
    bounds: {days: 7}
    say: Raise more than {days} days.
    patient: Ask.
    raise:
      - priority: high
        when: [pain_days > days, age between old_from and 80, t_score_total_hip <= low_at]
        because: "Pain for {pain_days} days; more than {days} count from {old_from} on."
        source: S
      - priority: note
        table: |
          age         | t_score_total_hip
          >= old_from | < low_at
        because: Old.
        source: S
"""


def test_a_bound_is_one_number_in_conditions_and_texts(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, RULES)
    point = knowledge.points["p"]
    assert knowledge.findings["old"].title == "Old, from 65 on"
    assert (point.title, point.say.text) == ("A score of -2.5 or lower", "Raise more than 7 days.")
    assert point.raises[0].because.text == "Pain for {pain_days} days; more than 7 count from 65 on."
    assert [condition_text(rule.when) for rule in knowledge.rules.values()] == [
        "age >= 65",
        "[pain_days > 7, age between 65 and 80, t_score_total_hip <= -2.5]",
        "[age >= 65, t_score_total_hip < -2.5]",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("old_from: 65", "old_from: many", ("R018", 2)),
        ("old_from: 65", "age: 65", ("R010", 2)),
        ("old_from: 65", "Old-From: 65", ("R009", 2)),
        ("age >= old_from, source", "age >= old_form, source", ("R018", 4)),
        ("old_from: 65", "old_from: 650", ("R019", 4)),
        ("{low_at} or lower", "{low} or lower", ("R022", 7)),
        ("than {days} days.", "than {day} days.", ("R022", 9)),
        ("from {old_from} on.", "from {old_form} on.", ("R022", 14)),
    ],
)
def test_a_slip_is_named_where_it_is(tmp_path: Path, old: str, new: str, problem: tuple[str, int]) -> None:
    assert old in RULES
    with pytest.raises(KnowledgeError) as error:
        loaded(tmp_path, RULES.replace(old, new, 1))
    assert problem in [(one.code.value, one.where.line) for one in error.value.problems]
