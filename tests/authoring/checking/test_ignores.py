"""A warning is silenced by a comment that says which and why, and by nothing else."""

import pytest

from bonebrief.authoring.checking.ignores import heed_ignores
from bonebrief.language.problem import Code, Place, Problem

W101 = Problem(Code.CONTRADICTION, Place("rules/t.yaml", 3, 7), "No answer passes both.")


def left(*lines: str) -> list[tuple[str, int]]:
    """What remains of a W101 in line 3 of a file with these lines: codes and lines."""
    return [(p.code.value, p.where.line) for p in heed_ignores([W101], {"rules/t.yaml": "\n".join(lines)})]


@pytest.mark.parametrize(
    "lines",
    [
        ("", "", "- age < 50  # check: ignore W101 because both are asked"),
        ("", "# check: ignore W101 because both are asked", "- age < 50"),
        ("", "  #check:ignore W107, W101 because both are asked", "- age < 50"),
        ("# check: ignore W101 because both are asked", "# a remark", "- age < 50"),
    ],
)
def test_on_its_line_or_alone_above_it(lines: tuple[str, ...]) -> None:
    assert left(*lines) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("", "", "", "# check: ignore W101 because it is so"), [("W101", 3), ("W113", 4)]),
        (("", "x: y  # check: ignore W101 because it is so"), [("W101", 3), ("W113", 2)]),
        (("", "# check: ignore W102 because it is so"), [("W101", 3), ("W113", 2)]),
        (("", "# check: ignore W101"), [("W101", 3), ("W112", 2)]),
        (("", "# check: ignore W101 because"), [("W101", 3), ("W112", 2)]),
        (("", "# check: ignore because it is so"), [("W101", 3), ("W112", 2)]),
        (("", "# check: ignore W999 because it is so"), [("W101", 3), ("W112", 2)]),
        (("", "# check: ignore W101, R012 because it is so"), [("W101", 3), ("W112", 2)]),
        (("", "say: it#check: ignore W101 because no comment begins here"), [("W101", 3)]),
    ],
)
def test_elsewhere_or_otherwise_it_silences_nothing_and_is_named(
    lines: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    assert left(*lines) == expected


def test_an_error_cannot_be_ignored() -> None:
    texts = {"rules/t.yaml": "# check: ignore R012 because we know better"}
    (problem,) = heed_ignores([], texts)
    assert problem.what == "R012 is an error, and errors cannot be ignored."
    assert problem.where == Place("rules/t.yaml", 1, 1)
