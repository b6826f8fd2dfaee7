"""Random charts: everybody is read in exactly the row that the chart and its declarations name."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonebrief.language.condition import All, Compare, Operator
from bonebrief.language.problem import Place
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.formulas import derived_value
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.questions import read_dictionary
from bonebrief.reading.tables.printed import Printed
from bonebrief.reading.tables.rule_tables import TableReader
from bonebrief.reading.yaml.fields import root_fields
from bonebrief.reading.yaml.node import parse_yaml
from bonebrief.reading.yaml.report import Report

AGES = st.lists(st.integers(20, 110), min_size=1, max_size=6, unique=True).map(sorted)
BETWEEN, BEYOND = st.sampled_from(["lower", "higher"]), st.sampled_from(["nearest", "none"])
_QUICK = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
QUESTIONS = """
questions:
  age: {{ask: "?", label: Age, type: number, limits: [18, 115], why: w}}
  score: {{ask: "?", label: Score, type: number, decimals: 2, limits: [-9, 9], why: w}}
tables:
  chart:
    between rows: {between}
    beyond rows: {beyond}
    table: |
      age | line
{rows}
derived:
  line: {{label: Line, decimals: 4, formula: chart.line}}
"""

SCORE = """  over: {label: Over, decimals: 4, formula: score - chart.line}
"""


def row_of(rows: list[int], between: str, beyond: str, age: int) -> int | None:
    """The reference: which printed age is read, worked out by looking."""
    if not rows[0] <= age <= rows[-1] and beyond == "none":
        return None
    before, behind = [row for row in rows if row <= age], [row for row in rows if row >= age]
    if between == "lower":
        return before[-1] if before else rows[0]
    return behind[0] if behind else rows[-1]


@_QUICK
@given(rows=AGES, between=BETWEEN, beyond=BEYOND)
def test_of_a_table_of_rules_one_row_is_read(rows: list[int], between: str, beyond: str) -> None:
    printed, others = Printed(between, beyond), [float(row) for row in rows]
    for age in range(18, 116):
        bands = {row: printed.band("age", float(row), others, Place("t")) for row in rows}
        read = [row for row, tests in bands.items() if truth_of(All(tests), {"age": float(age)})]
        assert read == [row for row in [row_of(rows, between, beyond, age)] if row is not None]


@_QUICK
@given(rows=AGES, between=st.sampled_from(["lower", "higher", "interpolate", "ask"]), beyond=BEYOND, data=st.data())
def test_of_a_table_of_numbers_one_is_read(rows: list[int], between: str, beyond: str, data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.integers(-50, 50), min_size=len(rows), max_size=len(rows)))
    chart = dict(zip(rows, (line / 10 for line in lines), strict=True))
    text = "\n".join(f"      {age} | {number}" for age, number in chart.items())
    questions = QUESTIONS.format(between=between, beyond=beyond, rows=text)
    formula = read_dictionary(parse_yaml(questions, "q"), Report())["line"].formula
    assert formula
    for age in range(18, 116):
        value = derived_value(formula, {"age": float(age)})
        expected = _number(chart, rows, between, beyond, age)
        assert (value is None) == (expected is None), (age, value, expected)
        assert not isinstance(value, float) or expected is None or abs(value - expected) < 1e-5


def _number(chart: dict[int, float], rows: list[int], between: str, beyond: str, age: int) -> float | None:
    if age in chart or not rows[0] <= age <= rows[-1] or between in ("lower", "higher"):
        row = row_of(rows, "lower" if age > rows[-1] else between, beyond, age)
        row = rows[0] if row is not None and age < rows[0] else row
        return None if row is None else chart[row]
    if between == "ask":
        return None
    low, high = max(row for row in rows if row < age), min(row for row in rows if row > age)
    return chart[low] + (chart[high] - chart[low]) * (age - low) / (high - low)


@_QUICK
@given(rows=AGES, beyond=BEYOND, operator=st.sampled_from(["<", "<=", ">", ">="]), data=st.data())
def test_a_table_of_rules_draws_the_line_of_a_table_of_numbers(
    rows: list[int], beyond: str, operator: Operator, data: st.DataObject
) -> None:
    lines = data.draw(st.lists(st.integers(-50, 50), min_size=len(rows), max_size=len(rows)))
    chart = dict(zip(rows, (line / 10 for line in lines), strict=True))
    text = "\n".join(f"      {age} | {number}" for age, number in chart.items())
    report, questions = Report(), QUESTIONS.format(between="interpolate", beyond=beyond, rows=text)
    facts = read_dictionary(parse_yaml(questions + SCORE, "q"), report)
    over = facts["over"].formula
    assert over
    cells = "\n".join(f"  {age} | {operator} {number}" for age, number in chart.items())
    table = f"between rows: interpolate\nbeyond rows: {beyond}\ntable: |\n  age | score\n{cells}\n"
    reader = TableReader(facts, (), ConditionReader(facts, (), report), report)
    (part,) = reader.parts(root_fields(parse_yaml(table, "t"), report), None, ())
    for age in range(18, 116):
        for score in data.draw(st.lists(st.integers(-600, 600).map(lambda n: n / 100), min_size=1, max_size=2)):
            person = {"age": float(age), "score": score}
            value = derived_value(over, person)
            expected = isinstance(value, float) and truth_of(Compare("over", operator, 0), {"over": value})
            assert truth_of(part.when, person) is expected, (age, score)
