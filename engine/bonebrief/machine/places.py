"""Where things live: the knowledge in use, and the folder that keeps answers."""

import os
from pathlib import Path

from bonebrief.machine.catalogue import ENGLISH
from bonebrief.machine.files import real_path

_HERE = Path(__file__).resolve().parent.parent
_SHIPPED = _HERE / "shipped"


def knowledge_root(chosen: str | None = None) -> Path:
    """The folder with rules/ and questionnaires/: the chosen one, BONEBRIEF_KNOWLEDGE, the checkout, or the wheel's."""
    named = chosen or os.environ.get("BONEBRIEF_KNOWLEDGE")
    if named:
        return Path(named)
    checkout = _HERE.parents[1]
    return checkout if (checkout / "rules").is_dir() else _SHIPPED


def chosen_language(chosen: str | None = None) -> str:
    """The code of the language to speak: the chosen one, BONEBRIEF_LANG, or English."""
    return chosen or os.environ.get("BONEBRIEF_LANG") or ENGLISH


def is_packaged(root: Path) -> bool:
    """Whether a knowledge folder is the one inside the installed package, which the next installation replaces."""
    return real_path(root).is_relative_to(_SHIPPED)


def state_folder() -> Path:
    """The folder that keeps interviews between runs (BONEBRIEF_STATE overrides it)."""
    named = os.environ.get("BONEBRIEF_STATE")
    if named:
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("bonebrief", appauthor=False)


def days_kept() -> float:
    """How many days an interview is kept after its last answer (BONEBRIEF_KEEP_DAYS; 30 unless it says otherwise)."""
    try:
        return max(float(os.environ.get("BONEBRIEF_KEEP_DAYS", "")), 0.0)
    except ValueError:
        return 30.0
