"""What an edit changes and for whom: exactly the people on its two sides, each difference with a smallest person."""

import shutil
from pathlib import Path

import pytest

from bonebrief.authoring.comparing.compare import Comparison, compare
from bonebrief.authoring.comparing.diff_text import comparison_lines
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.answers import answers_text
from tests.authoring.small_knowledge import QUESTIONS as QUESTIONS_TEXT
from tests.authoring.small_knowledge import write_knowledge
from tests.conftest import ROOT

RULES, QUESTIONS = "rules/bones.yaml", "questionnaires/questions.yaml"
SEVERAL = "type: choices\n    choices: {celiac_disease: Coeliac disease, hiv: HIV, none: None of these}"
DERIVED = QUESTIONS_TEXT[QUESTIONS_TEXT.index("derived:") :]
Edit = tuple[str, str, str]


def compared(tmp_path: Path, *edits: Edit) -> Comparison:
    old = load_knowledge(write_knowledge(tmp_path / "old"))
    return compare(old, load_knowledge(write_knowledge(tmp_path / "new", *edits)), [])


def said(found: Comparison) -> list[tuple[str, str, str, str]]:
    """Subject and part, what was said, what is said now, and the fewest answers."""
    return [
        (f"{one.subject} {one.part}", one.was, one.now, answers_text(group.smallest))
        for group in found.groups
        for one in [group.difference]
    ]


def values(found: Comparison, fact: str, differing: bool) -> set[object]:
    chosen = {id(person) for person in found.differing}
    people = [person for person in found.tried if (id(person) in chosen) is differing]
    return {person.answers[fact].value for person in people if fact in person.answers}


def test_nothing_differs_when_only_order_comments_and_layout_do(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        (RULES, "when: [aged, pain is yes]", "when:   # so\n          - pain is yes\n          - all: [aged]"),
        (RULES, "any: [low, conditions includes celiac_disease]", "any: [conditions includes celiac_disease, low]"),
        (RULES, "  aged:\n    title: Old\n    when: age >= 65\n    source: S\n", ""),
        (RULES, "    source: S, part 1\n", "    source: S, part 1\n  aged: {source: S, when: age >= 65, title: Old}\n"),
    )
    assert found.changes == ()
    assert found.groups == ()


def test_a_part_that_stands_twice_counts_twice(tmp_path: Path) -> None:
    old = (RULES, "when: [pain is yes, pain_days > 7]", "when: {at least 2: [aged, aged, pain is yes]}")
    new = (RULES, "when: [pain is yes, pain_days > 7]", "when: {at least 2: [aged, pain is yes]}")
    before = load_knowledge(write_knowledge(tmp_path / "old", old))
    found = compare(before, load_knowledge(write_knowledge(tmp_path / "new", new)), [])
    assert [(c.kind, c.id) for c in found.changes] == [("changed", "pain_talk.2")]
    assert ("pain_talk priority", "routine", "could not be judged", "{age: 65}") in said(found)


def test_one_threshold_changes_exactly_the_people_between_old_and_new(tmp_path: Path) -> None:
    found = compared(tmp_path, (RULES, "age >= 65", "age >= 60"))
    assert [(c.kind, c.sort, c.id) for c in found.changes] == [("changed", "rule", "aged")]
    assert [(d.part, d.was, d.now) for d in found.changes[0].details] == [("when", "age >= 65", "age >= 60")]
    assert values(found, "age", True) == {60.0, 61.0, 64.0}
    assert {59.0, 65.0, 66.0} <= values(found, "age", False)
    assert [person.name for person in found.differing if person.origin == "example"] == ["a long pain"]


@pytest.mark.long
def test_one_threshold_of_the_shipped_rules(tmp_path: Path, knowledge: Knowledge) -> None:
    for part in ("rules", "questionnaires"):
        shutil.copytree(ROOT / part, tmp_path / part)
    path = tmp_path / "rules/lifestyle.yaml"
    path.write_text(path.read_text().replace("alcohol_units_per_day >= 3", "alcohol_units_per_day >= 2"))
    found = compare(knowledge, load_knowledge(tmp_path), [])
    assert values(found, "alcohol_units_per_day", True) == {2.0, 2.1, 2.9}
    assert {1.9, 3.0, 3.1} <= values(found, "alcohol_units_per_day", False)
    assert ("alcohol_and_bone priority", "not raised", "routine", "{alcohol_units_per_day: 2.9}") in said(found)
    assert len(found.groups) > 2


