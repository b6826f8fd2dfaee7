"""Which words can be the id of something new, and why others cannot."""

import re
from typing import Final

from bonebrief.authoring.writing.dialogue import RefusedError
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.reading.yaml.fields import RESERVED

_ID: Final = re.compile(r"[a-z][a-z0-9_]*")
_WORDS_OF_CONDITIONS: Final = RESERVED | {"one", "of", "and", "or"}


def refuse_taken(text: str, knowledge: Knowledge) -> None:
    """Check that a text can be the id of a new point, finding or fact.

    Raises:
        RefusedError: it is taken or retired, is a word of the rule language, or has other signs than an id.
    """
    if text in knowledge.retired:
        raise RefusedError(f"{knowledge.retired[text].words} Choose another id.")
    taken = (knowledge.points, knowledge.findings, knowledge.dictionary)
    if any(text in ids for ids in taken):
        raise RefusedError(f"{text} exists already, as a point, a finding or a fact. Choose another id.")
    if text in _WORDS_OF_CONDITIONS:
        raise RefusedError(f'"{text}" is a word of the rule language. Choose another id.')
    if not _ID.fullmatch(text):
        raise RefusedError("An id has small letters, digits and underscores, and begins with a letter.")


def can_be_new(text: str, knowledge: Knowledge) -> bool:
    """Whether a text can be the id of something new."""
    try:
        refuse_taken(text, knowledge)
    except RefusedError:
        return False
    return True
