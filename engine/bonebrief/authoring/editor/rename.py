"""`bonebrief rename`: a new name for an id, in every file of a knowledge folder at once or in none."""

from pathlib import Path

from bonebrief.authoring.checking.mending.texts import mended, without_mark
from bonebrief.authoring.editor.folder import Folder
from bonebrief.authoring.editor.mentions import EVIDENCE, SOURCE, Names
from bonebrief.authoring.editor.renaming import renamed
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.files import ordinary_bytes, write_file
from bonebrief.machine.streams import Write
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.counts import counted


def rename(root: Path, old: str, new: str, write: Write) -> None:
    """Give a question, finding, point, source or row of evidence another id wherever it stands.

    The rules mean the same afterwards; what was kept of reviews goes along.

    Raises:
        KnowledgeError: the rules are not sound.
        BoneBriefError: nothing has that id, the new one cannot be used or is taken, or a file cannot be written.
    """
    kind = _kind_of(load_knowledge(root, with_examples=False), old)
    folder = Folder(root)
    edits = renamed(folder, kind, old, new)
    paths = {name: path for name, path, _ in folder.texts()}
    changed = sorted({edit.where.file for edit in edits})
    texts: dict[Path, str] = {}
    for name in changed:
        mark, text = without_mark(ordinary_bytes(paths[name]).decode())
        texts[paths[name]] = mark + mended(text, [edit for edit in edits if edit.where.file == name])[0]
    for path, text in texts.items():
        write_file(path, text, mend="Run the same command again once that is mended.")
    write(f"{old} is now {new}: {counted(len(edits), 'place')} in {counted(len(changed), 'file')}.")


def _kind_of(knowledge: Knowledge, name: str) -> str:
    names = Names.of(knowledge)
    kinds = {**dict.fromkeys(names.evidence, EVIDENCE), **dict.fromkeys(names.sources, SOURCE), **names.kinds}
    if name not in kinds:
        hint = did_you_mean(name, kinds) or "`bonebrief rules` and `bonebrief rules --facts` list what there is."
        raise BoneBriefError(f'Nothing is called "{name}". {hint}')
    return kinds[name]
