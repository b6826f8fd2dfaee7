"""Tables of numbers: the number of every age, as the chart and what is declared between and beyond its rows say."""

import pytest

from bonebrief.meanings.plain.formulas import derived_value
from bonebrief.reading.questions import read_dictionary
from bonebrief.reading.yaml.node import parse_yaml
from bonebrief.reading.yaml.report import Report

QUESTIONS = """
questions:
  age: {ask: "?", label: Age, type: number, limits: [18, 115], why: w}
tables:
  chart:
    between rows: BETWEEN
    beyond rows: BEYOND
    table: |
      age | line | third
      50  | -2.5 | 1
      55  | -2.0 | 1
      60  | 0.1  | 2
derived:
  line: {label: Line, decimals: 2, formula: 1 + chart.line}
  third: {label: Third, decimals: 2, formula: chart.third}
"""


def line(between: str, beyond: str, age: float) -> object:
    text = QUESTIONS.replace("BETWEEN", between).replace("BEYOND", beyond)
    facts = read_dictionary(parse_yaml(text, "q"), Report())
    formula = facts["line"].formula
    assert formula
    value = derived_value(formula, {"age": age})
    return None if value is None else round(float(str(value)) - 1, 6)


@pytest.mark.parametrize(
    ("between", "beyond", "by_age"),
    [
        ("interpolate", "nearest", {40: -2.5, 50: -2.5, 52: -2.3, 55: -2.0, 57: -1.16, 60: 0.1, 90: 0.1}),
        ("interpolate", "none", {49: None, 50: -2.5, 52: -2.3, 60: 0.1, 61: None}),
        ("lower", "nearest", {40: -2.5, 54: -2.5, 55: -2.0, 59: -2.0, 60: 0.1, 90: 0.1}),
        ("lower", "none", {49: None, 54: -2.5, 55: -2.0, 60: 0.1, 61: None}),
        ("higher", "nearest", {40: -2.5, 50: -2.5, 51: -2.0, 55: -2.0, 56: 0.1, 90: 0.1}),
        ("higher", "none", {49: None, 50: -2.5, 51: -2.0, 56: 0.1, 60: 0.1, 61: None}),
        ("ask", "nearest", {40: -2.5, 50: -2.5, 51: None, 55: -2.0, 59: None, 60: 0.1, 90: 0.1}),
        ("ask", "none", {49: None, 50: -2.5, 51: None, 55: -2.0, 60: 0.1, 61: None}),
    ],
)
def test_the_number_of_an_age(between: str, beyond: str, by_age: dict[int, float | None]) -> None:
    assert {age: line(between, beyond, float(age)) for age in by_age} == by_age


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("    between rows: lower\n", "", ("R030", 8)),
        ("    beyond rows: none\n", "", ("R030", 8)),
        ("age | line", "ages | line", ("R012", 8)),
        ("| -2.0 |", "| low |", ("R018", 10)),
        ("55  |", "50  |", ("R030", 10)),
        ("chart.line", "chart.lines", ("R021", 13)),
        ("between rows: lower", "between rows: middle", ("R017", 6)),
    ],
)
def test_a_slip_is_named_where_it_is(old: str, new: str, problem: tuple[str, int]) -> None:
    text = QUESTIONS.replace("BETWEEN", "lower").replace("BEYOND", "none")
    assert old in text
    report = Report()
    read_dictionary(parse_yaml(text.replace(old, new), "q"), report)
    assert problem[0] in {one.code.value for one in report.problems}
    assert report.problems[0].code.value == problem[0]
