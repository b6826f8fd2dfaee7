"""Reads texts.LANGUAGE.yaml: the words of one language, under the keys of the files that they are put from."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bonebrief.knowledge.translation.texts import Keys, Said, Texts
from bonebrief.language.problem import KnowledgeError, Place
from bonebrief.machine.catalogue import ENGLISH
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.reading.folder import language_of, text_files
from bonebrief.reading.yaml.fields import Fields, entries, root_fields
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, parse_yaml
from bonebrief.reading.yaml.node import Sequence as SequenceNode
from bonebrief.reading.yaml.report import Report

PARTS: Final = (
    *("yes_no", "units", "questions", "derived", "conflicts", "questionnaires", "sheet"),
    *("topics", "findings", "points"),
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
    files = {name: path for name, path in text_files(root) if language_of(path) == language}
    if not files:
        there = languages(root)
        hint = did_you_mean(language, there) or f"There are: {', '.join(there)}."
        raise BoneBriefError(f'There are no texts here in the language "{language}". {hint}')
    report = Report({name: read_file(path, ordinary=True) for name, path in files.items()})
    texts = read_texts(language, {name: parse_yaml(report.texts[name], name) for name in files}, report)
    if report.problems:
        raise KnowledgeError(report.problems)
    return texts


def read_texts(language: str, files: Mapping[str, Node], report: Report) -> Texts:
    """The texts of one language, of which a part stands in each file; what is wrong in them is reported."""
    heads: list[Fields] = []
    said: dict[Keys, Said] = {}
    for node in files.values():
        fields = root_fields(node, report).only(*_HEAD, *PARTS).need(*_HEAD)
        heads.append(fields)
        for part in PARTS:
            if (inner := fields.mapping(part)) is not None:
                said.update(_below((part,), inner, report))
    first = heads[0]
    names = first.scalar("language")
    place = names.place if names else Place(next(iter(files)))
    return Texts(language, first.text("language"), first.text("review"), said, place)


def _below(keys: Keys, node: Node, report: Report) -> Iterator[tuple[Keys, Said]]:
    if isinstance(node, MappingNode):
        for key, child in entries(node, report):
            yield from _below((*keys, key.text), child, report)
    elif isinstance(node, SequenceNode):
        for nth, child in enumerate(node.items, 1):
            yield from _below((*keys, str(nth)), child, report)
    elif not node.is_null:
        yield (*keys, "1") if _is_list(keys) else keys, Said(" ".join(node.text.split()), node.place)


def _is_list(keys: Keys) -> bool:
    return _LISTS.get((keys[0], *keys[2:3])) == len(keys) or _LISTS.get(keys[:1]) == len(keys)
