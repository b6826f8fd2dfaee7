"""Reads texts.LANGUAGE.yaml: the words of one language, under the keys of the files that they are put from."""

from pathlib import Path
from typing import Final

from bonebrief.knowledge.translation.texts import Keys, Said, Texts
from bonebrief.language.problem import KnowledgeError, Place
from bonebrief.machine.catalogue import ENGLISH
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.reading.folder import language_of, text_files
from bonebrief.reading.knowledge import NOTHING_UNSAVED, Parse, Unsaved
from bonebrief.reading.yaml.entries import entries
from bonebrief.reading.yaml.fields import Fields, root_fields
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, parse_yaml
from bonebrief.reading.yaml.node import Sequence as SequenceNode
from bonebrief.reading.yaml.report import Report

PARTS_OF_RULES: Final = ("topics", "findings", "points")
PARTS: Final = (
    *("yes_no", "units", "questions", "derived", "conflicts", "questionnaires", "sheet"),
    *PARTS_OF_RULES,
)
"""The keys under which texts stand, besides what the language is called and how far somebody has read them."""

_HEAD: Final = ("language", "review")
_LISTS: Final = {("units",): 2, ("questions", "also"): 4}
"""Where one word may stand for a list of one: under which keys, and how deep."""


def languages(root: Path) -> tuple[str, ...]:
    """The codes of the languages in which a knowledge folder can speak, the one it is written in first."""
    found = {code for _, path in text_files(root) if (code := language_of(path))}
    return (ENGLISH, *sorted(found - {ENGLISH}))


def texts_in(root: Path, language: str) -> Texts:
    """The texts of a knowledge folder in a language.

    Raises:
        BoneBriefError: there are none in it.
        KnowledgeError: a file of them cannot be read.
    """
    there = languages(root)
    if language not in there[1:]:
        hint = did_you_mean(language, there) or f"There are: {', '.join(there)}."
        raise BoneBriefError(f'There are no texts here in the language "{language}". {hint}')
    return read_texts(root, language)


def read_texts(root: Path, language: str, unsaved: Unsaved = NOTHING_UNSAVED, parse: Parse = parse_yaml) -> Texts:
    """The texts of a language that is there, of which a part stands in each of its files.

    Raises:
        KnowledgeError: a file of them cannot be read, or is not written as it must be; all problems at once.
    """
    report = Report()
    reader = _Reader(report)
    heads = []
    for name, path in text_files(root):
        if language_of(path) == language:
            report.texts[name] = unsaved[name] if name in unsaved else read_file(path, ordinary=True)
            heads.append(reader.file(parse(report.texts[name], name)))
    names = heads[0].scalar("language")
    if report.problems or names is None:
        raise KnowledgeError(report.problems)
    about = heads[0].text("language"), heads[0].text("review")
    return Texts(language, *about, reader.said, names.place, reader.keys)


class _Reader:
    """Gathers texts, and the places of their keys."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.said: dict[Keys, Said] = {}
        self.keys: dict[Keys, Place] = {}

    def file(self, node: Node) -> Fields:
        """All of a file; its own keys are handed back."""
        fields = root_fields(node, self._report).only(*_HEAD, *PARTS).need(*_HEAD)
        for part in PARTS:
            if (inner := fields.mapping(part)) is not None:
                self._take((part,), inner)
        return fields

    def _take(self, keys: Keys, node: Node) -> None:
        if isinstance(node, MappingNode):
            for key, child in entries(node, self._report):
                self.keys[(*keys, key.text)] = key.place
                self._take((*keys, key.text), child)
        elif isinstance(node, SequenceNode):
            for nth, child in enumerate(node.items, 1):
                self.keys[(*keys, str(nth))] = child.place
                self._take((*keys, str(nth)), child)
        elif not node.is_null:
            self.said[(*keys, "1") if _is_list(keys) else keys] = Said(" ".join(node.text.split()), node.place)


def _is_list(keys: Keys) -> bool:
    return _LISTS.get((keys[0], *keys[2:3])) == len(keys) or _LISTS.get(keys[:1]) == len(keys)
