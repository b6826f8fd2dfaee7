"""`bonebrief retire`: an id goes out of use for good; since when and why is written down where nobody can miss it."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from bonebrief.authoring.editor.folder import Folder, Use
from bonebrief.authoring.editor.mentions import Names
from bonebrief.authoring.writing.rule_yaml import scalar
from bonebrief.authoring.writing.yaml_insert import Document
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Place
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.files import write_file
from bonebrief.machine.streams import Write
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.reading.folder import language_of, typed_name
from bonebrief.reading.knowledge import RETIRED, load_knowledge

_HEAD: Final = """\
# yaml-language-server: $schema=schema/retired.json
# Ids that are never used again, since when, and why. Written by `bonebrief retire`."""
_AGAIN: Final = "Run the same command again once that is mended."
_MOST_PLACES: Final = 12


def retire(root: Path, name: str, since: date, because: str, write: Write) -> None:
    """Take a question, finding or point out of the rules, and write down that its id is gone for good.

    Its words in other languages go with it. Examples that still name it pass it over; where else it is named has to be
    mended first.

    Raises:
        KnowledgeError: the rules are not sound.
        BoneBriefError: nothing has that id, it is still named, no reason was given, or a file cannot be written.
    """
    if not because.strip():
        raise BoneBriefError("Say why, with --because: whoever still names it will be told.")
    knowledge = load_knowledge(root)
    kind = _kind_of(knowledge, name)
    folder = Folder(root)
    folder.load()
    uses = folder.uses(kind, name)
    texts = {file: text for file, _, text in folder.texts()}
    home = next(use for use in uses if use.mention.defines)
    in_examples, elsewhere = _named([use for use in uses if language_of(use.path) is None], home, texts)
    if elsewhere:
        shown = "".join(f"\n  {place}" for place in sorted(elsewhere)[:_MOST_PLACES])
        raise BoneBriefError(f"{name} is still named, and nothing was changed. Mend these places first:{shown}")
    place = home.mention.place
    write_file(_list(root), _with(root, texts, name, since, because), mend=_AGAIN)
    write_file(home.path, without_entry(texts[place.file], place.line), mend=_AGAIN)
    for use in (use for use in uses if use.mention.translates):
        write_file(use.path, without_entry(texts[use.mention.place.file], use.mention.place.line), mend=_AGAIN)
    load_knowledge(root)
    write(f"{name} is retired since {since.isoformat()}: taken out of {place.name}, line {place.line}.")
    for place in in_examples:
        write(f"{place}: passed over from now on, because it is part of an example.")


def _list(root: Path) -> Path:
    return root / "rules" / RETIRED


def _with(root: Path, texts: Mapping[str, str], name: str, since: date, because: str) -> str:
    """The list of what is retired, with one more."""
    entry = (f"{name}:", f"  since: {since.isoformat()}", f"  because: {scalar(' '.join(because.split()))}")
    listed = texts.get(typed_name(_list(root)))
    if listed is None:
        return "".join(f"{line}\n" for line in (_HEAD, "retired:", *(f"  {line}" for line in entry)))
    document = Document(listed, str(_list(root)))
    return document.with_one(document.add_entry("retired", entry))


def _named(uses: Sequence[Use], home: Use, texts: Mapping[str, str]) -> tuple[list[Place], list[Place]]:
    """Where it is named in examples, and where else; what stands in itself does not count."""
    found: tuple[list[Place], list[Place]] = ([], [])
    for use in uses:
        place = use.mention.place
        lines = texts[place.file].splitlines(keepends=True)
        own = _extent(lines, home.mention.place.line - 1) if use.path == home.path else (0, 0)
        if not own[0] < place.line <= own[1]:
            section = _section_of(lines, place.line - 1)
            found[section is None or not lines[section].startswith("examples:")].append(place)
    return found


def without_entry(text: str, line: int) -> str:
    """A YAML text without the entry whose key stands in a line; without its section, too, where it was the only one."""
    lines = text.splitlines(keepends=True)
    first, last = _extent(lines, line - 1)
    left = lines[:first] + lines[last:]
    head = _section_of(lines, first)
    if head is not None and not any(_indent(one) > 0 for one in left[head + 1 : _extent(left, head)[1]]):
        del left[head]
    return "".join(left)


def _extent(lines: Sequence[str], key: int) -> tuple[int, int]:
    """From the first line of an entry to the one behind its last: all that stands deeper than its key."""
    depth = _indent(lines[key])
    last = end = key + 1
    while end < len(lines):
        bare = lines[end].strip()
        if bare and _indent(lines[end]) <= depth:
            break
        end += 1
        last = end if bare else last
    return key, last


def _section_of(lines: Sequence[str], at: int) -> int | None:
    """The line of the section in which a line stands."""
    above = (number for number in range(at - 1, -1, -1) if lines[number].strip() and _indent(lines[number]) == 0)
    return next((number for number in above if not lines[number].startswith("#")), None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


def _kind_of(knowledge: Knowledge, name: str) -> str:
    kinds = Names.of(knowledge).kinds
    if name in knowledge.retired:
        raise BoneBriefError(knowledge.retired[name].words)
    if name not in kinds and name in knowledge.rules:
        rule = knowledge.rules[name]
        said = f"{name} is one rule of {rule.owner}, and its number is no id."
        raise BoneBriefError(f"{said} Take its lines out by hand: {rule.place}.")
    if name not in kinds:
        hint = did_you_mean(name, kinds) or "`bonebrief rules` and `bonebrief rules --facts` list what there is."
        raise BoneBriefError(f'No question, finding or point is called "{name}". {hint}')
    return kinds[name]
