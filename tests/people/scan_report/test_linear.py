"""Reading stays linear: twice the text takes twice the steps, whatever it is made of, and no blanks make it hang."""

import sys
from types import FrameType

import pytest

from tests.people.scan_report.printed import read

PIECES = {
    "scores": "lumbar spine T-score -2.3, Z-score -0.4. ",
    "a flattened table": "Region BMD T-score Z-score L1-L4 0.812 -2.1 -0.4 ",
    "rows": "L1-L4 0.812 -2.1 -0.4 Total hip 0.801 -1.2 -0.3 ",
    "dates": "12/03/2024 ",
    "sides": "left ",
    "sites": "femoral neck left hip total ",
    "per cents": "FRAX major 12% hip 3% ",
    "earlier ones in brackets": "Spine T-score -2.3 (2021: -2.0) ",
    "histories": "Date Age BMD T-score\n12.03.2024 60 0.812 -2.3\n",
    "two scores above a number": "T-score T-score -2.3\n",
    "names in a column": "T-score\n",
}
SIZE = 6000


def steps(text: str) -> int:
    """How many functions are called to read a text, those written in C too."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_takes_twice_the_steps(name: str) -> None:
    text = PIECES[name] * (SIZE // len(PIECES[name]))
    read(text)
    assert steps(text * 2) < 2.4 * steps(text)


@pytest.mark.parametrize(
    "text",
    ["({}", "BMD{}x", "[-2.5{}", "hip{}x hip", "hip T-score{}-2.3", "hip T-score -2.3{}spine", "FRAX major{}12%"],
)
@pytest.mark.parametrize("blank", [" ", "\t"])
def test_any_number_of_blanks_is_read(text: str, blank: str) -> None:
    report = read(text.format(blank * 50_000))
    assert [one for one in report.candidates if one.sure and "_score_" in one.fact] == []
