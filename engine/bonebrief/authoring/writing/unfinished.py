"""What was typed for a rule that was left before it was written, kept so that nobody types it again."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from bonebrief.authoring.writing.dialogue import Dialogue, Question, RefusedError
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.files import ordinary_bytes, real_path, write_file
from bonebrief.machine.places import state_folder
from bonebrief.wording.counts import counted


def take_up(root: Path, dialogue: Dialogue) -> None:
    """Offer to go on with the rule for this folder that was left; its answers are then given again, one by one.

    Raises:
        EOFError: the input ended.
    """
    try:
        kept = ordinary_bytes(_place(root)).decode().splitlines()
    except (OSError, UnicodeError):
        return

    def read(text: str) -> bool:
        if text in ("yes", "y", "no", "n"):
            return text.startswith("y")
        raise RefusedError("Type yes or no.")

    words = f"A rule was left after {counted(len(kept), 'answer')}. Go on with it?"
    if dialogue.ask(Question(words, "yes", lambda: ("yes", "no")), read):
        dialogue.known.extend(kept)
    dialogue.taken.clear()


def keep(root: Path, dialogue: Dialogue) -> str:
    """Keep what was typed, and say so; nothing if nothing was, or it cannot be kept."""
    typed = [*dialogue.taken, *dialogue.known]
    if not typed:
        return ""
    place = _place(root)
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(place, "".join(f"{line}\n" for line in typed), private=True)
    except (OSError, BoneBriefError):
        return ""
    return f" What you typed is kept: the same command goes on with it ({counted(len(typed), 'answer')})."


def forget(root: Path) -> None:
    """Remove what was kept: the rule is written, or not wanted."""
    with suppress(OSError):
        _place(root).unlink()


def _place(root: Path) -> Path:
    return state_folder() / f"new-rule-{sha256(str(real_path(root)).encode()).hexdigest()[:16]}.txt"
