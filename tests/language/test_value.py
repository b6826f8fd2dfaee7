"""Values as they read within a sentence."""

import pytest

from bonebrief.language.value import unit_behind, within_sentence


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("Coeliac disease", "coeliac disease"),
        ("HIV", "HIV"),
        ("Z-score, total hip", "Z-score, total hip"),
        ("Paget's disease of bone", "Paget's disease of bone"),
        ("Ehlers-Danlos or Marfan syndrome", "Ehlers-Danlos or Marfan syndrome"),
    ],
)
def test_the_first_letter_is_small_unless_it_begins_an_abbreviation_or_a_name(words: str, within: str) -> None:
    assert within_sentence(words) == within


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("1", "months", "month"),
        ("1", "days/week", "day/week"),
        ("1", "Monate", "Monat"),
        ("1", "mg/day", "mg/day"),
        ("0.5", "months", "months"),
        ("11", "days/week", "days/week"),
    ],
)
def test_a_unit_behind_one_is_of_one(number: str, unit: str, said: str) -> None:
    assert unit_behind(number, unit) == said
