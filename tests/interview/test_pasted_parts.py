"""A report that is pasted in parts: a part is read with the one before it only where it says more so than alone."""

import pytest

from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.report.proposal import Proposal, Proposed
from bonebrief.interview.state import start
from bonebrief.knowledge.knowledge import Knowledge
from tests.interview.stand_ins import Silent


class Tables:
    """Reads the lines of a table, `row A`, if they stand below `heading`, and what is said in a line by itself."""

    def pasted(self, text: str) -> Proposal:
        lines = text.split("\n")
        read = [line for line in lines if line.startswith("said") or (line.startswith("row") and "heading" in lines)]
        return Proposal(tuple(Proposed(line, "yes", 1, line, 0, 1) for line in read))

    def named(self, name: str) -> Proposal:
        raise NotImplementedError

    def is_name(self, line: str) -> bool:
        return False


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (["row A"], []),
        (["heading", "row A"], ["row A"]),
        (["heading\nrow A", "row B"], ["row A", "row B"]),
        (["heading", "row A", "row B"], ["row A", "row B"]),
        (["heading\nrow A", "said C"], ["said C"]),
        (["heading\nrow A", "said C\nsaid D", "row B"], []),
        (["heading\nrow A", "thank you", "row B"], []),
    ],
)
def test_what_a_part_is_read_with(knowledge: Knowledge, parts: list[str], read: list[str]) -> None:
    interview = start(knowledge, knowledge.questionnaire("bone-health"))
    conversation = Conversation(interview, NotKept(), Silent(), Tables())
    proposals = [conversation.read(part) for part in parts]
    assert [row.fact for row in proposals[-1].rows] == read
