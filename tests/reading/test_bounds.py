"""Rules without end are refused where they stand and at once; what is just within the bounds can be used for all."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from bonebrief.language.problem import KnowledgeError
from bonebrief.reading.bounds.chains import MOST_LEVELS
from bonebrief.reading.bounds.sizes import MOST_COUNTED, MOST_NOTS, MOST_TESTS
from bonebrief.reading.knowledge import load_knowledge
from tests.commands.program import run

SOURCES = """\
sources:
  S: {title: T, organisation: O, year: 2020, where: here, reviewed: 2026-01-01, review_by: 2096-01-01}
"""
QUESTIONS = """\
questions:
  age: {ask: Age?, label: Age, type: number, unit: years, limits: [18, 115], why: It counts.}
  pain: {ask: Pain?, label: Pain, type: yes_no, why: It counts.}
"""
POINT = "points:\n  p: {title: P, say: Say., patient: Say., raise: [%s]}\n"
RAISED = "{priority: note, because: Because., when: %s, source: S}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "rules/sources.yaml": SOURCES,
        "questionnaires/questions.yaml": QUESTIONS,
        "questionnaires/bone-health.yaml": "title: T\nsections:\n  - {title: One, questions: [age, pain]}\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def findings(whens: list[str], last: str = "") -> str:
    lines = [f"  f{i}: {{title: F, when: {when}, source: S}}" for i, when in enumerate(whens)]
    return "\n".join(["topic: T", "findings:", *lines, POINT % (RAISED % (last or f"f{len(whens) - 1}"))])


def chain(count: int) -> str:
    return findings(["age >= 50", *(f"f{i}" for i in range(count - 1))])


def turned(count: int) -> str:
    return findings([*(f"f{i + 1}" for i in range(count - 1)), "age >= 50"], "f0")


def circle(count: int) -> str:
    return findings([f"f{(i + 1) % count}" for i in range(count)])


def woven(count: int) -> str:
    """Each finding reads two that both read the two before them: as many ways as powers of two."""
    pairs = [f"{{any: [f{2 * i}, f{2 * i + 1}]}}" for i in range(count // 2 - 1) for _ in range(2)]
    return findings(["age >= 50", "pain is yes", *pairs])


def negated(count: int) -> str:
    return findings(["not " * count + "age >= 50"])


def counted(count: int) -> str:
    return findings([f"{{at least {count // 2}: [{', '.join(['pain is yes'] * count)}]}}"])


def wide(count: int) -> str:
    return findings([f"[{', '.join(['pain is yes'] * count)}]"])


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("made", "count"),
    [
        *((chain, 3000), (turned, 3000), (circle, 3000), (woven, 400), (negated, 5000), (counted, 2000)),
        *((counted, MOST_COUNTED + 1), (wide, MOST_TESTS + 1), (chain, MOST_LEVELS + 1), (turned, MOST_LEVELS + 1)),
    ],
)
def test_rules_without_end_are_refused_at_their_place(folder: Path, made: Callable[[int], str], count: int) -> None:
    (folder / "rules" / "t.yaml").write_text(made(count))
    with pytest.raises(KnowledgeError) as refused:
        load_knowledge(folder)
    assert {problem.code.value for problem in refused.value.problems} <= {"R011", "R020", "R026"}
    assert all(problem.where.line > 1 and problem.fix for problem in refused.value.problems)
    assert 1 <= len(refused.value.problems) <= 2
    assert len(refused.value.problems[0].what) < 200


@pytest.mark.parametrize(
    "formula", ["(" * 3000 + "age" + ")" * 3000, " + ".join(["age"] * 3000), " * ".join(["age"] * 50), "9" * 400]
)
def test_formulas_without_end_are_refused_at_their_place(folder: Path, formula: str) -> None:
    path = folder / "questionnaires" / "questions.yaml"
    path.write_text(f"{QUESTIONS}derived:\n  far: {{label: Far, formula: {formula}}}\n")
    with pytest.raises(KnowledgeError) as refused:
        load_knowledge(folder)
    (problem,) = refused.value.problems
    assert (problem.code.value in ("R021", "R026"), problem.where.line) == (True, 5)


@pytest.mark.parametrize("asked", [True, False])
def test_questions_and_formulas_without_end(folder: Path, asked: bool) -> None:
    each = "ask: Q?, label: Q, type: yes_no, why: It counts., ask_if: q{} is yes"
    if asked:
        lines = ["  q0: {ask: Q?, label: Q, type: yes_no, why: It counts.}"]
        lines += [f"  q{i}: {{{each.format(i - 1)}}}" for i in range(1, 1500)]
    else:
        lines = ["derived:", "  q0: {label: Q, formula: age}", "  r0: {label: R, formula: age}"]
        lines += [
            f'  {n}{i}: {{label: Q, formula: "lowest(q{i - 1}, r{i - 1})"}}' for i in range(1, 1500) for n in "qr"
        ]
    (folder / "questionnaires" / "questions.yaml").write_text("\n".join([QUESTIONS, *lines]))
    (folder / "rules" / "t.yaml").write_text(chain(1))
    with pytest.raises(KnowledgeError, match="through more than 100 levels"):
        load_knowledge(folder)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("made", "count"),
    [
        *((chain, MOST_LEVELS), (turned, MOST_LEVELS), (woven, MOST_LEVELS - 2)),
        *((negated, MOST_NOTS - 1), (counted, MOST_COUNTED), (wide, MOST_TESTS)),
    ],
)
def test_what_is_just_within_the_bounds_can_be_used_for_all(
    folder: Path, made: Callable[[int], str], count: int
) -> None:
    (folder / "rules" / "t.yaml").write_text(made(count))
    (folder / "a.yaml").write_text("answers: {age: 63, pain: yes}\n")
    clinic = ["--knowledge", str(folder)]
    assert run("check", str(folder)).returncode == 0
    for arguments in (["brief"], ["why", "p"]):
        assert run(*clinic, *arguments, str(folder / "a.yaml")).returncode == 0, arguments
    for arguments in (
        ["rules", "show", "p"],
        ["rules", "book"],
        ["rules", "graph"],
        ["diff", str(folder), str(folder)],
    ):
        assert run(*clinic, *arguments).returncode == 0, arguments


@pytest.mark.long
def test_a_slip_that_is_made_everywhere_is_said_in_time_that_grows_with_it(folder: Path) -> None:
    """Ten times as many slips among ten times as many names: ten times as long, and not a hundred times."""
    took = []
    for count in (300, 3000):
        names = [f"finding_with_a_long_name_{i}" for i in range(count)]
        lines = [f"  {name}: {{title: F, when: {name}x, source: S}}" for name in names]
        (folder / "rules" / "t.yaml").write_text("\n".join(["topic: T", "findings:", *lines]))
        begun = time.process_time()
        problems = examine(folder, date(2026, 11, 27)).problems
        took.append(time.process_time() - begun)
        assert len(problems) == count
        assert "Did you mean" in problems[0].fix
    assert took[1] < 40 * took[0] + 1
