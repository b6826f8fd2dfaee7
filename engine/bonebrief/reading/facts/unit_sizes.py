"""Holds what units are said to be worth against what they are worth everywhere."""

from bonebrief.language.problem import Code
from bonebrief.language.unit_sizes import is_about, worth
from bonebrief.language.value import number_words
from bonebrief.reading.yaml.node import Scalar
from bonebrief.reading.yaml.report import Instead, Report


def report_wrong_size(unit: str, own: str, written: Scalar, report: Report) -> None:
    """Report a number that is not what one of a unit is in another, where that is the same everywhere."""
    size = worth(unit, own)
    if size is not None and not is_about(size, float(written.text)):
        right = number_words(float(f"{size:.6g}"), 0)
        what = f"One of `{unit}` is {right} {own}, and {written.text} stands here."
        instead = Instead(written.text, [right])
        report.add(Code.BAD_NUMBER, written.place, what, f"Write `{right}`.", (), instead)
