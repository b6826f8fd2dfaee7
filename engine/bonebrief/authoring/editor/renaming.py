"""A new name for an id, in every file at once: what is edited, or why it cannot be."""

import re
from collections.abc import Sequence
from typing import Final

from bonebrief.authoring.checking.mending.texts import mended
from bonebrief.authoring.editor.folder import Folder
from bonebrief.authoring.editor.mentions import EVIDENCE, FACT, FINDING, POINT, SOURCE
from bonebrief.language.problem import KnowledgeError, Mend
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.reading.yaml.fields import RESERVED

_ID: Final = re.compile(r"[a-z][a-z0-9_]*")
_SOURCE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_ROW: Final = re.compile(r"\d+\.\d+")
_FORMS: Final = {FACT: _ID, FINDING: _ID, POINT: _ID, SOURCE: _SOURCE, EVIDENCE: _ROW}


def renamed(folder: Folder, kind: str, old: str, new: str) -> Sequence[Mend]:
    """The edits that give an id its new name wherever it stands; the rules are sound with them and mean the same.

    Raises:
        BoneBriefError: the name cannot be used or is taken, or some file is not sound, so that a use might be missed.
    """
    if not _FORMS[kind].fullmatch(new) or new in RESERVED:
        raise BoneBriefError(f'"{new}" cannot be the id of a {kind}.')
    knowledge = folder.load()
    if knowledge is None or folder.examine().knowledge is None:
        raise BoneBriefError("Mend the errors first: in a file that cannot be read, a use would be missed.")
    taken = {FACT: knowledge.dictionary, FINDING: knowledge.findings, POINT: knowledge.points}
    names = {SOURCE: knowledge.sources, EVIDENCE: knowledge.evidence}.get(kind)
    if new in names if names is not None else any(new in there for there in taken.values()):
        raise BoneBriefError(f"`{new}` is taken already.")
    if new in knowledge.retired:
        raise BoneBriefError(f"{knowledge.retired[new].words} An id is never used again.")
    edits = [Mend(use.mention.place, old, new) for use in folder.uses(kind, old)]
    _check(folder, edits)
    return edits


def _check(folder: Folder, edits: Sequence[Mend]) -> None:
    texts = {name: text for name, _, text in folder.texts()}
    changed = {name: [edit for edit in edits if edit.where.file == name] for name in {e.where.file for e in edits}}
    now = {name: mended(texts[name], some)[0] for name, some in changed.items()}
    try:
        load_knowledge(folder.root, unsaved={**folder.unsaved, **now})
    except KnowledgeError as error:
        first = error.problems[0]
        raise BoneBriefError(f"It stands where it cannot be renamed: {first.where}. {first.what}") from None
