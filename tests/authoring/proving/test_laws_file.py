"""Laws as clinicians write them: what they say, and each slip with its place and its mend."""

from pathlib import Path

import pytest

from bonebrief.authoring.proving.laws.law import Always, Classed, Never, Settled, Worse
from bonebrief.authoring.proving.laws.laws_file import read_laws
from bonebrief.knowledge.rule import Priority
from bonebrief.language.condition import Compare
from bonebrief.language.problem import KnowledgeError
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.proving.lawful import knowledge_with
from tests.authoring.small_knowledge import write_knowledge

EVERY_KIND = """\
laws:
  a: {title: A, never: [calm, urgent, age >= 65]}
  b: {title: B, always: {when: [age >= 65], raises: high}}
  c: {title: C, always: {when: [low], gives: one density class}}
  d: {title: D, worse: {fact: [age, pain_days], direction: lower, beside: t_score_total_hip, keeps: urgent and high}}
  e: {title: E, more_answers: {keeps: density class, but: [age]}}
"""


def test_without_a_file_there_are_no_laws(tmp_path: Path) -> None:
    assert read_laws(load_knowledge(write_knowledge(tmp_path))) == {}


def test_every_kind_of_law_is_read(tmp_path: Path) -> None:
    laws = read_laws(knowledge_with(tmp_path, EVERY_KIND))
    old = Compare("age", ">=", 65.0)
    assert laws["a"].says == (Never(("calm", "urgent"), (old,)),)
    assert [type(law.says[0]) for law in laws.values()] == [Never, Always, Classed, Worse, Settled]
    assert laws["d"].says == (
        Worse("age", False, ("t_score_total_hip",)),
        Worse("pain_days", False, ("t_score_total_hip",)),
    )
    assert isinstance(laws["b"].says[0], Always)
    assert laws["b"].says[0].least is Priority.HIGH


def test_an_exception_says_for_whom_it_counts_and_why(tmp_path: Path) -> None:
    law = "laws:\n  a:\n    title: A\n    never: [calm]\n    except:\n"
    entry = "      - {points: [pain_talk], when: [aged], instead: scan_talk, open: yes, mend: Not yet.}\n"
    (one,) = read_laws(knowledge_with(tmp_path, law + entry))["a"].allowances
    assert (one.points, one.instead, one.open, one.reason, one.fault) == (
        ("pain_talk",),
        "scan_talk",
        True,
        "Not yet.",
        True,
    )


def test_laws_change_no_brief_and_so_no_version(tmp_path: Path) -> None:
    without = load_knowledge(write_knowledge(tmp_path / "one")).version
    assert knowledge_with(tmp_path / "other", EVERY_KIND).version == without


@pytest.mark.parametrize(
    ("law", "place", "words"),
    [
        ("{title: A, worse: {fact: t_score_hip, direction: lower, keeps: urgent and high}}", "2:31", "t_score_"),
        ("{title: A, worse: {fact: pain, direction: lower, keeps: urgent and high}}", "2:31", "question with a number"),
        ("{title: A, worse: {fact: age, direction: down, keeps: urgent and high}}", "2:47", "higher, lower"),
        ("{title: A, never: [calm, age > 200]}", "2:37", "age is always 18 to 115"),
        ("{title: A, never: [calms]}", "2:25", '"calms"'),
        ("{title: A, always: {when: [agd], raises: high}}", "2:33", "Did you mean aged?"),
        ("{title: A, always: {when: [aged]}}", "2:25", "raises: high"),
        ("{title: A, always: {when: [aged], raises: hihg}}", "2:48", "Did you mean high?"),
        ("{title: A, never: [calm], except: [{points: [pain_tolk], because: B}]}", "2:51", "Did you mean pain_talk?"),
        ("{title: A, never: [calm], except: [{points: [pain_talk]}]}", "2:41", "because"),
        ("{title: A, nevr: [calm]}", "2:17", "Did you mean never?"),
        ("{title: A, never: [calm], always: {when: [aged], raises: high}}", "2:3", "this one says 2"),
        ("{title: A, more_answers: {keeps: density class, but: [agee]}}", "2:60", "Did you mean age?"),
    ],
)
def test_a_slip_is_named_where_it_is(tmp_path: Path, law: str, place: str, words: str) -> None:
    knowledge = knowledge_with(tmp_path, f"laws:\n  a: {law}\n")
    with pytest.raises(KnowledgeError) as error:
        read_laws(knowledge)
    problem = error.value.problems[0]
    assert f"{problem.where.line}:{problem.where.column}" == place
    assert words in f"{problem.what} {problem.fix}"
    assert problem.where.file.endswith("rules/laws.yaml")
