"""Writes an example that is missing, with what the rules say now, beside the rule or into a file of its own."""

from itertools import chain, count
from os import W_OK, access
from pathlib import Path
from typing import Final

from bonebrief.authoring.mutating.mutants import Mutant
from bonebrief.authoring.mutating.proving import Survivor
from bonebrief.authoring.writing.rule_yaml import scalar
from bonebrief.authoring.writing.yaml_insert import Document
from bonebrief.brief.make import bone_density
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.example import Example, Expectation
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.yaml.files import read_file
from bonebrief.wording.answers import answers_text

_NEW_FILE: Final = """\
# yaml-language-server: $schema=schema/rules.json
# Written by `bonebrief test --mutate --into`: each notices a small change of a rule that no other example does.
# They say what the rules say now; where that is not meant, change the rule and the example.
topic: Edges that no other example stands on
"""


def example_of(knowledge: Knowledge, mutant: Mutant, survivor: Survivor) -> Example:
    """The example that is missing: the person whom a change would touch, and what becomes of them as the rules are."""
    subject, given = survivor.difference.subject, survivor.answers
    inference, point = judged(knowledge, given), knowledge.points.get(subject)
    points = {subject: judge(knowledge, inference).of(point)} if point else {}
    density = None if point else bone_density(knowledge, inference).category
    name = f"{mutant.rule.id}: not {mutant.how}".replace("`", "")
    return Example(name, given, Expectation({}, points, density, None), mutant.rule.place)


def need_writable(path: Path) -> None:
    """Find out whether examples can be written into a file, before it takes minutes to find them.

    Raises:
        BoneBriefError: they cannot.
    """
    try:
        if path.exists():
            path.open("a").close()
            return
    except OSError as error:
        raise BoneBriefError(f"{path} cannot be written: {error.strerror}.") from None
    if not path.parent.is_dir() or not access(path.parent, W_OK):
        raise BoneBriefError(f"{path} cannot be written: there is no folder {path.parent} to write into.")


def write_example(example: Example, path: Path) -> None:
    """Add an example to the end of a file's examples, every other character left as it was; make the file if need be.

    Raises:
        KnowledgeError: the file is not YAML.
        BoneBriefError: the file has no list of examples to add to, or cannot be written.
    """
    expect = example.expect
    points = ", ".join(f"{point}: {outcome.word}" for point, outcome in expect.points.items())
    expected = f"points: {{{points}}}" if points else f"density: {expect.density}"
    given = answers_text(example.given)
    text = read_file(path) if path.exists() else _NEW_FILE
    kept = ["kept: yes"] if any(answer.kept for answer in example.given.values()) else []
    lines = [f"name: {scalar(_unlike(example.name, text))}", f"given: {given}", *kept, f"expect: {{{expected}}}"]
    document = Document(text, str(path))
    try:
        path.write_text(document.with_one(document.add_item(["examples"], lines)), encoding="utf-8", newline="")
    except OSError as error:
        raise BoneBriefError(f"{path} cannot be written: {error.strerror}.") from None


def _unlike(name: str, text: str) -> str:
    """A name that no example of a file has yet: one that is taken is counted on."""
    there = {line.strip().removeprefix("- ") for line in text.splitlines()}
    names = chain([name], (f"{name} ({number})" for number in count(2)))
    return next(one for one in names if f"name: {scalar(one)}" not in there)
