"""Results of several scans beside or below one another: what is of an earlier scan is never marked."""

import random

import pytest
import yaml

from bonebrief.people.scan_report.words import TWO_SCANS
from tests.people.scan_report.damage import damages
from tests.people.scan_report.printed import HERE, read, sure_scores

TEXTS: dict[str, str] = yaml.safe_load((HERE / "several_scans.yaml").read_text())
NEWEST = {
    "t_score_lumbar_spine": -2.4,
    "t_score_total_hip": -1.8,
    "t_score_femoral_neck": -2.1,
    "z_score_lumbar_spine": -1.1,
    "z_score_total_hip": -0.7,
    "z_score_femoral_neck": -0.9,
}
LEAVE_NOTHING_TO_SEE = ("a line removed", "two lines merged", "a year lost")
"""Damages after which a text may truly name one scan only."""


def marked_of_an_earlier_scan(text: str) -> list[tuple[str, object]]:
    marked = [(one.fact, one.value) for one in sure_scores(read(text))]
    return [(fact, value) for fact, value in marked if NEWEST.get(fact) != value]


def test_nothing_of_an_earlier_scan_is_marked() -> None:
    assert len(TEXTS) >= 100
    wrong = {name: marked_of_an_earlier_scan(text) for name, text in TEXTS.items()}
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize(
    "name", ["site_then_date_rows", "site_year_merged_new_first", "prev_rows_word", "inline_brackets"]
)
def test_the_newest_is_marked_where_that_is_beyond_doubt(name: str) -> None:
    assert sure_scores(read(TEXTS[name]))


def damaged(most: int) -> list[tuple[str, str, str]]:
    every = [
        (name, kind, text)
        for name, whole in TEXTS.items()
        for kind, text in damages(whole)
        if kind not in LEAVE_NOTHING_TO_SEE
    ]
    return random.Random(7).sample(every, most)


def test_one_damage_marks_nothing_of_an_earlier_scan() -> None:
    assert [(name, kind) for name, kind, text in damaged(300) if marked_of_an_earlier_scan(text)] == []


@pytest.mark.long
def test_one_damage_marks_nothing_of_an_earlier_scan_in_full() -> None:
    assert [(name, kind) for name, kind, text in damaged(2000) if marked_of_an_earlier_scan(text)] == []


def test_columns_of_several_scans_that_are_not_read_are_told() -> None:
    assert TWO_SCANS in [refusal.words for refusal in read(TEXTS["years_old_first"]).refusals]
