"""A longer text comes page by page: nothing of it is lost or said twice, and one may have enough of it."""

import os
import sys

import pytest

from bonebrief.asking.pages import pages, show_in_pages
from bonebrief.brief.words import Heading, Reader
from bonebrief.interview.screen.terminal import open_terminal
from bonebrief.meanings.agree import Inferrer
from tests.brief.people import brief_of_patient
from tests.interview.screen.tty import Terminal, terminal


@pytest.mark.parametrize("height", [1, 2, 5, 40, 1000])
@pytest.mark.parametrize("lines", [[], ["a"], ["a", "", "b"] * 40, ["x"] * 90])
def test_every_line_is_on_one_page_of_at_most_that_height(lines: list[str], height: int) -> None:
    found = list(pages(lines, height))
    assert [line for page in found for line in page] == lines
    assert all(0 < len(page) <= height for page in found)


def test_a_page_ends_with_a_paragraph() -> None:
    assert [len(page) for page in pages(["a", "a", ""] * 5, 8)] == [6, 6, 3]


def test_a_page_never_ends_with_the_line_above_a_heading() -> None:
    lines = ["a", "a", "a", "", "─" * 40, "", "Heading", "b", "b"]
    assert next(pages(lines, 7)) == lines[:4]


def leafing(inferrer: Inferrer, keys: list[str]) -> Terminal:
    brief = brief_of_patient(inferrer, "low-bone-mass-55")

    def run() -> int:
        asker = open_terminal(sys.stdin, sys.stdout, os.environ["TERM"])
        show_in_pages(asker, brief, Reader.CLINICIAN, plain=False, everything=True)
        return 0

    with terminal(run) as shown:
        for key in keys:
            shown.settle("more line").press(key)
        assert shown.ended() == 0
        return shown


def test_a_key_goes_on_and_another_is_enough(inferrer: Inferrer) -> None:
    shown = leafing(inferrer, [" ", "q"])
    assert "Low bone mass (osteopenia)" in shown.record
    assert Heading.TALKS.words in shown.record
    assert Heading.SOURCES.words not in shown.record
