"""What an editor shows of a word that is an answer: what it says, and the question that it answers."""

import re
from collections.abc import Sequence
from typing import Final

from bonebrief.authoring.editor.hover import plain_text
from bonebrief.authoring.editor.table_words import head_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.fact import Fact

_WORD: Final = re.compile(r"[a-z][a-z0-9_]*")


def choice_hover(knowledge: Knowledge, lines: Sequence[str], line: int, column: int) -> str:
    """What there is to know of the answer at a place, counted from 0; nothing where none stands."""
    words = list(_WORD.finditer(lines[line])) if line < len(lines) else []
    here = next((word for word in words if word.start() <= column <= word.end()), None)
    if here is None:
        return ""
    before = [word[0] for word in words if word.end() <= here.start()]
    names = [head_of(lines, line, column), *before]
    facts = [knowledge.dictionary[name] for name in names if name in knowledge.dictionary]
    asked = [fact for fact in facts if here[0] in fact.choices]
    return _told(asked[-1], here[0]) if asked else ""


def _told(fact: Fact, word: str) -> str:
    said = f"**{plain_text(fact.choices[word])}** (`{word}`), of {plain_text(fact.label)} (`{fact.id}`)"
    return f"{said}\n\n{plain_text(fact.asking.words)}" if fact.asking else said
