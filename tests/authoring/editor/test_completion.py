"""What may be written next, judged from the lines alone."""

import pytest

from bonebrief.authoring.editor.completion import completions, place_at
from bonebrief.knowledge.knowledge import Knowledge


def offered(knowledge: Knowledge, text: str) -> list[str]:
    """The words at the end of a text, whatever stood behind it."""
    lines = text.split("\n")
    return [word.word for word in completions(knowledge, lines, len(lines) - 1, len(lines[-1]))]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("    when: smok", {"smoking", "not", "osteoporosis_by_t_score"}),
        ("    when: not ", {"smoking", "not"}),
        ("    when: smoking ", {"is", "is known", "is unknown"}),
        ("    when: smoking is ", {"current", "never", "former", "not", "one of [", "known"}),
        ("    when: smoking is not ", {"current", "one of ["}),
        ("    when: smoking is one of [never, ", {"current", "former"}),
        ("    when: [smoking is current, age ", {"<=", "between"}),
        ("    when: [smoking is current, age >= ", {"65"}),
        ("    when: {any: [smoking is current, con", {"conditions"}),
        ("    when:\n      - smoking is current\n      - ", {"age", "not"}),
        ("    when:\n      any:\n        - age ", {">="}),
        ("    when:\n      - age between 50 and ", {"64"}),
        ("      - conditions includes ", set()),
        ("    when:\n      - conditions includes ", {"celiac_disease", "any of ["}),
        ("  x:\n    ask_if: sex is ", {"female", "male"}),
        ("    because: At {", {"age"}),
        ("    because: At {age} the ", set()),
        ("    source: ", {"WHO94"}),
        ("    source: [WHO94, ", {"FRAX"}),
        ("    evidence: [", {"4.10"}),
        ("      - priority: ", {"urgent", "high", "routine", "note"}),
        ("    given: {", {"age", "smoking"}),
        ("    given: {age: 65, smoking: ", {"current", "unknown"}),
        ("    given: {age: 65, ", {"smoking"}),
        ("    expect: {points: {", {"calcium_low"}),
        ("    expect: {points: {calcium_low: ", {"high", "no", "unknown"}),
        ("    expect: {findings: {", {"heavy_alcohol"}),
        ("    expect: {findings: {heavy_alcohol: ", {"yes", "no", "unknown"}),
        ("    expect:\n      points:\n        calcium_low: ", {"urgent", "no"}),
        ("sections:\n  - title: One\n    questions: [age, ", {"sex"}),
        ("    title: ", set()),
        ("    when: smoking is one ", {"one of ["}),
        ("    when: smoking is not one of", {"one of ["}),
        ("    when: conditions includes any o", {"any of ["}),
        ("    when: age between 50 ", {"and"}),
        ("    when: age between 50 an", {"and"}),
        ("    between rows: ", {"lower", "interpolate"}),
        ("    beyond rows: n", {"nearest", "none"}),
        ("    others: ", {"none"}),
        ("    table: |\n      age | ", {"sex", "osteoporosis_by_t_score", "priority", "holds"}),
        ("    table: |\n      age | or fr", {"frax_hip_percent"}),
        ("    table: |\n      age | sex\n      50 | ", {"female", "any", "unknown"}),
        ("        table: |\n          sex | or smoking | priority\n          any | ", {"never", "-"}),
        ("        table: |\n          sex | or smoking | priority\n          any | - | h", {"high", "note"}),
        ("    table: |\n      low_bone_mass | holds\n      yes | ", {"yes", "no"}),
        ("    table: |\n      age | sex\n      50 | female | ", set()),
    ],
)
def test_it_offers_what_can_stand_there(knowledge: Knowledge, text: str, some: set[str]) -> None:
    words = offered(knowledge, text)
    assert some <= set(words)
    if not some:
        assert words == []


def test_words_are_not_offered_twice_in_a_list(knowledge: Knowledge) -> None:
    assert "never" not in offered(knowledge, "    when: smoking is one of [never, ")


def test_bounds_that_rules_use_come_first(knowledge: Knowledge) -> None:
    assert {"-1", "-2.5"} <= set(offered(knowledge, "    when: lowest_t_score <= ")[:3])


def test_what_is_begun_is_replaced(knowledge: Knowledge) -> None:
    (begun,) = {word.begun for word in completions(knowledge, ["    when: age >= 6"], 0, 18)}
    assert begun == "6"


def test_the_place_is_told_by_indentation() -> None:
    lines = ["examples:", "  - name: one", "    given: {age: 65}", "    expect:", "      points:", "        calc"]
    assert place_at(lines, 5, 12) == (("examples", "expect", "points"), "        calc")
