"""The scripted asker: actions in a row, given to the same conversation as those of a person."""

from collections.abc import Iterable

from bonebrief.interview.action import Action
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.state import ImpossibleActionError


def run_script(conversation: Conversation, actions: Iterable[Action]) -> tuple[Action, ...]:
    """Do every action that fits as the interview then stands; return those that did not."""
    left: list[Action] = []
    for action in actions:
        try:
            conversation.act(action)
        except ImpossibleActionError:
            left.append(action)
    return tuple(left)
