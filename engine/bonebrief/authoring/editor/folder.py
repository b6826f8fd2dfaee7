"""A knowledge folder as an editor sees it: the files on disk under the texts that are not saved yet."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from bonebrief.authoring.checking.examine import Examined, examine
from bonebrief.authoring.editor.mentions import Mention, Names, mentions_of
from bonebrief.authoring.examples.tried import Memory
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError
from bonebrief.machine.files import ordinary_bytes
from bonebrief.reading.folder import FOLDERS, every_file, typed_name
from bonebrief.reading.knowledge import read_knowledge
from bonebrief.reading.yaml.node import Node, parse_yaml

_REMEMBERED: Final = 400


@dataclass(frozen=True, slots=True)
class Use:
    """A mention of an id, in a file."""

    path: Path
    mention: Mention


class Folder:
    """One knowledge folder; what is parsed once is not parsed again.

    `knowledge` is the last that was sound, `first` the first; `readable` is what could be read last, errors left out.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.unsaved: dict[str, str] = {}
        self.knowledge: Knowledge | None = None
        self.readable: Knowledge | None = None
        self.first: Knowledge | None = None
        self._parse = lru_cache(maxsize=_REMEMBERED)(parse_yaml)
        self._memory = Memory()
        self._found: dict[str, tuple[str, Names, tuple[Mention, ...]]] = {}
        self._names = Names({}, frozenset(), frozenset())

    def load(self) -> Knowledge | None:
        """The knowledge as it is written now, or the last that was sound; None if there was none yet."""
        read = read_knowledge(self.root, self._parse, dict(self.unsaved), self._memory.read)
        self._keep(None if read.problems else read.knowledge, read.knowledge)
        return self.knowledge

    def examine(self) -> Examined:
        """Everything that is wrong now, as `bonebrief check` finds it."""
        found = examine(self.root, date.today(), self._parse, dict(self.unsaved), self._memory)
        self._keep(found.knowledge, found.readable)
        return found

    def texts(self) -> Iterator[tuple[str, Path, str]]:
        """Every file: its name in messages, its path, and its text as the editor has it."""
        for name, path in every_file(self.root):
            if name in self.unsaved:
                yield name, path, self.unsaved[name]
                continue
            with suppress(OSError, UnicodeDecodeError):
                yield name, path, ordinary_bytes(path).decode("utf-8-sig")

    def mentions(self, name: str, text: str) -> tuple[Mention, ...]:
        """The ids in a file, as last found where it is not YAML just now."""
        known = self._found.get(name)
        if known and known[0] == text and known[1] == self._names:
            return known[2]
        try:
            root: Node = self._parse(text, name)
        except KnowledgeError:
            return known[2] if known else ()
        self._found[name] = (text, self._names, mentions_of(text, root, self._names))
        return self._found[name][2]

    def uses(self, kind: str, name: str) -> list[Use]:
        """Everywhere an id is defined or named, in all files."""
        return [
            Use(path, mention)
            for file, path, text in self.texts()
            if name in text
            for mention in self.mentions(file, text)
            if mention.kind == kind and mention.name == name
        ]

    def _keep(self, sound: Knowledge | None, readable: Knowledge | None) -> None:
        self.knowledge = sound or self.knowledge
        self.first = self.first or sound
        self.readable = readable or self.readable
        names = Names.of(self.readable) if self.readable else self._names
        self._names = self._names if names == self._names else names


def folder_of(path: Path) -> Path | None:
    """The knowledge folder in which a file lies that rules or questions are read from; None of other files."""
    if path.suffix != ".yaml" or not path.is_file():
        return None
    path = Path(os.path.abspath(path))
    return next(
        (inner.parent for inner in path.parents if inner.name in FOLDERS and (inner.parent / "rules").is_dir()), None
    )


def name_of(path: Path) -> str:
    """A file as problems name it."""
    return typed_name(path)
