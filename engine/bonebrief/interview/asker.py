"""What every asker can do; the rest of an interview does not know how the person is met."""

from collections.abc import Sequence
from enum import Enum
from typing import Protocol

from bonebrief.interview.conversation import Conversation
from bonebrief.interview.report.proposal import Proposal


class Left(Enum):
    """How the person left the questions."""

    FOR_THE_BRIEF = "for the brief"
    FOR_NOW = "for now"


class Asker(Protocol):
    """Meets the person at a terminal, in one way or another."""

    def say(self, text: str) -> None:
        """Show a paragraph that stays."""
        ...

    def greet(self, lines: Sequence[str]) -> str | None:
        """Say what is to be read before the first question; return what the person pasted, None if they leave."""
        ...

    def choose(self, words: str, options: Sequence[str], above: Sequence[str] = ()) -> int | None:
        """Let the person choose one option, with what is said `above` in sight of them; None if they leave."""
        ...

    def line(self, words: str, suggestion: str) -> str | None:
        """Let the person type a line over a suggestion; None if they leave."""
        ...

    def more(self, words: str) -> bool:
        """Ask between two pages of a text whether to go on, where that is of use."""
        ...

    def ask(self, conversation: Conversation, proposal: Proposal | None = None) -> Left:
        """Ask every open question, then let the person review the answers; all of it is kept as it is given.

        What a report proposes is looked over first.
        """
        ...

    def review(self, conversation: Conversation) -> Left:
        """Let the person look over and change answers."""
        ...
