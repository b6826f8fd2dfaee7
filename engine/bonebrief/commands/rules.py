"""`bonebrief rules`: list, search, show, draw and print the rules."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bonebrief.commands.shared import check_output, knowledge_spoken, wrong_use
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.files import STANDARD_OUTPUT, write_file
from bonebrief.machine.places import knowledge_root
from bonebrief.reading.knowledge import load_knowledge

if TYPE_CHECKING:
    from bonebrief.authoring.rulebook.browse import Wanted

_RULES: Final = """\
List, search, show, draw and print the rules.

  bonebrief rules [WORD ...]       every rule, or those with these words
  bonebrief rules show ID          one finding, point or rule in words
  bonebrief rules graph            a drawing, in Mermaid or DOT
  bonebrief rules book             the whole rule book, for a committee to read
                                   and sign; Markdown, or HTML by its file name
"""


def options(parser: ArgumentParser) -> None:
    """Declare the words that are looked for or say what to do, and what narrows a list."""
    parser.description = _RULES
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.add_argument("query", nargs="*", metavar="WORD", help="words to look for, or show ID, graph, book")
    parser.add_argument("--topic", metavar="T", help="only this topic, such as falls")
    parser.add_argument("--fact", metavar="F", help="only what reads this fact, such as smoking")
    parser.add_argument("--source", metavar="S", help="only what cites this source, such as WHO94")
    parser.add_argument("--section", metavar="PART", help="only this part of the source, such as table 2")
    parser.add_argument("--evidence", metavar="ROW", help="only what rests on this row of evidence, such as 5.05")
    parser.add_argument("--to-verify", action="store_true", help="only what a clinician has still to verify")
    parser.add_argument(
        "--changed-since", metavar="SIGNED", help="for the book: only what changed since a folder, or a commit"
    )
    parser.add_argument("--facts", action="store_true", help="list the facts that rules may read instead")
    parser.add_argument(
        "--format", choices=("text", "json", "mermaid", "dot"), help="text or json; for graph, mermaid or dot"
    )
    parser.add_argument("--output", metavar="FILE", help="write to a file; a book is HTML if it ends in .html")


def run(options: Namespace) -> int:
    """List or search the rules, show, draw or print them, or list facts, or what is still to be verified."""
    drawn = options.query == ["graph"]
    if options.format and (options.format in ("mermaid", "dot")) is not drawn:
        return wrong_use("rules", "--format mermaid and dot go with graph, text and json with everything else.")
    if idle := _idle(options):
        return wrong_use("rules", f"{idle} narrows a list of rules, and does nothing here. Leave it out.")
    text = "".join(f"{line}\n" for line in _rules(options))
    if not text:
        sys.stderr.write(
            "No finding or point is like that. `bonebrief rules` lists them all, --facts what they may read.\n"
        )
    if options.output and options.output != STANDARD_OUTPUT:
        output = Path(options.output)
        signed = [Path(options.changed_since)] if options.changed_since else []
        check_output(output, knowledge_root(options.knowledge), signed)
        write_file(output, text)
    else:
        sys.stdout.write(text)
    return 0


def _idle(options: Namespace) -> str:
    """The first option that what is asked for would not heed; a drawing heeds --topic, and a book says so itself."""
    given = [f"--{name}" for name in ("topic", "fact", "source") if getattr(options, name)]
    given += [f"--{name.replace('_', '-')}" for name in ("to_verify", "facts") if getattr(options, name)]
    asked = options.query[0] if options.query else ""
    if options.query == ["book"]:
        return "--facts" if options.facts else ""
    if options.query == ["graph"]:
        return next((name for name in given if name != "--topic"), "")
    if asked == "show" and len(options.query) == 2:
        return next(iter(given), "")
    return next((name for name in given if name != "--facts"), "") if options.facts else ""


def _rules(options: Namespace) -> Iterable[str]:
    from bonebrief.authoring.rulebook import browse, graph, rules_json
    from bonebrief.authoring.rulebook.book import Printing, book
    from bonebrief.authoring.rulebook.review import readers
    from bonebrief.authoring.rulebook.show import show

    written = load_knowledge(knowledge_root(options.knowledge))
    knowledge = knowledge_spoken(options, written)
    as_json = options.format == "json"
    match options.query:
        case ["show", name]:
            return [rules_json.rule_json(knowledge, name)] if as_json else show(knowledge, name)
        case ["show"]:
            raise BoneBriefError("Name a finding, a point or a rule: `bonebrief rules show calm_word`.")
        case ["graph"]:
            return graph.graph_lines(knowledge, options.topic, "dot" if options.format == "dot" else "mermaid")
        case ["book"]:
            how, wanted = _book_format(options), _wanted(options, ())
            browse.check_names(knowledge, wanted)
            if options.changed_since:
                wanted = replace(wanted, among=_changed_since(options.changed_since, knowledge))
            printing = Printing(date.today(), wanted, _extract(options), readers(written))
            return book(knowledge, how, printing).splitlines()
    if options.changed_since:
        raise BoneBriefError("--changed-since goes with `rules book`; `bonebrief diff` tells for whom a change counts.")
    wanted = replace(_wanted(options, tuple(options.query)), to_verify=False)
    browse.check_names(knowledge, wanted)
    if as_json:
        return [
            rules_json.facts_json(knowledge)
            if options.facts
            else rules_json.rules_json(knowledge, wanted, options.to_verify)
        ]
    if options.to_verify:
        return browse.to_verify_lines(knowledge, wanted)
    return browse.fact_lines(knowledge) if options.facts else browse.rule_lines(knowledge, wanted)


def _wanted(options: Namespace, words: tuple[str, ...]) -> "Wanted":
    from bonebrief.authoring.rulebook.browse import Wanted

    source, _, part = (options.source or "").partition(",")
    if options.section and not source:
        raise BoneBriefError("--section is a part of a source: name that, too, as in --source ACR22 --section dose.")
    return Wanted(
        words,
        options.topic,
        options.fact,
        source.strip() or None,
        options.section or part.strip() or None,
        options.evidence,
        options.to_verify,
    )


def _changed_since(signed: str, knowledge: Knowledge) -> frozenset[str]:
    """The findings and points that are new or otherwise than in a folder, or in a commit of this one."""
    from bonebrief.authoring.comparing.changes import knowledge_changes
    from bonebrief.authoring.comparing.revision import at_revision

    with ExitStack() as stack:
        named = Path(signed)
        folder = named if (named / "rules").is_dir() else stack.enter_context(at_revision(knowledge.root, signed))
        before = load_knowledge(folder, with_examples=False)
    return frozenset(change.id.partition(".")[0] for change in knowledge_changes(before, knowledge))


def _extract(options: Namespace) -> str:
    """What a book is an extract of, in words; empty where it is whole."""
    said = [f"{name} {value}" for name in ("topic", "fact", "source", "section") if (value := getattr(options, name))]
    said += [f"evidence {options.evidence}"] if options.evidence else []
    said += ["what is to be verified"] if options.to_verify else []
    said += [f"what changed since {options.changed_since}"] if options.changed_since else []
    return ", ".join(said)


def _book_format(options: Namespace) -> str:
    """How the book is written, by the name of its file."""
    ending = Path(options.output).suffix.lower() if options.output else ".md"
    if ending in (".html", ".htm"):
        return "html"
    if ending in (".md", ".markdown", ".txt", ""):
        return "markdown"
    raise BoneBriefError(f"A book is not written as {ending}. Name it .md, or .html and print that from a browser.")
