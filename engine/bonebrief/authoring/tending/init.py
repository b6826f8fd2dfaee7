"""`bonebrief init`: a copy of the knowledge for a clinic to make its own, with what an editor and git need."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Final

from bonebrief.authoring.schemas.schema import write_schemas
from bonebrief.authoring.tending.editors import editor_files
from bonebrief.authoring.tending.origin import files_of, keep_origin
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.files import ANOTHER_FOLDER, real_path, writing
from bonebrief.reading.knowledge import load_knowledge

_IGNORED: Final = """\
# Answers of real people do not belong in a repository.
/patients/private/
*.jsonl
.DS_Store
/.bonebrief/before*/
/.bonebrief/undone*/
"""
_GIT: Final = "To keep every change and who made it, begin a repository:\n  {}\n\n"


def copy_for_clinic(source: Path, folder: Path) -> str:
    """Copy rules/ and questionnaires/ into a new or empty folder, add what belongs to it, and say what to do next.

    Raises:
        KnowledgeError: the knowledge to copy is not sound.
        BoneBriefError: the folder holds something already, or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise BoneBriefError(f"{folder} is no folder. Name a new one.")
    if folder.exists() and any(folder.iterdir()):
        raise BoneBriefError(f"{folder} is not empty. Name a new folder, so that nothing of yours is overwritten.")
    knowledge = load_knowledge(source, with_examples=False)
    with _whole_or_nothing(folder):
        with writing(folder, ANOTHER_FOLDER):
            for part in ("rules", "questionnaires"):
                shutil.copytree(source / part, folder / part, ignore=_no_files, copy_function=_copy)
            for name, text in _own_files(folder).items():
                path = folder / name
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
        keep_origin(files_of(source), folder)
        list(write_schemas(knowledge, folder))
    return _next(folder)


@contextmanager
def _whole_or_nothing(folder: Path) -> Iterator[None]:
    """Leave a folder that is new or empty as it was if it cannot be filled."""
    there = folder.exists()
    try:
        yield
    except BaseException:
        for path in folder.iterdir() if there else [folder]:
            shutil.rmtree(path, ignore_errors=True)
            with suppress(OSError):
                path.unlink()
        raise


def _copy(source: str, copy: str) -> None:
    """Copy a file, or say of it why not."""
    with writing(Path(copy), ANOTHER_FOLDER):
        shutil.copy2(source, copy)


def _no_files(folder: str, names: list[str]) -> list[str]:
    """Of what lies in a folder that which is neither file nor folder, such as a pipe."""
    return [name for name in names if not (Path(folder, name).is_file() or Path(folder, name).is_dir())]


def _own_files(folder: Path) -> dict[str, str]:
    readme = (files("bonebrief.authoring.tending") / "clinic_readme.md").read_text(encoding="utf-8")
    return {
        "README.md": readme.replace("FOLDER", shown_name(real_path(folder).name)),
        **editor_files(),
        ".gitignore": _IGNORED,
    }


def _next(copied: Path) -> str:
    folder = shown_name(copied)
    begin = f"git -C {folder} init && git -C {folder} add . && git -C {folder} commit -m 'The rules as they came'"
    git = _GIT.format(begin) if shutil.which("git") else ""
    return (
        f"The rules and questions are in {folder}; its README.md says how to change them.\n\n{git}"
        f"After a change:\n"
        f"  bonebrief check {folder}\n"
        f"  bonebrief test {folder}\n"
        f"  bonebrief diff {folder}\n"
        f"  bonebrief --knowledge {folder} ask\n"
        f"After a new version of the program:\n"
        f"  bonebrief update {folder}"
    )
