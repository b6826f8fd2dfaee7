"""Our own reports: what is marked, what is doubted with its reason, what is refused in words, and where it stands."""

from typing import Any

import pytest

from bonebrief.people.scan_report.marks.numbers import Sign, figures_in
from bonebrief.people.scan_report.marks.text import prepared
from bonebrief.people.scan_report.words import NO_FIT, NOT_DXA, NOTHING, SIGN_LOST
from tests.people.scan_report.printed import own, read

OWN = dict(own())


@pytest.mark.parametrize("name", OWN)
def test_what_is_sure_is_marked_and_nothing_else(name: str) -> None:
    expected: dict[str, Any] = OWN[name]
    report = read(expected["text"])
    assert {one.fact: one.value for one in report.candidates if one.sure} == expected["sure"]
    assert {one.fact: one.doubt for one in report.candidates if not one.sure} == expected.get("doubted", {})
    if "refused" in expected:
        assert expected["refused"] in [refusal.words for refusal in report.refusals]


@pytest.mark.parametrize("name", OWN)
def test_every_place_reads_again_as_its_value(name: str) -> None:
    report = read(OWN[name]["text"])
    for one in report.candidates:
        if isinstance(one.value, float) and one.fact != "scan_months_ago":
            (figure,) = figures_in(prepared(report.text_at(one.span)).plain)
            assert figure.value == one.value


@pytest.mark.parametrize(
    ("printed", "sign", "value"),
    [
        ("-2.5", Sign.MINUS, -2.5),
        ("−2,5", Sign.MINUS, -2.5),
        ("–2.5", Sign.MINUS, -2.5),
        ("‑2.5", Sign.MINUS, -2.5),
        ("+0.4", Sign.PLUS, 0.4),
        ("0.4", Sign.NONE, 0.4),
        ("?2.5", Sign.UNREADABLE, -2.5),
        ("- 2.5", Sign.UNREADABLE, -2.5),
        ("—2.5", Sign.UNREADABLE, -2.5),
        ("~2.5", Sign.UNREADABLE, -2.5),
        ("2.5-", Sign.UNREADABLE, -2.5),
        ("(2.5)", Sign.UNREADABLE, -2.5),
        ("minus 2.5", Sign.MINUS, -2.5),
        ("moins 2,5", Sign.MINUS, -2.5),
    ],
)
def test_a_sign_is_what_is_printed(printed: str, sign: Sign, value: float) -> None:
    (figure,) = figures_in(prepared(f"T-score: {printed} ").plain)
    assert (figure.sign, figure.value) == (sign, value)


@pytest.mark.parametrize("glued", ["0.842-1.9", "-1.9-0.4", "08", "1.2.3", "-2.5x", "2.1a"])
def test_numbers_run_together_are_no_numbers(glued: str) -> None:
    assert any(figure.spoilt for figure in figures_in(prepared(f" {glued} ").plain))


@pytest.mark.parametrize(
    "text",
    [
        "Lumbar spine T-score < -2.5",
        "Lumbar spine: a T-score between -1.0 and -2.5 is osteopenia",
        "Lumbar spine T-score -2.5 or lower means osteoporosis",
        "Femoral neck T-score of less than -2.5",
        "L1 T-score -2.1\nL2 T-score -2.2",
        "Ward's triangle T-score -3.1\nTrochanter T-score -1.9",
        "Lumbar spine 81 % of young adults",
        "The lowest T-score is -2.1",
        "Total body T-score -1.1",
        "Spine: T-score from -1.8 to -2.1",
    ],
)
def test_what_is_no_score_of_a_place_is_never_marked(text: str) -> None:
    assert [one for one in read(text).candidates if one.sure and "_score_" in one.fact] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Region BMD T-score Z-score\nL1-L4 0.842 -1.9", NO_FIT),
        ("REMS of the lumbar spine: T-score -2.1", NOT_DXA),
        ("Calcaneal ultrasound T-score -1.4", NOT_DXA),
        ("Calcaneus T-score -1.4", NOT_DXA),
        ("Region  T-score\nHeel  -1.4", NOT_DXA),
        ("Dear Ms Plum, thank you for your letter.", NOTHING),
        ("", NOTHING),
    ],
)
def test_a_refusal_says_why(text: str, words: str) -> None:
    assert words in [refusal.words for refusal in read(text).refusals]


