"""Numbers are read as people write them, and refused with words that help."""

import pytest

from bonebrief.language.domain import Number, Slip
from bonebrief.language.value import number_words
from bonebrief.reading.numbers import NumberError, doubts, likely_value, plain_number, read_number

Measure = tuple[str, Number]
SLIPS = (
    Slip(2, 6, 0, "Is it -{value}?", sign_lost=True),
    Slip(0.4, 1.5, 2, "Is this the bone density in g/cm2?"),
)
T_SCORE = ("T-score", Number("SD", 1, (-8, 6), (-5, 3), slips=SLIPS))
HEIGHT = ("Height", Number("cm", 1, (100, 230), (140, 200), {"m": 100, "in": 2.54, "ft": 30.48}))
WEIGHT = ("Weight", Number("kg", 1, (25, 300), (40, 150), {"lb": 0.4536, "st": 6.3503}))
EGFR = ("Kidney function", Number("mL/min/1.73 m²", 0, (1, 200), (1, 200)))
VITAMIN_D = ("Vitamin D", Number("nmol/L", 0, (0, 500), (10, 250), {"ng/mL": 2.496}))


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        (T_SCORE, "-2.5", -2.5),
        (T_SCORE, "−2.5", -2.5),
        (T_SCORE, "–2,5", -2.5),
        (T_SCORE, "-2.5 SD", -2.5),
        (T_SCORE, "+0.3", 0.3),
        (T_SCORE, "-.5", -0.5),
        (T_SCORE, "-0", 0.0),
        (HEIGHT, "165", 165.0),
        (HEIGHT, "1.65 m", 165.0),
        (HEIGHT, "5'6\"", 167.6),
        (HEIGHT, "5’6", 167.6),
        (HEIGHT, "5 ft 6 in", 167.6),
        (HEIGHT, "5 feet 6 inches", 167.6),
        (HEIGHT, "65 Inches", 165.1),
        (HEIGHT, "72 in", 182.9),
        (WEIGHT, "150 lb", 68.0),
        (WEIGHT, "11 st 4", 71.7),
        (WEIGHT, "150 pounds", 68.0),
        (WEIGHT, "62.25", 62.25),
        (T_SCORE, "minus 2.5", -2.5),
        (VITAMIN_D, "20 ng/mL", 50.0),
        (EGFR, "62 mL/min/1.73 m²", 62.0),
    ],
)
def test_it_reads_what_people_write(fact: Measure, text: str, value: float) -> None:
    assert read_number(*fact, text) == value


@pytest.mark.parametrize(
    ("fact", "text", "message"),
    [
        (T_SCORE, "-25", "Did you mean -2.5?"),
        (T_SCORE, "1,234", "read in two ways"),
        (T_SCORE, "-", "is not a number"),
        (T_SCORE, "", "is not a number"),
        (T_SCORE, "abc", "is not a number"),
        (T_SCORE, "nan", "is not a number"),
        (T_SCORE, ".inf", "is not a number"),
        (T_SCORE, "1e-05", "is not a number"),
        (T_SCORE, "--2", "is not a number"),
        (T_SCORE, "1_0", "is not a number"),
        (T_SCORE, "2 3", "is not a number"),
        (HEIGHT, "1.65", "Did you mean 1.65 m?"),
        (HEIGHT, "66", "Did you mean 66 in?"),
        (HEIGHT, "165 kg", "is not a number"),
        (HEIGHT, "9" * 400, "too large"),
    ],
)
def test_it_says_what_is_wrong(fact: Measure, text: str, message: str) -> None:
    with pytest.raises(NumberError, match=message.replace("?", r"\?")):
        read_number(*fact, text)


@pytest.mark.parametrize(
    ("fact", "value", "asked"),
    [
        (T_SCORE, -2.5, []),
        (T_SCORE, 2.5, ["Is it -2.5?"]),
        (T_SCORE, 0.85, ["Is this the bone density in g/cm2?"]),
        (T_SCORE, 0.8, []),
        (T_SCORE, -6.0, ["T-score of -6.0 SD is unusual. Please check it."]),
        (WEIGHT, 160.0, ["Weight of 160.0 kg is unusual. Did you mean 160 lb?"]),
    ],
)
def test_the_possible_but_odd_is_asked_back(fact: Measure, value: float, asked: list[str]) -> None:
    assert doubts(*fact, value) == asked


@pytest.mark.parametrize(
    ("fact", "value", "meant"),
    [(T_SCORE, 2.5, -2.5), (T_SCORE, 0.85, None), (T_SCORE, -2.5, None), (WEIGHT, 160.0, 72.6)],
)
def test_a_lost_sign_or_unit_gives_the_number_that_was_meant(fact: Measure, value: float, meant: float | None) -> None:
    assert likely_value(fact[1], value) == meant


def test_a_sign_is_lost_where_the_slip_says_so_whatever_its_words() -> None:
    slips = (Slip(2, 6, 0, "A score above 2 is rare.", sign_lost=True), Slip(0.4, 1.5, 0, "Not -{value}, is it?"))
    scores = Number("SD", 1, (-8, 6), (-5, 6), slips=slips)
    assert likely_value(scores, 2.5) == -2.5
    assert likely_value(scores, 0.5) is None


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(-2.5, 1, "-2.5"), (-1.0, 1, "-1.0"), (-2.46, 1, "-2.46"), (5.0, 0, "5"), (0.5, 0, "0.5"), (0.0, 1, "0.0")],
)
def test_a_number_is_written_as_it_was_given(value: float, decimals: int, words: str) -> None:
    assert number_words(value, decimals) == words


@pytest.mark.parametrize("text", ["yes", "1e3", "0x10", "1_000", "12:30", "", "1.2.3"])
def test_no_word_is_taken_for_a_plain_number(text: str) -> None:
    assert plain_number(text) is None
