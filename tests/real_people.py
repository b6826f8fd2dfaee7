"""Adults of the US National Health and Nutrition Examination Survey 2013-14 as answers of a questionnaire.

The survey's file is public domain and no part of this project. BONEBRIEF_REAL_PEOPLE names it; otherwise it is
looked for beside the checkout. Codes: 1 yes, 2 no, 7 refused, 9 don't know (77, 99, 777, 999 for numbers). Whether
steroids are still taken was not asked: who ever took them counts as in the past. Which bone medicine, neither.
"""

import csv
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value

_NAME = "nhanes_2013_2014_dxa_linked.csv"
FILE = Path(os.environ.get("BONEBRIEF_REAL_PEOPLE") or Path(__file__).resolve().parents[2] / "shared" / "data" / _NAME)
_YES_NO = {"1": "yes", "2": "no"}
_SITES = {"A": "hip", "B": "forearm_or_wrist", "C": "spine"}
_OTHER_SITES = {
    **dict.fromkeys(("11", "16"), "upper_arm"),
    **dict.fromkeys(("12", "13"), "forearm_or_wrist"),
    "18": "rib",
    "19": "pelvis",
    **dict.fromkeys(("10", "14", "15", "24", "25", "26"), "hand_foot_face"),
}
_GRAMS_OF_A_DRINK, _GRAMS_OF_A_UNIT = 14, 9
_TIMES_A_DAY = {"1": 7, "2": 30.4, "3": 365}


@dataclass(frozen=True)
class Person:
    """One participant: the number, the examination weight, and the answers."""

    number: str
    weight: float
    answers: Mapping[str, Answer]


def people() -> Iterator[Person]:
    """Every participant of the file."""
    with FILE.open(newline="") as file:
        for row in csv.DictReader(file):
            given = {fact: value for fact, value in _values(row) if value is not None}
            answers = {fact: Answer(Status.ANSWERED, value) for fact, value in given.items()}
            yield Person(row["SEQN"], float(row["WTMEC2YR"]), answers)


def _values(row: dict[str, str]) -> Iterator[tuple[str, Value | None]]:
    score = _number(row["fn_tscore_nhanes3_whitewomen"])
    yield "age", _number(row["RIDAGEYR"])
    yield "sex", {"1": "male", "2": "female"}.get(row["RIAGENDR"])
    yield "weight_kg", _number(row["BMXWT"])
    yield "height_cm", _number(row["BMXHT"])
    yield "guidance", "us"
    yield "scan_done", "no" if score is None else "yes"
    yield "scan_kind", None if score is None else "dxa_hip_spine"
    yield "t_score_femoral_neck", score
    yield from _fractures(row)
    yield "parent_hip_fracture", _either(row["OSQ170"], row["OSQ200"])
    yield "family_osteoporosis", _YES_NO.get(row["OSQ150"])
    yield "steroid_use", {"1": "past", "2": "never"}.get(row["OSQ130"])
    yield "steroid_months", _months(row)
    yield "smoking", _smoking(row)
    yield "alcohol_units_per_day", _alcohol(row)
    yield "bone_medicine", "none" if "2" in (row["OSQ060"], row["OSQ072"]) else None


@dataclass(frozen=True)
class _Break:
    """A fracture as the survey tells it: whether in adult life, whether after a minor fall, and which bone after 40."""

    adult: bool | None
    minor_fall: bool | None
    site: str | None


def _fractures(row: dict[str, str]) -> Iterator[tuple[str, Value | None]]:
    ever = [row[f"OSQ010{letter}"] for letter in "ABC"] + [row["OSQ080"]]
    breaks = list(_breaks(row))
    grown = [one for one in breaks if one.adult is not False]
    if "9" in ever and not any(one.adult for one in breaks):
        return
    if grown and not any(one.adult for one in grown):
        return
    yield "fracture_as_adult", "yes" if grown else "no"
    minor = [one.minor_fall for one in grown]
    if grown:
        yield "fracture_low_trauma", "yes" if True in minor else ("no" if None not in minor else None)
    if True in minor:
        yield "fracture_sites", tuple(sorted({one.site for one in grown if one.minor_fall and one.site})) or ("none",)


def _breaks(row: dict[str, str]) -> Iterator[_Break]:
    """Hip, wrist and spine, of which the cause was asked from 50, and the others, of which it was always asked."""
    for letter, site in _SITES.items():
        if row[f"OSQ010{letter}"] == "1":
            minor = {"1": True, "2": False, "3": False}.get(row[f"OSD050{letter}A"])
            yield _Break(_as_adult(row, letter), minor, site)
    if row["OSQ080"] == "1":
        minor = {"1": False, "2": True}.get(row["OSQ090A"])
        after_40 = (_age(row["OSD110A"]) or 0) >= 40
        yield _Break(True, minor, _OTHER_SITES.get(row["OSQ100A"], "other_major") if after_40 else None)


def _as_adult(row: dict[str, str], letter: str) -> bool | None:
    """Whether a bone broke in adult life; only the age at the first break of each kind was asked."""
    first, once = _age(row[f"OSD030{letter}A"]), row[f"OSQ020{letter}"] == "1"
    if row[f"OSQ040{letter}A"] == "2" or (first or 0) >= 18:
        return True
    return False if once and first is not None else None


def _age(text: str) -> float | None:
    """An age in years; the survey's codes for not known lie above every age."""
    age = _number(text)
    return age if age is not None and age < 120 else None


def _either(mother: str, father: str) -> str | None:
    if "1" in (mother, father):
        return "yes"
    return "no" if (mother, father) == ("2", "2") else None


def _months(row: dict[str, str]) -> float | None:
    length = _number(row["OSQ140Q"])
    if row["OSQ130"] != "1" or length is None or length >= 777:
        return None
    return length * 12 if row["OSQ140U"] == "2" else length


def _smoking(row: dict[str, str]) -> str | None:
    if row["SMQ020"] == "2":
        return "never"
    return {"1": "current", "2": "current", "3": "former"}.get(row["SMQ040"])


def _alcohol(row: dict[str, str]) -> float | None:
    if row["ALQ110"] == "2" or row["ALQ120Q"] == "0":
        return 0.0
    times, drinks = _number(row["ALQ120Q"]), _number(row["ALQ130"])
    if times is None or drinks is None or times >= 777 or drinks >= 77 or row["ALQ120U"] not in _TIMES_A_DAY:
        return None
    return round(times / _TIMES_A_DAY[row["ALQ120U"]] * drinks * _GRAMS_OF_A_DRINK / _GRAMS_OF_A_UNIT, 1)


def _number(text: str) -> float | None:
    return float(text) if text else None
