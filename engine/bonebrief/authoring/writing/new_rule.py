"""`bonebrief new rule`: asks for a rule, shows the lines it would add, writes them, and runs check and its examples."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from bonebrief.authoring.checking.check import report_problems
from bonebrief.authoring.examples.test import Choice, report_examples
from bonebrief.authoring.proving.witness import Seeker
from bonebrief.authoring.schemas.schema import modeline, write_schemas
from bonebrief.authoring.target import Target
from bonebrief.authoring.writing.dialogue import Dialogue, Question, RefusedError
from bonebrief.authoring.writing.new_examples import Found, nearly, raising
from bonebrief.authoring.writing.old_examples import offer_mends
from bonebrief.authoring.writing.rule_questions import Draft, Interviewer
from bonebrief.authoring.writing.rule_yaml import example_lines, point_lines, raise_lines, scalar
from bonebrief.authoring.writing.source_questions import NewSource, source_lines
from bonebrief.authoring.writing.unfinished import forget, keep, take_up
from bonebrief.authoring.writing.yaml_insert import Document
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Priority
from bonebrief.language.condition import All, facts_read
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.files import real_path, write_file
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.reading.yaml.files import read_file


def new_rule(root: Path, source: TextIO, sink: TextIO) -> int:
    """Ask for a rule and write it into its topic file; return what check and the examples of the file return.

    Nothing is written before the author has seen the lines and said yes; then the file is exchanged as a whole, and
    the schemas for the editor, if there are some, are written afresh.

    Raises:
        KnowledgeError: the rules are not sound to begin with.
        BoneBriefError: they cannot be written, or the input ended before the rule was complete.
    """
    refuse_unwritable(root / "rules")
    knowledge = load_knowledge(root)
    dialogue = Dialogue(source, sink)
    try:
        take_up(root, dialogue)
        dialogue.say("A new rule. ? lists what is possible, Enter takes what stands in [], Ctrl-C leaves.")
        draft = Interviewer(knowledge, dialogue, partial(_check_place, root), date.today()).ask()
        path = _path(root, draft.topic)
        texts = _drafted(knowledge, draft, path, dialogue)
        if not _agreed(dialogue, texts):
            forget(root)
            dialogue.say("Nothing was written.")
            return 0
    except EOFError:
        said = f"The input ended before the rule was complete. Nothing was written.{keep(root, dialogue)}"
        raise BoneBriefError(said) from None
    except KeyboardInterrupt:
        dialogue.say(f"\nNothing was written.{keep(root, dialogue)}")
        raise
    keep(root, dialogue)
    for file, text in texts.items():
        write_file(file, text, mend="The rule was not written.")
    forget(root)
    if (root / "rules" / "schema").is_dir():
        list(write_schemas(load_knowledge(root, with_examples=False), root))
    return _tried(root, path, draft, dialogue)


def _path(root: Path, topic: Topic) -> Path:
    return root / "rules" / f"{topic.id}.yaml"


def _before(path: Path, topic: Topic) -> str:
    """The text of a topic's file; of one that is new, its first lines."""
    return read_file(path) if path.exists() else f"{modeline(path)}\ntopic: {scalar(topic.title)}\n"


def _check_place(root: Path, topic: Topic, point: str) -> None:
    """Check, before much is asked, that a rule of a point and its examples can be written where they belong."""
    path = _path(root, topic)
    refuse_unwritable(path)
    document = Document(_before(path, topic), str(path))
    document.add_item(["examples"], [])
    if any(point == one.id for one in topic.points):
        document.add_item(["points", point, "raise"], [])
    else:
        document.add_entry("points", [])


def refuse_unwritable(path: Path) -> None:
    """Check that a file or folder may be written, by its owner's leave and ours.

    Raises:
        BoneBriefError: it may not.
    """
    if path.exists() and not (os.access(path, os.W_OK) and path.stat().st_mode & 0o222):
        raise BoneBriefError(f"{path} is read-only. Use a copy of your own: `bonebrief init our-clinic`.")


