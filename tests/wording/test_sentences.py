"""Conditions in words that a committee can read."""

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import All, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.yaml.node import Mapping, parse_yaml
from bonebrief.reading.yaml.report import Report
from bonebrief.wording.sentences import outline, outline_lines, sentence


def condition(knowledge: Knowledge, text: str) -> Condition:
    report = Report()
    node = parse_yaml(f"when: {text}", "f")
    assert isinstance(node, Mapping)
    read = ConditionReader(knowledge.dictionary, knowledge.findings, report).read(node.entries[0][1])
    assert read is not None
    assert report.problems == []
    return read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lowest_t_score <= -2.5", "the lowest T-score is -2.5 or lower"),
        ("not lowest_t_score <= -2.5", "the lowest T-score is above -2.5"),
        ("t_score_total_hip >= -1", "the T-score (total hip) is -1.0 or higher"),
        ("falls_past_year >= 2", "falls in the past year are 2 or more"),
        ("alcohol_units_per_day < 3", "the alcohol a day is below 3 units/day"),
        ("age between 50 and 64", "the age is between 50 and 64 years"),
        ("not age between 50 and 64", "the age is not between 50 and 64 years"),
        ("frax_hip_percent >= 3", "FRAX (hip fracture) is 3 % or more"),
        ("smoking is current", 'smoking is "current smoker"'),
        ("smoking is not never", 'smoking is not "never smoked"'),
        ("smoking is one of [former, current]", 'smoking is "former smoker" or "current smoker"'),
        ("parent_hip_fracture is yes", 'the answer to "Parent broke a hip" is yes'),
        ("unsteady is not yes", 'the answer to "Unsteady on the feet" is no'),
        ("conditions includes hiv", 'conditions include "HIV"'),
        ("not conditions includes hiv", 'conditions do not include "HIV"'),
        ("conditions includes none", 'conditions are "none of these"'),
        ("tbs is known", "the trabecular bone score is known"),
        ("tbs is unknown", "the trabecular bone score is not known"),
        ("repeated_falls", '"Two or more falls in the past year" holds'),
        ("not repeated_falls", '"Two or more falls in the past year" does not hold'),
        ("[age >= 50, sex is male]", 'the age is 50 years or more, and sex is "male"'),
        (
            "[age >= 50, {any: [sex is male, tbs is known]}]",
            'the age is 50 years or more, and (sex is "male", or the trabecular bone score is known)',
        ),
        ("{none: [age >= 50]}", "the age is below 50 years"),
        (
            "{at least 2: [age >= 50, sex is male, tbs is known]}",
            "at least 2 of these hold: (the age is 50 years or more; "
            'sex is "male"; the trabecular bone score is known)',
        ),
        ("{none: [age >= 50, sex is male]}", 'none of these holds: (the age is 50 years or more; sex is "male")'),
        ("{none: [[age >= 50, sex is male]]}", 'not all of these hold: (the age is 50 years or more; sex is "male")'),
    ],
)
def test_a_condition_in_one_line(knowledge: Knowledge, text: str, said: str) -> None:
    assert sentence(knowledge, condition(knowledge, text)) == said


def test_a_long_condition_is_a_heading_over_its_parts(knowledge: Knowledge) -> None:
    lines = list(outline_lines(outline(knowledge, knowledge.rules["several_risk_factors"].when)))
    assert lines[0] == (0, "at least 2 of these hold:")
    assert (1, 'the answer to "Parent broke a hip" is yes') in lines


def test_every_shipped_rule_can_be_said(knowledge: Knowledge) -> None:
    for rule in knowledge.rules.values():
        assert "_" not in sentence(knowledge, rule.when).replace("(", ""), rule.id


def test_the_leaves_are_plain_data(knowledge: Knowledge) -> None:
    tests = (Compare("age", ">", 50), Is("sex", ("male",)), Includes("conditions", ("hiv",)), Known("tbs"))
    assert sentence(knowledge, All((*tests, Not(Holds("repeated_falls"))))).startswith("all of these hold: (the age is")
