"""What a path given to `check` or `test` means: a whole knowledge folder, part of one, or patients beside it."""

from dataclasses import dataclass
from pathlib import Path

from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.machine.files import real_path


@dataclass(frozen=True, slots=True)
class Target:
    """A knowledge folder, and the part of it that is meant (None: all of it)."""

    root: Path
    part: Path | None

    def covers(self, file: str) -> bool:
        """Whether a file is meant."""
        return self.part is None or real_path(file).is_relative_to(self.part)


def find_target(path: str | None, default: Path) -> Target | None:
    """The target of a path; None if the path lies in no knowledge folder.

    Raises:
        KnowledgeError: there is nothing at the path.
    """
    if path is None:
        return Target(default, None)
    chosen = real_path(path)
    if not chosen.exists():
        problem = Problem(Code.UNREADABLE_FILE, Place(path), "There is no such file or folder.", "Check the name.")
        raise KnowledgeError([problem])
    if (chosen / "rules").is_dir():
        return Target(Path(path), None)
    for folder in (chosen, *chosen.parents):
        if folder.name in ("rules", "questionnaires") and (folder.parent / "rules").is_dir():
            return Target(folder.parent, chosen)
    return None