def test_each_difference_has_the_fewest_answers_that_show_it(tmp_path: Path) -> None:
    found = said(compared(tmp_path, (RULES, "age >= 65", "age >= 60")))
    assert ("pain_talk priority", "could not be judged", "high", "{age: 64, pain: yes}") in found
    assert ("pain_talk priority", "routine", "high", "{age: 64, pain_days: 8}") in found


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            RULES,
            "lowest_t_score <= -2.5",
            "lowest_t_score < -2.5",
            [("density class", "osteoporosis", "unknown", "{t_score_total_hip: -2.5}")],
        ),
        (
            RULES,
            "conditions includes celiac_disease",
            "conditions includes hiv",
            [
                ("scan_talk priority", "routine", "could not be judged", "{conditions: [celiac_disease]}"),
                ("scan_talk priority", "could not be judged", "routine", "{conditions: [hiv]}"),
            ],
        ),
        (
            RULES,
            "priority: high",
            "priority: urgent",
            [("pain_talk priority", "high", "urgent", "{age: 65, pain: yes}")],
        ),
        (
            RULES,
            "Pain at {age}",
            "Hurts at {age}",
            [("pain_talk reasons", "Pain at {age}.", "Hurts at {age}.", "{age: 65, pain: yes}")],
        ),
        (
            RULES,
            "Raise the scan.",
            "Do raise it.",
            [("scan_talk say", "Raise the scan.", "Do raise it.", "{t_score_total_hip: -2.5}")],
        ),
        (
            RULES,
            "pain_days > 7]",
            "pain_days > 7, sex is female]",
            [("pain_talk priority", "routine", "could not be judged", "{pain_days: 8}")],
        ),
        (
            QUESTIONS,
            "lowest(t_score_total_hip",
            "highest(t_score_total_hip",
            [("density class", "osteoporosis", "unknown", "{t_score_total_hip: -2.6, t_score_femoral_neck: 2}")],
        ),
        (
            QUESTIONS,
            "ask_if: pain is yes",
            "ask_if: age >= 40",
            [("pain_talk priority", "routine", "could not be judged", "{pain_days: 8}")],
        ),
        (QUESTIONS, "ask: Sex?", "ask: Which sex?", []),
    ],
)
def test_what_an_edit_does_to_briefs(
    tmp_path: Path, file: str, old: str, new: str, expected: list[tuple[str, str, str, str]]
) -> None:
    found = compared(tmp_path, (file, old, new))
    assert found.changes
    assert set(expected) <= set(said(found))
    assert bool(found.groups) is bool(expected)


def test_a_point_and_its_finding_that_are_new_or_gone(tmp_path: Path) -> None:
    new_point = (
        "points:\n  men:\n    title: Men\n    say: Raise it.\n    patient: Ask.\n"
        "    raise:\n      - {priority: note, when: [sex is male, age < 50], because: A man., source: S}\n"
    )
    old = load_knowledge(write_knowledge(tmp_path / "old"))
    new = load_knowledge(write_knowledge(tmp_path / "new", (RULES, "points:\n", new_point)))
    added, removed = compare(old, new, []), compare(new, old, [])
    assert ("added", "point", "men") in [(c.kind, c.sort, c.id) for c in added.changes]
    assert ("removed", "point", "men") in [(c.kind, c.sort, c.id) for c in removed.changes]
    assert ("men priority", "not raised", "note", "{age: 49, sex: male}") in said(added)
    assert ("men priority", "note", "not raised", "{age: 49, sex: male}") in said(removed)


def test_a_fact_that_one_side_does_not_know(tmp_path: Path) -> None:
    smoking = "  smoking: {ask: Smoking?, label: Smoking, type: yes_no, why: It counts.}\nderived:"
    edits = (
        (QUESTIONS, "derived:", smoking),
        (RULES, "{any: [low,", "{any: [smoking is yes, low,"),
    )
    assert ("scan_talk priority", "could not be judged", "routine", "{smoking: yes}") in said(
        compared(tmp_path, *edits)
    )


def test_a_point_that_only_waits_for_an_answer_is_told_and_not_counted(tmp_path: Path) -> None:
    question = "  dizzy: {ask: Dizzy?, label: Dizzy, type: yes_no, why: It counts.}\nderived:"
    point = (
        "points:\n  dizzy_talk:\n    title: Dizzy\n    say: Raise it.\n    patient: Ask.\n"
        "    raise:\n      - {priority: note, when: [dizzy is yes, age > 114], because: Dizzy., source: S}\n"
    )
    found = compared(tmp_path, (QUESTIONS, "derived:", question), (RULES, "points:\n", point))
    waiting = [group for group in found.waiting if group.difference.now == "could not be judged"]
    assert [group.difference.subject for group in waiting] == ["dizzy_talk"]
    assert waiting[0].smallest == {}
    assert {"a low score"} <= {person.name for person in waiting[0].people}
    assert [person.origin for person in found.differing] == ["made"]
    report = "\n".join(comparison_lines(found))
    assert "- dizzy_talk: not raised -> could not be judged" in report


@pytest.mark.parametrize(
    "edits",
    [
        [
            (QUESTIONS, "label: Pain, type: yes_no", "label: Pain, type: number, limits: [0, 10]"),
            (QUESTIONS, "ask_if: pain is yes", "ask_if: pain > 3"),
            (RULES, "pain is yes", "pain > 3"),
            (RULES, "pain: yes", "pain: 5"),
        ],
        [
            (QUESTIONS, "type: number, unit: years, limits: [18, 115], usual: [40, 90]", "type: yes_no"),
            (RULES, "age >= 65", "age is yes"),
            (RULES, "age: 65", "age: yes"),
            (RULES, "age: 64", "age: no"),
        ],
        [
            (QUESTIONS, SEVERAL, "type: yes_no"),
            (RULES, "conditions includes celiac_disease", "conditions is yes"),
            (RULES, "conditions: [none]", "conditions: no"),
        ],
        [(QUESTIONS, DERIVED, "  lowest_t_score: {ask: L?, label: L, type: number, limits: [-6, 6], why: So.}\n")],
        [(QUESTIONS, "decimals: 1, formula", "decimals: 2, formula")],
        [(RULES, "aged", "elderly")],
    ],
)
def test_a_fact_or_finding_that_is_another_kind_of_thing_on_the_other_side(tmp_path: Path, edits: list[Edit]) -> None:
    old = load_knowledge(write_knowledge(tmp_path / "old"))
    new = load_knowledge(write_knowledge(tmp_path / "new", *edits))
    assert compare(old, new, []).changes
    assert compare(new, old, []).changes
