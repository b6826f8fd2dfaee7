"""Tables of examples: each row is the example that could stand alone in its place."""

from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError
from tests.reading.tables.test_rule_tables import RULES, loaded

ALONE = """\
examples:
  - name: a woman
    given: {sex: female, conditions: [hiv, celiac_disease], t_score_total_hip: -2.5}
    expect: {findings: {low: yes}, density: unknown}
  - name: a man
    given: {sex: male, t_score_total_hip: -2.4}
    expect: {findings: {low: no}, density: unknown}
"""
TOGETHER = """\
examples:
  - expect: {density: unknown}
    table: |
      name    | sex    | conditions          | t_score_total_hip | low
      a woman | female | hiv, celiac_disease | -2.5              | yes
      a man   | male   | any                 | -2.4              | no
"""


def examples(knowledge: Knowledge) -> list[object]:
    return [(one.name, dict(one.given), one.expect) for one in knowledge.examples]


def test_each_row_is_the_example_that_could_stand_alone(tmp_path: Path) -> None:
    alone = loaded(tmp_path, RULES + ALONE)
    together = loaded(tmp_path, RULES + TOGETHER)
    assert examples(together) == examples(alone)
    assert [one.place.line for one in together.examples] == [8, 9]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("| low\n", "| lo\n", ("R012", 7)),
        ("| -2.4 ", "| -24 ", ("R018", 9)),
        ("| female |", "| femal |", ("R014", 8)),
        ("| no\n", "| maybe\n", ("R017", 9)),
        ("a man   | male ", "a man  ", ("R030", 9)),
    ],
)
def test_a_slip_is_named_in_its_row(tmp_path: Path, old: str, new: str, problem: tuple[str, int]) -> None:
    assert old in TOGETHER
    with pytest.raises(KnowledgeError) as error:
        loaded(tmp_path, RULES + TOGETHER.replace(old, new))
    assert problem in [(one.code.value, one.where.line) for one in error.value.problems]
