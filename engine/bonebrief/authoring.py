"""What each command for rule authors does, from its options to its exit status."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Final

from bonebrief.exit_status import USAGE
from bonebrief.knowledge.knowledge import load_knowledge
from bonebrief.knowledge.problem import BoneBriefError
from bonebrief.places import is_packaged, knowledge_root
from bonebrief.streams import write_file


def diff(options: Namespace) -> int:
    """Compare two knowledge folders, or one with what it was in a commit."""
    from bonebrief.workbench.comparing.diff import diff as run
    from bonebrief.workbench.comparing.revision import at_revision

    if options.git and options.new:
        return _wrong("diff", "With --git, name one folder, or none for the rules in use.")
    if not options.git and not options.old:
        return _wrong(
            "diff", "Name two knowledge folders, or one to be compared with the rules in use, or use --git REVISION."
        )
    in_use = knowledge_root(options.knowledge)
    with ExitStack() as stack:
        if options.git:
            new = Path(options.old) if options.old else in_use
            old = stack.enter_context(at_revision(new, options.git))
        else:
            old, new = (Path(options.old), Path(options.new)) if options.new else (in_use, Path(options.old))
        return run(old, new, map(Path, options.people), options.format, print)


def new(options: Namespace) -> int:
    """Ask for a rule line by line, and write it."""
    from bonebrief.workbench.writing.new_rule import new_rule

    root = knowledge_root(options.knowledge)
    if is_packaged(root):
        raise BoneBriefError(
            "The rules in use came with the program. Run `bonebrief init our-clinic` and use\n"
            "`bonebrief --knowledge our-clinic new rule`."
        )
    return new_rule(root, sys.stdin, sys.stdout)


def rules(options: Namespace) -> int:
    """List or search the rules, show, draw or print them, or list facts, or what is still to be verified."""
    drawn = options.query == ["graph"]
    if options.format and (options.format in ("mermaid", "dot")) is not drawn:
        return _wrong("rules", "--format mermaid and dot go with graph, text and json with everything else.")
    text = "".join(f"{line}\n" for line in _rules(options))
    if options.output:
        write_file(Path(options.output), text)
    else:
        sys.stdout.write(text)
    return 0


def _rules(options: Namespace) -> Iterable[str]:
    from bonebrief.workbench.reading import browse, graph, rules_json
    from bonebrief.workbench.reading.book import book
    from bonebrief.workbench.reading.show import show

    knowledge = load_knowledge(knowledge_root(options.knowledge))
    as_json = options.format == "json"
    match options.query:
        case ["show", name]:
            return [rules_json.rule_json(knowledge, name)] if as_json else show(knowledge, name)
        case ["show"]:
            raise BoneBriefError("Name a finding, a point or a rule: `bonebrief rules show calm_word`.")
        case ["graph"]:
            return graph.graph_lines(knowledge, options.topic, "dot" if options.format == "dot" else "mermaid")
        case ["book"]:
            how = "html" if str(options.output or "").lower().endswith((".html", ".htm")) else "markdown"
            return book(knowledge, how, date.today()).splitlines()
    wanted = browse.Wanted(tuple(options.query), options.topic, options.fact, options.source)
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


def schema(options: Namespace) -> int:
    """Print one JSON Schema, or write them all."""
    from bonebrief.workbench.schemas.schema import about_schemas, schema_text, write_schemas

    root = Path(options.output) if options.output else knowledge_root(options.knowledge)
    if options.output is not None and not options.output and is_packaged(root):
        raise BoneBriefError("The rules in use came with the program, and so did their schemas. Name a folder.")
    knowledge = load_knowledge(root, with_examples=False)
    if options.output is not None:
        for path in write_schemas(knowledge, root):
            print(path)
    else:
        print(schema_text(knowledge, options.kind) if options.kind else about_schemas(), end="")
    return 0


def init(options: Namespace) -> int:
    """Copy the knowledge for a clinic to edit."""
    from bonebrief.workbench.writing.init import init as copy

    print(copy(knowledge_root(options.knowledge), Path(options.folder)))
    return 0


def _wrong(command: str, message: str) -> int:
    print(f"bonebrief {command}: {message}", file=sys.stderr)
    return USAGE


COMMANDS: Final[Mapping[str, Callable[[Namespace], int]]] = {
    "diff": diff,
    "new": new,
    "rules": rules,
    "schema": schema,
    "init": init,
}
