"""The words of the shipped points: short, calm, begun with what to raise, readable at twelve; never an order."""

import re

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point
from bonebrief.reading.knowledge import load_knowledge
from tests.conftest import ROOT

POINTS = list(load_knowledge(ROOT).points.values())
BEGINNINGS = ("Raise", "Ask", "Check", "Mention", "Act", "Settle", "Place")
ORDERS = re.compile(r"\b(you have (?!had)|you suffer|start (taking|on)|stop (taking|your)|begin taking)")
YEARS_AT_SCHOOL = 7.5


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+(?=[A-Z])", text.strip()) if part]


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: years at school that reading takes; twelve-year-olds have six or seven."""
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", word.lower())))) for word in words)
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.id)
def test_a_point_says_it_shortly_and_calmly(point: Point) -> None:
    assert len(point.title) <= 80
    say, patient = point.say.text, point.patient.text
    assert say.startswith(BEGINNINGS)
    assert len(sentences(say)) <= 3
    assert len(sentences(patient)) <= 4
    assert not ORDERS.search(say.lower())
    assert not ORDERS.search(patient.lower())
    assert "!" not in patient
    assert grade(patient) <= YEARS_AT_SCHOOL


def test_the_patient_texts_are_readable_at_twelve_on_the_whole(knowledge: Knowledge) -> None:
    grades = sorted(grade(point.patient.text) for point in knowledge.points.values())
    assert grades[len(grades) // 2] <= 6


def test_every_reason_is_given_in_the_persons_own_numbers_or_words(knowledge: Knowledge) -> None:
    """A reason names an answer of this person, by a placeholder or in words; none is longer than two lines."""
    for point in knowledge.points.values():
        for entry in point.raises:
            fullest = re.sub(r"\[([^|\]]*)\|[^\]]*\]", r"\1", entry.because.text)
            assert len(fullest) <= 200, entry.rule.id


def test_every_rule_names_a_source_and_evidence(knowledge: Knowledge) -> None:
    assert [rule.id for rule in knowledge.rules.values() if not (rule.sources and rule.evidence)] == []


def test_every_source_is_cited_and_every_row_is_used(knowledge: Knowledge) -> None:
    rules = list(knowledge.rules.values())
    assert knowledge.sources.keys() == {citation.source for rule in rules for citation in rule.sources}
    assert knowledge.evidence.keys() - {row for rule in rules for row in rule.evidence} == set()


def test_the_article_is_carried_by_rules_that_exist(knowledge: Knowledge) -> None:
    table = (ROOT / "rules" / "README.md").read_text(encoding="utf-8").partition("## What the article says")[2]
    rows = [line.split("|")[1:3] for line in table.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert len(rows) >= 25
    for statement, carried_by in rows:
        named = re.findall(r"`(\w+)`", carried_by)
        assert named, statement
        assert set(named) <= knowledge.points.keys() | knowledge.findings.keys(), statement
