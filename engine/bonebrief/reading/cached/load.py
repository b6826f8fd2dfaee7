"""Knowledge without its examples, from what was kept of the last start if not a byte has changed since."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from bonebrief import __version__
from bonebrief.knowledge.conflict import Conflict
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.retired import Retired
from bonebrief.knowledge.sheet import Sheet
from bonebrief.knowledge.sources import EvidenceRow, Source
from bonebrief.language.fact import Fact
from bonebrief.machine.files import ordinary_bytes
from bonebrief.machine.kept import keep, kept
from bonebrief.reading.cached.plain_data import plain, whole
from bonebrief.reading.folder import knowledge_files, typed_name, unread

_CODE = Path(__file__).resolve().parents[2]
_WHAT_READS = ("language", "knowledge", "reading")
"""The folders whose code shapes what is kept."""


def knowledge_for_people(root: Path) -> Knowledge:
    """The knowledge of a folder, as `load_knowledge` loads it without examples.

    Raises:
        KnowledgeError: anything in it is wrong; what is wrong is never kept.
    """
    key = _key(root)
    known = _known(root, kept(key)) if key else None
    if known:
        return known
    from bonebrief.reading.knowledge import load_knowledge

    loaded = load_knowledge(root, with_examples=False)
    if key:
        keep(key, [plain(getattr(loaded, name)) for name in _PARTS])
    return loaded


_PARTS = (
    "sha256",
    "dictionary",
    "questionnaires",
    "topics",
    "sources",
    "evidence",
    "conflicts",
    "sheet",
    "retired",
    "charts",
)


def _known(root: Path, data: object) -> Knowledge | None:
    if not isinstance(data, list) or len(data) != len(_PARTS):
        return None
    try:
        known = Knowledge(root, *map(whole, data))
        return known if _is_sound(known) else None
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _is_sound(known: Knowledge) -> bool:
    """Whether each part of what was kept holds what it must."""
    parts: list[tuple[Iterable[object], type]] = [
        (known.dictionary.values(), Fact),
        (known.questionnaires.values(), Questionnaire),
        (known.topics, Topic),
        (known.sources.values(), Source),
        (known.evidence.values(), EvidenceRow),
        (known.conflicts.values(), Conflict),
        ((known.sheet,), Sheet),
        (known.retired.values(), Retired),
        (known.charts.values(), tuple),
    ]
    return isinstance(known.sha256, str) and all(isinstance(one, kind) for part, kind in parts for one in part)


def _key(root: Path) -> str:
    """A name for exactly these files, as they are named from here, and this program; empty if they need a closer look.

    The program is known by its version and by when the files of it that read knowledge were changed last.
    """
    stamps = [path.stat().st_mtime_ns for folder in _WHAT_READS for path in (_CODE / folder).rglob("*.py")]
    digest = sha256(f"{__version__}\0{max(stamps)}\0{typed_name(root)}\0".encode("utf-8", "surrogateescape"))
    try:
        if any(unread(root)):
            return ""
        for name, path in knowledge_files(root):
            data = ordinary_bytes(path)
            digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    except OSError:
        return ""
    return digest.hexdigest()
