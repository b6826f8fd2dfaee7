"""How things stand, in words: how many talks there are so far, and what they are about, as far as a line has room."""

from dataclasses import replace

import pytest

from bonebrief.asking.standing import RulesMeaning
from bonebrief.brief.talks import on_the_sheet
from bonebrief.interview.conversation import Standing
from bonebrief.interview.state import start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.yaml.files import read_file
from tests.brief.people import EXAMPLES

TALKS = Standing((("high", 2), ("note", 1)), headings=("New back pain", "A thin frame", "Family osteoporosis"))


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (80, ("So far: 2 high, 1 note: New back pain; A thin frame; Family osteoporosis",)),
        (60, ("So far: 2 high, 1 note: New back pain; A thin frame; 1 more",)),
        (46, ("So far: 2 high, 1 note: New back pain; 2 more",)),
        (40, ("So far: 2 high, 1 note:", "New back pain; A thin frame; 1 more")),
        (23, ("So far: 2 high, 1 note:", "New back pain; 2 more")),
        (20, ("2 high, 1 note:", "New back pain …")),
    ],
)
def test_as_many_headings_as_there_is_room_for(width: int, lines: tuple[str, ...]) -> None:
    assert TALKS.lines(width) == lines
    assert all(len(line) <= width for line in lines)


def test_without_a_talk_it_says_so() -> None:
    assert Standing().lines(80) == ("So far: no point.",)
    assert Standing().since(Standing()) == "So far: no point."


def test_read_aloud_it_names_the_first_three() -> None:
    four = Standing((("high", 4),), headings=("A", "B", "C", "D"))
    assert four.since(Standing()) == "So far: 4 high. New: A; B; C; 1 more."
    assert four.since(replace(four, headings=four.headings[1:])) == "So far: 4 high. New: A."
    assert four.since(four) == "So far: 4 high."


def test_what_is_counted_are_the_talks_of_the_sheet(knowledge: Knowledge) -> None:
    person = read_answers_file(read_file(EXAMPLES / "steroids-63.yaml"), "steroids-63", knowledge.dictionary).answers
    meaning, interview = RulesMeaning(knowledge), start(knowledge, knowledge.questionnaire("bone-health"), person)
    standing, brief = meaning.standing(interview), meaning.brief(interview)
    assert standing.headings == tuple(talk.heading for talk in on_the_sheet(brief.points))
    assert sum(count for _, count in standing.counts) == len(standing.headings) < len(brief.points)
