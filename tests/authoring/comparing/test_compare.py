"""What an edit changes and for whom: every difference there is, each with a smallest person, and no other."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bonebrief.authoring.comparing.compare import Comparison, compare
from bonebrief.authoring.comparing.diff_text import comparison_lines
from bonebrief.authoring.comparing.sides import Sides
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer
from bonebrief.language.condition import Is
from bonebrief.language.domain import Choice
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.answers import answers_text
from tests.authoring.small_knowledge import QUESTIONS as QUESTIONS_TEXT
from tests.authoring.small_knowledge import write_knowledge
from tests.conftest import ROOT
from tests.meanings.rule_books import NUMBER
from tests.meanings.solver.agreement import in_domain
from tests.meanings.solver.books import books, people

RULES, QUESTIONS = "rules/bones.yaml", "questionnaires/questions.yaml"
SEVERAL = "type: choices\n    choices: {celiac_disease: Coeliac disease, hiv: HIV, none: None of these}"
DERIVED = QUESTIONS_TEXT[QUESTIONS_TEXT.index("derived:") :]
Edit = tuple[str, str, str]


def compared(tmp_path: Path, *edits: Edit) -> Comparison:
    old = load_knowledge(write_knowledge(tmp_path / "old"))
    return compare(old, load_knowledge(write_knowledge(tmp_path / "new", *edits)))


def said(found: Comparison) -> list[tuple[str, str, str, str]]:
    """Subject and part, what was said, what is said now, and the fewest answers."""
    return [
        (f"{one.subject} {one.part}", one.was, one.now, answers_text(group.smallest))
        for group in found.groups
        for one in [group.difference]
    ]


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
    found = compare(before, load_knowledge(write_knowledge(tmp_path / "new", new)))
    assert [(c.kind, c.id) for c in found.changes] == [("changed", "pain_talk.2")]
    assert ("pain_talk priority", "routine", "could not be judged", "{age: 65}") in said(found)


def test_one_threshold_changes_what_is_named_and_whom_it_lies_between(tmp_path: Path) -> None:
    found = compared(tmp_path, (RULES, "age >= 65", "age >= 60"))
    assert [(c.kind, c.sort, c.id) for c in found.changes] == [("changed", "rule", "aged")]
    assert [(d.part, d.was, d.now) for d in found.changes[0].details] == [("when", "age >= 65", "age >= 60")]
    assert said(found) == [
        ("pain_talk priority", "routine", "high", "{age: 64, pain: yes, pain_days: 182}"),
        ("pain_talk priority", "could not be judged", "high", "{age: 64, pain: yes}"),
    ]
    assert found.undecided == ()


@pytest.mark.long
def test_one_threshold_of_the_shipped_rules(tmp_path: Path, knowledge: Knowledge) -> None:
    """`first_scan: note -> routine` was missed while people were made and tried."""
    for part in ("rules", "questionnaires"):
        shutil.copytree(ROOT / part, tmp_path / part)
    path = tmp_path / "rules/lifestyle.yaml"
    path.write_text(path.read_text().replace("many_units: 3", "many_units: 2"))
    found = compare(knowledge, load_knowledge(tmp_path))
    shown = said(found)
    assert ("alcohol_and_bone priority", "not raised", "routine", "{alcohol_units_per_day: 2.9}") in shown
    assert ("first_scan priority", "note", "routine") in [one[:3] for one in shown]
    assert found.undecided == ()


def not_listed(old: Knowledge, new: Knowledge, everybody: list[dict[str, Answer]]) -> list[tuple[str, ...]]:
    """The differences of these people that are not listed; each that is was replayed."""
    found = compare(old, new)
    assert [one.why for one in found.undecided if "evaluator" in one.why] == []
    listed = {group.difference.kind for group in (*found.groups, *found.waiting)}
    listed |= {difference.kind for difference in (*found.unshown, *(one.difference for one in found.undecided))}
    sides = Sides(old, new)
    asked = [(person, [(side, sides.asked(side, person)) for side in (old, new)]) for person in everybody]
    inside = [person for person, both in asked if all(in_domain(side, answers) for side, answers in both)]
    kinds = {difference.kind for person in inside for difference in sides.differences_if_asked(person)}
    return sorted(kinds - listed)


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
several_people = st.lists(people(), min_size=8, max_size=8)


@given(books(), books(), several_people)
@settings(max_examples=2, deadline=None, suppress_health_check=SLOW, derandomize=True, phases=[Phase.generate])
def test_nothing_else_differs_between_random_books(
    old: Knowledge, new: Knowledge, everybody: list[dict[str, Answer]]
) -> None:
    assert not_listed(old, new, everybody) == []


def asked_otherwise(book: Knowledge) -> Knowledge:
    """The same rules over other questions: other limits, decimals, choices and gates."""
    facts, gated = dict(book.dictionary), book.dictionary["c3"].asking
    assert gated
    facts["n1"] = replace(facts["n1"], domain=replace(NUMBER, limits=(-50, 2), decimals=0))
    facts["c1"] = replace(facts["c1"], domain=Choice({"never": "never", "past": "past", "current": "current"}))
    facts["c3"] = replace(facts["c3"], origin=replace(gated, ask_if=Is("c2", ("past",))))
    facts["n4"] = facts["n4"].asked_of_everybody
    return replace(book, dictionary=facts)


@pytest.mark.long
@given(books(), several_people)
@settings(max_examples=2, deadline=None, suppress_health_check=SLOW, derandomize=True, phases=[Phase.generate])
def test_nothing_else_differs_where_questions_do(book: Knowledge, everybody: list[dict[str, Answer]]) -> None:
    assert not_listed(asked_otherwise(book), book, everybody) == []


@pytest.mark.long
@given(books(), several_people)
@settings(max_examples=12, deadline=None, suppress_health_check=SLOW, phases=[Phase.generate])
def test_nothing_else_differs_where_questions_do_of_many_books(
    book: Knowledge, everybody: list[dict[str, Answer]]
) -> None:
    assert not_listed(book, asked_otherwise(book), everybody) == []


@pytest.mark.long
@given(books(), books(), several_people)
@settings(max_examples=12, deadline=None, suppress_health_check=SLOW, phases=[Phase.generate])
def test_nothing_else_differs_between_many_random_books(
    old: Knowledge, new: Knowledge, everybody: list[dict[str, Answer]]
) -> None:
    assert not_listed(old, new, everybody) == []


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
            [("pain_talk priority", "routine", "could not be judged", "{pain: yes, pain_days: 182}")],
        ),
        (
            QUESTIONS,
            "lowest(t_score_total_hip",
            "highest(t_score_total_hip",
            [("density class", "osteoporosis", "unknown", "{t_score_total_hip: -1, t_score_femoral_neck: -2.5}")],
        ),
        (
            QUESTIONS,
            "ask_if: pain is yes",
            "ask_if: age >= 40",
            [("pain_talk priority", "routine", "could not be judged", "{pain: yes, pain_days: 182}")],
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
    added, removed = compare(old, new), compare(new, old)
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
    assert [(group.difference.subject, group.smallest) for group in waiting] == [("dizzy_talk", {})]
    assert [group.difference.now for group in found.groups] == ["note"]
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
    assert compare(old, new).changes
    assert compare(new, old).changes