def _drafted(knowledge: Knowledge, draft: Draft, path: Path, dialogue: Dialogue) -> dict[Path, str]:
    """The files with the rule and all that is new with it, tried in a copy of the whole knowledge."""
    text = _with_rule(Document(_before(path, draft.topic), str(path)), draft)
    sources = _with_sources(knowledge.root / "rules" / "sources.yaml", draft.sources)
    beside = {**draft.questions, **sources}
    with _copied(knowledge.root) as copy:
        tried = copy / "rules" / path.name
        for file, new in {**beside, path: text}.items():
            _write(copy / file.relative_to(knowledge.root), new)
        for lines in _examples(load_knowledge(copy), draft, dialogue):
            document = Document(text, str(path))
            text = document.with_one(document.add_item(["examples"], lines))
        _write(tried, text)
        load_knowledge(copy)
    return {**beside, path: text}


def _with_sources(path: Path, new: Iterable[NewSource]) -> dict[Path, str]:
    """The file of sources with the new ones in it; nothing where there are none."""
    texts: dict[Path, str] = {}
    for source in new:
        document = Document(texts.get(path) or read_file(path), str(path))
        texts[path] = document.with_one(document.add_entry("sources", list(source_lines(source))))
    return texts


def _with_rule(document: Document, draft: Draft) -> str:
    if draft.new_point is None:
        lines = list(raise_lines(draft.rule))
        return document.with_one(document.add_item(["points", draft.point, "raise"], lines))
    lines = list(point_lines(draft.point, draft.new_point, draft.rule))
    return document.with_one(document.add_entry("points", lines, "examples"))


def _examples(knowledge: Knowledge, draft: Draft, dialogue: Dialogue) -> Iterator[list[str]]:
    seeker, point = Seeker(knowledge), knowledge.points[draft.point]
    entry = point.raises[-1]
    found: list[tuple[str, Found | None]] = [
        (draft.names[0], raising(seeker, point, entry.rule, Priority[draft.rule.priority.upper()])),
        (draft.names[1], nearly(seeker, point, entry.rule)),
    ]
    for name, person in found:
        if person is None:
            dialogue.say(f'Nobody was found for the example "{name}"; write one by hand.')
        else:
            expected = f"points: {{{draft.point}: {person.outcome.word}}}"
            yield list(example_lines(name, person.answers, expected))


def _agreed(dialogue: Dialogue, texts: Mapping[Path, str]) -> bool:
    count = sum(_show(dialogue, path, text) for path, text in texts.items())

    def read(text: str) -> bool:
        if text.lower() in ("yes", "y", "no", "n"):
            return text.lower().startswith("y")
        raise RefusedError("Type yes or no.")

    return dialogue.ask(Question(f"Write these {count} lines?", "yes", lambda: ("yes", "no")), read)


def _show(dialogue: Dialogue, path: Path, text: str) -> int:
    """Show the lines that a file would gain, and count them."""
    before, after = (read_file(path) if path.exists() else "").splitlines(), text.splitlines()
    count = 0
    for kind, line, _, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            dialogue.say(f"\n{path}, after line {line}:")
            for added in after[first:last]:
                dialogue.say(f"+ {added}".rstrip())
            count += last - first
    return count


def _tried(root: Path, path: Path, draft: Draft, dialogue: Dialogue) -> int:
    dialogue.say(f"\nWritten. `bonebrief check {path}` and `bonebrief test {path}` say:")
    if checked := report_problems(Target(root, real_path(path)), dialogue.say):
        return checked
    left = offer_mends(root, draft.point, facts_read(All(draft.rule.tests)), dialogue)
    tested = report_examples(str(path), root, dialogue.say, Choice(), None)
    return 1 if left else tested


@contextmanager
def _copied(root: Path) -> Iterator[Path]:
    with TemporaryDirectory(prefix="bonebrief-") as folder:
        for part in ("rules", "questionnaires"):
            shutil.copytree(root / part, Path(folder) / part, ignore=shutil.ignore_patterns(".*"))
        yield Path(folder)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
