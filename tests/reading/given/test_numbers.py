"""Numbers are read as people write them, and refused with words that help."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonebrief.language.domain import Fractions, Number, Slip
from bonebrief.language.fact import Fact
from bonebrief.language.formula import Arithmetic, Reference
from bonebrief.language.problem import Place
from bonebrief.language.value import figure, number_words
from bonebrief.reading.given.numbers import NumberError, doubts, is_signed, likely_value, plain_number, read_number

Measure = tuple[str, Number]
SLIPS = (
    Slip(2, 6, 0, "Is it -{value}?", sign_lost=True),
    Slip(0.4, 1.5, 2, "Is this the bone density in g/cm2?"),
)
T_SCORE = ("T-score", Number("SD", 1, (-8, 6), (-5, 3), slips=SLIPS))
HEIGHT = ("Height", Number("cm", 1, (100, 230), (140, 200), {"m": 100, "in": 2.54, "ft": 30.48}))
WEIGHT = ("Weight", Number("kg", 1, (25, 300), (40, 150), {"lb": 0.4536, "st": 6.3503}))
EGFR = ("Kidney function", Number("mL/min/1.73 m²", 1, (1, 200), (1, 200), shown=0, or_more=True))
TBS = ("TBS", Number("", 3, (0.5, 1.8), (0.8, 1.6)))
MONTHS = ("Months", Number("months", 1, (0, 600), (0, 120), {"years": 12, "year": 12}, shown=0))
CALCIUM = ("Calcium", Number("mg", 0, (0, 6000), (200, 3000), {"mg": 1, "portions": 300}, fractions="round"))
AGE = ("Age", Number("years", 0, (18, 115), (20, 100), fractions="cut"))
FALLS = ("Falls", Number("", 0, (0, 200), (0, 12)))
DAYS = ("Days", Number("days/week", 0, (0, 7), (0, 7), {"days": 1}))
VITAMIN_D = ("Vitamin D", Number("nmol/L", 1, (0, 500), (10, 250), {"ng/mL": 2.496}, shown=0))


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        (T_SCORE, "-2.5", -2.5),
        (T_SCORE, "−2.5", -2.5),
        (T_SCORE, "–2,5", -2.5),
        (CALCIUM, "1 000", 1000.0),
        (CALCIUM, "1\u202f000 mg", 1000.0),
        (FALLS, "1.000", 1.0),
        (VITAMIN_D, "50.000", 50.0),
        (WEIGHT, "68.250", 68.25),
        (AGE, "66.000", 66.0),
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
        (VITAMIN_D, "20 ng/mL", 49.9),
        (EGFR, "62 mL/min/1.73 m²", 62.0),
        (EGFR, "45 mL/min/1.73m2", 45.0),
        (EGFR, "45 mL/min/1.73 m^2", 45.0),
        (EGFR, "45 mL/min", 45.0),
        (EGFR, ">90", 90.0),
        (EGFR, "> 90 mL/min/1.73m2", 90.0),
        (EGFR, "over 90", 90.0),
        (EGFR, "90 or more", 90.0),
        (EGFR, "44.6", 44.6),
        (TBS, "1,250", 1.25),
        (T_SCORE, "0,004", 0.004),
        (T_SCORE, "-2,125", -2.125),
        (MONTHS, "1 month", 1.0),
        (MONTHS, "3 months", 3.0),
        (MONTHS, "6,9", 6.9),
        (MONTHS, "1 year", 12.0),
        (MONTHS, "1 year 6 months", 18.0),
        (MONTHS, "1.5 years", 18.0),
        (CALCIUM, "700.5", 701.0),
        (CALCIUM, "3 portions", 900.0),
        (AGE, "64.5", 64.0),
        (AGE, "64,9", 64.0),
        (AGE, "64.999 years", 64.0),
        (HEIGHT, "5 ft 11 in", 180.3),
        (HEIGHT, "5.75 ft", 175.3),
        (HEIGHT, "5.0 ft", 152.4),
    ],
)
def test_it_reads_what_people_write(fact: Measure, text: str, value: float) -> None:
    assert read_number(*fact, text) == value


@pytest.mark.parametrize(
    ("fact", "text", "message"),
    [
        (T_SCORE, "-25", "Did you mean -2.5?"),
        (CALCIUM, "1,234", "read in two ways"),
        (CALCIUM, "1.000", "can be read in two ways. Write 1000 or 1."),
        (CALCIUM, "1.234 mg", "can be read in two ways. Write 1234 or 1.234."),
        (FALLS, "2.5", "Falls is a whole number, and 2.5 is not. Write 2 or 3."),
        (DAYS, "2.5 days", "Days is a whole number, and 2.5 is not. Write 2 or 3."),
        (AGE, "17.9", "Age must be 18 to 115 years, and 17.9 is not."),
        (T_SCORE, ">1", "is not a number"),
        (HEIGHT, "5.11", "Did you mean 5 ft 11 in (180.3) or 155.8?"),
        (HEIGHT, "5.11 ft", "can be read in two ways. Write 5 ft 11 in (180.3) or 155.8."),
        (HEIGHT, "5.5 feet", "can be read in two ways. Write 5 ft 5 in (165.1) or 167.6."),
        (WEIGHT, "9.11 st", "can be read in two ways. Write 9 st 11 lb"),
        (T_SCORE, "-", "is not a number"),
        (T_SCORE, "", "is not a number"),
        (T_SCORE, "abc", "is not a number"),
        (T_SCORE, "nan", "is not a number"),
        (T_SCORE, ".inf", "is not a number"),
        (T_SCORE, "1e-05", "written with an exponent"),
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
    with pytest.raises(NumberError, match=re.escape(message)):
        read_number(*fact, text)


@pytest.mark.parametrize(
    ("fact", "value", "asked"),
    [
        (T_SCORE, -2.5, []),
        (T_SCORE, 2.5, ["Is it -2.5?"]),
        (T_SCORE, 0.85, ["Is this the bone density in g/cm2?"]),
        (T_SCORE, 0.8, []),
        (T_SCORE, -6.0, ["T-score of -6.0 SD is unusual. Please check it."]),
        (MONTHS, 240.0, ["Months of 240 months is unusual. Did you mean 24?"]),
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


@pytest.mark.parametrize(("text", "asked"), [("2.5", ["Is it -2.5?"]), ("+2.5", [])])
def test_a_plus_that_was_typed_is_not_asked_for_a_minus(text: str, asked: list[str]) -> None:
    assert doubts(*T_SCORE, read_number(*T_SCORE, text), is_signed(text)) == asked


def bmi(*bounds: float) -> Fact:
    formula = Arithmetic("/", Reference("weight"), Reference("square"))
    spec = Number("kg/m²", 1, (5, 200), (15, 50), bounds=bounds)
    return Fact("bmi", "BMI", spec, Place(""), formula)


@pytest.mark.parametrize(
    ("bounds", "value", "words"),
    [
        ((20.0,), 19.961, "19.96"),
        ((20.0,), 19.94, "19.9"),
        ((20.0,), 20.0, "20"),
        ((20.0,), 20.04, "20.04"),
        ((20.0,), 19.9996, "19.9996"),
        ((25.0,), 19.961, "20"),
        ((18.5, 25.0), 18.46, "18.46"),
        ((), 22.038567, "22"),
    ],
)
def test_a_rounded_figure_lies_on_the_same_side_of_a_bound(bounds: tuple[float, ...], value: float, words: str) -> None:
    assert figure(bmi(*bounds), value) == words


@given(st.floats(10, 40).map(lambda value: round(value, 4)), st.floats(10, 40).map(lambda value: round(value, 1)))
def test_no_figure_contradicts_its_number(value: float, bound: float) -> None:
    shown = float(figure(bmi(bound), value))
    assert (shown < bound, shown > bound) == (value < bound, value > bound)


@given(st.floats(0, 200).map(lambda value: round(value, 4)), st.sampled_from(["refuse", "cut", "round"]))
def test_without_decimals_every_number_is_kept_whole(value: float, fractions: Fractions) -> None:
    kept = Number("", 0, (0, 200), (0, 200), fractions=fractions).kept(value)
    assert kept.is_integer()
    assert abs(kept - value) < 1
    assert kept <= value or fractions != "cut"


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(-2.5, 1, "-2.5"), (-1.0, 1, "-1.0"), (-2.46, 1, "-2.46"), (5.0, 0, "5"), (0.5, 0, "0.5"), (0.0, 1, "0.0")],
)
def test_a_number_is_written_as_it_was_given(value: float, decimals: int, words: str) -> None:
    assert number_words(value, decimals) == words


@pytest.mark.parametrize("text", ["yes", "1e3", "0x10", "1_000", "12:30", "", "1.2.3"])
def test_no_word_is_taken_for_a_plain_number(text: str) -> None:
    assert plain_number(text) is None


@pytest.mark.parametrize(
    ("fact", "text", "said"),
    [
        (FALLS, "5.397605346934028e-79", "Write it out: 0."),
        (T_SCORE, "-2.5e0", "Write it out: -2.5."),
        (CALCIUM, "1.2E+03", "Write it out: 1200."),
        (CALCIUM, "1e300", "Write a number such as"),
    ],
)
def test_an_exponent_is_named_and_written_out(fact: Measure, text: str, said: str) -> None:
    """Some programs read 0 of a SAS transport file as 5.397605346934028e-79 (pandas 3.1.1) and write it so."""
    with pytest.raises(NumberError, match=r"is written with an exponent\.") as refused:
        read_number(*fact, text)
    assert said in str(refused.value)
