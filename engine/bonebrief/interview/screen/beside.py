"""What lies beside the questions of a screen: the keys that each of them has, and a report that is pasted there."""

from collections.abc import Callable
from dataclasses import dataclass

from bonebrief.interview.action import Back, Voice
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.report.proposal import Proposal
from bonebrief.machine.catalogue import _


@dataclass(frozen=True, slots=True)
class Beside:
    """Where to go from a question: `act` does actions, `on` opens what lies beside it, `report` what one proposes."""

    conversation: Conversation
    act: Callable[..., str]
    on: Callable[[str], None]
    report: Callable[[Proposal], None]

    def press(self, key: str) -> str | None:
        """Do what a key does at every question; return what is to be said, None where it is no such key."""
        match key:
            case "c-c":
                self.on("leave")
            case "c-r":
                self.on("review")
            case "left" | "s-tab":
                return self.act(Back())
            case "c-p":
                return self.act(Voice(not self.conversation.interview.for_patient))
            case _:
                return None
        return ""

    def paste(self, text: str) -> str | None:
        """Open what a pasted report proposes; of any other text return what is said where it is no answer."""
        proposal = self.conversation.pasted(text)
        if proposal and proposal.rows:
            self.report(proposal)
            return None
        refused = proposal.notes if proposal else ()
        return " ".join([_("That was pasted and is no answer here. Nothing was recorded."), *refused])
