"""What each command does, from its options to its exit status."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from bonebrief.brief.model import Brief
from bonebrief.inference.inference import Inference
from bonebrief.knowledge.knowledge import Knowledge, load_knowledge
from bonebrief.knowledge.problem import BoneBriefError
from bonebrief.places import knowledge_root
from bonebrief.streams import read_input

DEFAULT_QUESTIONNAIRE = "bone-health"


def brief(options: Namespace) -> int:
    """Make the brief of an answers file; nothing is asked."""
    from bonebrief.brief.render import render
    from bonebrief.brief.words import Reader

    made = _brief_of_file(_knowledge(options), options.answers, options.questionnaire)
    reader = Reader(options.reader)
    if options.format == "terminal" and not options.output:
        _show(made, options, reader)
        return 0
    text = render(made, options.format, reader, everything=options.all)
    if options.output:
        _write(Path(options.output), text)
    else:
        print(text)
    return 0


def why(options: Namespace) -> int:
    """Explain a point, a finding or a rule for the person of an answers file."""
    from bonebrief.workbench.why import why as explain

    knowledge = _knowledge(options)
    print(explain(knowledge, options.name, _inference_of_file(knowledge, options.answers, None)[1]))
    return 0


def check(options: Namespace) -> int:
    """Say everything that is wrong with the rules and questions."""
    from bonebrief.workbench.check import check as run
    from bonebrief.workbench.target import find_target

    target = find_target(options.path, knowledge_root(options.knowledge))
    if target is None:
        raise BoneBriefError(f"{options.path} lies in no folder with rules/. Name a knowledge folder or a file in one.")
    return run(target, print)


def test(options: Namespace) -> int:
    """Run examples and whole patients."""
    from bonebrief.workbench.test import test as run

    return run(options.path, knowledge_root(options.knowledge), print)


def rules(options: Namespace) -> int:
    """List the rules, or the facts they may read."""
    from bonebrief.workbench.browse import fact_lines, rule_lines

    knowledge = _knowledge(options)
    for line in fact_lines(knowledge) if options.facts else rule_lines(knowledge):
        print(line)
    return 0


def init(options: Namespace) -> int:
    """Copy the knowledge for a clinic to edit."""
    from bonebrief.workbench.init import init as copy

    print(copy(knowledge_root(options.knowledge), Path(options.folder)))
    return 0


def _knowledge(options: Namespace) -> Knowledge:
    return load_knowledge(knowledge_root(options.knowledge))
