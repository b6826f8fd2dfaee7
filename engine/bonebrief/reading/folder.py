"""What lies in a knowledge folder: the files that are read, in their order, and what is not read and why."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bonebrief.machine.error import shown_name
from bonebrief.machine.files import leads_out, links_out, visible_files

FOLDERS: Final = ("questionnaires", "rules")
LAWS: Final = "laws.yaml"
CODES: Final = "codes.yaml"
REVIEWS: Final = "reviews.yaml"
_TEXTS: Final = re.compile(r"texts\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,8})*)\.yaml")
_COPY: Final = re.compile(r"(.+?)(?: ?\((?:copy|another copy|\d+)[^)]*\)| copy(?: \d+)?| - Copy(?: \(\d+\))?)\.yaml")
_APART: Final = (("rules", LAWS), ("rules", REVIEWS), ("questionnaires", CODES))


def knowledge_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file that a brief is made of, with its name as problems give it, in the order of reading."""
    apart = {root / folder / name for folder, name in _APART}
    for path in _files(root):
        if path not in apart and language_of(path) is None:
            yield typed_name(path), path


def text_files(root: Path) -> Iterator[tuple[str, Path]]:
    """The files with texts in other languages, read only where one of these is asked for."""
    yield from ((typed_name(path), path) for path in _files(root) if language_of(path))


def language_of(path: Path) -> str | None:
    """The code of the language whose texts a file holds: `de` of `texts.de.yaml`; None of others."""
    match = _TEXTS.fullmatch(path.name)
    return match["language"] if match else None


def _files(root: Path) -> Iterator[Path]:
    for path in (path for folder in FOLDERS for path in visible_files(root / folder)):
        is_named = path.suffix == ".yaml" and path.name == shown_name(path.name) and not original_of(path)
        if is_named and not leads_out(path, root):
            yield path


def beside(root: Path) -> Iterator[tuple[str, Path]]:
    """The files beside the knowledge, of which no brief is made: laws, codes of records, texts in other languages."""
    for folder, name in _APART:
        yield typed_name(root / folder / name), root / folder / name
    yield from text_files(root)


def every_file(root: Path) -> Iterator[tuple[str, Path]]:
    """The same, and those that are read apart: laws, codes, and texts in other languages."""
    yield from knowledge_files(root)
    yield from text_files(root)
    for folder, name in _APART:
        path = root / folder / name
        if path.is_file() and not leads_out(path, root):
            yield typed_name(path), path


def unread(root: Path) -> Iterator[tuple[Path, str, str]]:
    """What was meant to be read and is not, why, and what to do: misnamed files, namesakes, and links out of it."""
    for folder in FOLDERS:
        files = visible_files(root / folder)
        yield from _misnamed(files)
        yield from _namesakes(files)
        for path in links_out(root / folder, root):
            what = "This is a link that leads out of the folder, and it is not followed."
            yield path, what, "Put a copy in its place, or remove it."


def original_of(path: Path) -> Path | None:
    """The file beside a copy that a file manager named, `falls (copy).yaml` or `falls (1).yaml`; None of others."""
    match = _COPY.fullmatch(path.name)
    original = path.with_name(f"{match[1]}.yaml") if match else path
    return original if original != path and original.is_file() else None


def _misnamed(files: list[Path]) -> Iterator[tuple[Path, str, str]]:
    for path in files:
        if original := original_of(path):
            what = f"This file is a copy of {original.name} by its name, and it is not read."
            yield path, what, "Remove it, or rename it and give what is in it other ids."
        name = path.name.lower().removesuffix(".txt")
        if name.endswith((".yml", ".yaml")) and path.suffix != ".yaml":
            what = "This file is not read, because its name does not end in .yaml."
            yield path, what, f"Rename it to {Path(name).stem}.yaml."
        elif path.name != shown_name(path.name):
            what = "This file is not read, because its name has characters that cannot be shown."
            yield path, what, "Rename it, in ordinary letters."


def _namesakes(files: list[Path]) -> Iterator[tuple[Path, str, str]]:
    """Files of one name in different folders: a topic and a questionnaire are called by the name of their file."""
    taken: dict[str, Path] = {}
    for path in (path for path in files if path.suffix == ".yaml"):
        other = taken.setdefault(path.name, path)
        if other is not path:
            yield path, f"Another file has this name: {typed_name(other)}.", "Give one of the two another name."


def typed_name(path: Path) -> str:
    """A path as a person would type it from here."""
    try:
        return str(Path(os.path.abspath(path)).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