def test_a_positive_score_is_marked_only_if_its_minus_is_impossible() -> None:
    heading = "Region BMD T-score\n"
    assert read(f"{heading}Femoral neck 1.150 0.7").candidates[0].sure
    assert read(f"{heading}Femoral neck 0.880 0.7").candidates[0].doubt == SIGN_LOST
    assert read(f"{heading}Femoral neck 0.880 +0.3").candidates[0].sure


def test_the_choice_between_two_hips_is_kept_and_the_mean_never_offered() -> None:
    report = read("Left total hip T-score -1.5; right total hip T-score -1.9; mean total hip T-score -1.7")
    (hip,) = report.candidates
    assert (hip.value, hip.sure) == (-1.9, True)
    assert [(other.value, other.words) for other in hip.others] == [(-1.5, "left")]


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("Left total hip T-score -1.5; right total hip T-score 1.9", -1.5, f"of the other one: {SIGN_LOST}"),
        ("Left total hip T-score 1.5; right total hip T-score -1.9", -1.9, f"of the other one: {SIGN_LOST}"),
        ("Left total hip Z-score -1.5; right total hip Z-score -1.9", -1.9, "the lower is proposed"),
    ],
)
def test_the_lower_of_two_hips_is_not_sure_if_the_other_is_not_or_no_question_asks_for_it(
    text: str, value: float, doubt: str
) -> None:
    (hip,) = read(text).candidates
    assert hip.value == value
    assert hip.doubt.endswith(doubt)


def test_text_of_a_record_system_keeps_its_places() -> None:
    report = read(
        "OBX|1|NM|46278-8^Femoral neck T-score^LN||-2.1|SD|||||F\r\nOBX|2|NM|X^Total hip T-score||-1.5|SD|||||D"
    )
    assert [(one.fact, report.text_at(one.span)) for one in report.candidates] == [("t_score_femoral_neck", "-2.1")]


@pytest.mark.parametrize(
    ("text", "sure", "doubted"),
    [
        ("Total hip T-score [-2.5 ; -1.0] : -2.2", {"t_score_total_hip": -2.2}, ()),
        ("Total hip T-score (-1.0 to -2.5) -2.2", {"t_score_total_hip": -2.2}, ()),
        ("Prior (2022):\nLumbar spine T-score -1.8", {}, ("t_score_lumbar_spine",)),
        ("Baseline (2018)\nLumbar spine T-score -1.8", {}, ("t_score_lumbar_spine",)),
        ("Comparison study from 2020:\nLumbar spine T-score -1.8", {}, ("t_score_lumbar_spine",)),
        ("HISTORICAL RESULTS\nTotal hip T-score -1.8", {}, ("t_score_total_hip",)),
        ("Lumbar spine T-score -1.8.\nADDENDUM: the correct T-score is -2.8", {}, ("t_score_lumbar_spine",)),
        ("Total hip T-score -1.8.\nErratum: should read -2.7, not -1.7", {}, ("t_score_total_hip",)),
        ("Subject: Mother's scan. Lumbar spine T-score -3.1", {}, ("t_score_lumbar_spine",)),
        ("QFracture: major osteoporotic fracture 9.9%", {}, ("frax_major_percent",)),
        (
            "FRAX MOF 14% (without BMD), 11% (with BMD); hip 2.4% / 1.9%",
            {},
            ("frax_hip_percent", "frax_major_percent"),
        ),
    ],
)
def test_what_the_whole_report_says_against_a_number(
    text: str, sure: dict[str, float], doubted: tuple[str, ...]
) -> None:
    found = [one for one in read(f"DXA report\n{text}\n").candidates if one.fact.startswith(("t_", "z_", "frax_"))]
    assert {one.fact: one.value for one in found if one.sure} == sure
    for fact in doubted:
        assert [one.doubt for one in found if one.fact == fact and one.sure] == []


def test_a_day_that_can_be_read_in_two_ways_names_both() -> None:
    report = read("Scan date: 03/11/2026\nL1-L4  0.851  T-score -1.8")
    (scan,) = (one for one in report.candidates if one.fact == "scan_months_ago")
    assert (scan.value, scan.sure) == (1.0, False)
    assert [(other.value, other.words) for other in scan.others] == [(9.0, "2026-03-11")]
