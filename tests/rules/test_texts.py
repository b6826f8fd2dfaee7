"""The words of the shipped points; that each is calm, short and plain is looked at by `bonebrief check`."""

import re

from bonebrief.authoring.checking.wording.reading_age import grade
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from tests.conftest import ROOT


def test_the_patient_texts_are_readable_at_twelve_on_the_whole(knowledge: Knowledge) -> None:
    grades = sorted(grade(point.patient.text) for point in knowledge.points.values())
    assert grades[len(grades) // 2] <= 6


def test_the_article_is_carried_by_rules_that_exist(knowledge: Knowledge) -> None:
    table = (ROOT / "rules" / "README.md").read_text(encoding="utf-8").partition("## What the article says")[2]
    rows = [line.split("|")[1:3] for line in table.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert len(rows) >= 25
    for statement, carried_by in rows:
        named = re.findall(r"`(\w+)`", carried_by)
        assert named, statement
        assert set(named) <= knowledge.points.keys() | knowledge.findings.keys(), statement


def test_who_is_told_to_call_today_has_an_urgent_point(knowledge: Knowledge) -> None:
    told = {name: point for name, point in knowledge.points.items() if "today" in point.patient.text}
    assert len(told) > 2
    for name, point in told.items():
        assert all(rule.priority is Priority.URGENT for rule in point.raises), name
