"""What was probably meant by a word that nothing is called."""

import pytest

from bonebrief.machine.suggestion import did_you_mean, nearest, probable

FACTS = ("lowest_t_score", "lowest_z_score", "t_score_total_hip", "z_score_total_hip", "smoking", "low_bone_mass")


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("smokin", FACTS, ["smoking"]),
        ("SMOKING", FACTS, ["smoking"]),
        ("frax", ("FRAX", "FRAXplus"), ["FRAX"]),
        ("highest_z_score", ("lowest_z_score",), []),
        ("z_score_total_hip", ("t_score_total_hip",), []),
        ("note", ("none",), []),
        ("4.1", ("4.10", "4.19"), []),
        ("xyz", FACTS, []),
        ("steroid_years", ("steroid_use", "steroid_months", "steroid_grams_past_year"), []),
        ("calcium_g_per_day", ("calcium_mg_per_day",), []),
        ("scan_month_ago", ("scan_months_ago",), ["scan_months_ago"]),
        (
            "osteoporosis",
            ("severe_osteoporosis", "clinical_osteoporosis"),
            ["severe_osteoporosis", "clinical_osteoporosis"],
        ),
    ],
)
def test_never_the_opposite_and_never_another_number(word: str, known: tuple[str, ...], meant: list[str]) -> None:
    assert probable(word, known) == meant


def test_a_score_is_not_taken_for_the_other_kind() -> None:
    assert probable("t_score", FACTS) == ["lowest_t_score", "t_score_total_hip"]


def test_several_are_named_as_a_question_and_none_of_them_is_the_nearest() -> None:
    assert did_you_mean("t_score", FACTS) == "Did you mean lowest_t_score or t_score_total_hip?"
    assert did_you_mean("xyz", FACTS) == ""
    assert (nearest("t_score", FACTS), nearest("smokin", FACTS)) == ("", "smoking")
