"""What is said of texts: orders, alarm, doses, hard words, what is unfinished, and bounds that are not the rule's."""

from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.checking.catalogue import warnings
from tests.authoring.small_knowledge import RULES
from tests.reading.tables.test_rule_tables import loaded

TODAY = date(2026, 11, 24)
NEW = {"W124", "W125", "W126", "W127", "W128", "W129", "W130", "W131"}
SAY, PATIENT, BECAUSE = "say: Raise the pain.", "patient: Ask about the pain.", "because: Pain for {pain_days} days."


def codes(folder: Path, old: str = "", new: str = "") -> set[str]:
    assert old in RULES
    rules = RULES.partition("examples:")[0].replace(old, new)
    return {problem.code.value for problem in warnings(loaded(folder, rules), TODAY)} & NEW


def test_a_sound_book_has_none_of_them(tmp_path: Path) -> None:
    assert codes(tmp_path) == set()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (SAY, "say: Discuss the pain.", "W124"),
        (SAY, "say: Raise it, and that they must stop your tablets.", "W124"),
        (PATIENT, "patient: You have weak bones.", "W124"),
        (PATIENT, "patient: You must take this.", "W124"),
        (PATIENT, "patient: Ask today!", "W125"),
        (PATIENT, "patient: Your spine may crumble.", "W125"),
        (PATIENT, "patient: Ask about 10 mg a day.", "W126"),
        (SAY, "say: Raise zoledronic acid 5 mg once a year.", "W126"),
        (PATIENT, "patient: Nicotine mediated osteoblast suppression potentiates deterioration.", "W127"),
        (BECAUSE, "because: TBD.", "W128"),
        (BECAUSE, "because: What to say here ???", "W128"),
        (BECAUSE, 'because: "Pain for {pain_days} days; 14 or more count."', "W131"),
        (BECAUSE, 'because: "Pain for {pain_days} days, over three."', "W131"),
        ("title: Old", "title: Older than 70 years", "W131"),
        ("title: Low score", "title: A T-score of -2.0 or lower", "W131"),
    ],
)
def test_a_text_that_a_brief_must_not_say_is_named(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert codes(tmp_path, old, new) == {code}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PATIENT, "patient: If you have had a fall, tell the team."),
        (SAY, "say: Raise vitamin D and 1000 mg of calcium from food."),
        (BECAUSE, 'because: "Pain for {pain_days} days, more than 7."'),
        (BECAUSE, 'because: "Pain for {pain_days} days; 8 or more count."'),
        (BECAUSE, 'because: "Pain for {pain_days} days, over 30 % of them at night."'),
        ("title: Old", "title: Old, from 65 on"),
        ("title: Low score", "title: A T-score of -2.5 or lower"),
    ],
)
def test_a_text_that_says_what_is_so_is_left_alone(tmp_path: Path, old: str, new: str) -> None:
    assert codes(tmp_path, old, new) == set()
