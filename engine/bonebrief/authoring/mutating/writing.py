"""Writes the example that is missing into the file of the rule, with what the rules say now."""

from pathlib import Path

from bonebrief.authoring.mutating.mutants import Mutant
from bonebrief.authoring.mutating.proving import Survivor
from bonebrief.authoring.writing.rule_yaml import example_lines
from bonebrief.authoring.writing.yaml_insert import Document
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.yaml.files import read_file


def write_example(mutant: Mutant, survivor: Survivor) -> str:
    """Add the example to the end of the rule's file, every other character left as it was; return the file's name.

    Raises:
        BoneBriefError: the file has no list of examples to add to, or cannot be written.
    """
    path = Path(mutant.rule.place.file)
    document = Document(read_file(path), str(path))
    name = f"{mutant.rule.id} is not {mutant.how}".replace("`", "")
    subject, meant = survivor.difference.subject, survivor.meant
    expected = f"density: {survivor.difference.was}" if meant is None else f"points: {{{subject}: {meant.word}}}"
    lines = list(example_lines(name, survivor.answers, expected))
    try:
        path.write_text(document.with_one(document.add_item(["examples"], lines)), encoding="utf-8", newline="")
    except OSError as error:
        raise BoneBriefError(f"{path} cannot be written: {error.strerror}.") from None
    return mutant.rule.place.name
