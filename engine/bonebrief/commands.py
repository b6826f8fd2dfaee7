"""What each command does, from its options to its exit status."""

import sys
from argparse import Namespace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bonebrief.knowledge.answers_file import read_answers_file
from bonebrief.knowledge.knowledge import Knowledge, load_knowledge
from bonebrief.knowledge.problem import BoneBriefError
from bonebrief.knowledge.questionnaire import DEFAULT, Questionnaire
from bonebrief.places import knowledge_root
from bonebrief.streams import read_input, write_file

if TYPE_CHECKING:
    from bonebrief.inference.inference import Inference


def ask(options: Namespace) -> int:
    """Ask the questions, keep every answer, then show the brief."""
    from bonebrief.ask import ask as interview

    return interview(options, _knowledge(options))


def brief(options: Namespace) -> int:
    """Make the brief of an answers file; nothing is asked."""
    from bonebrief.brief.make import make_brief
    from bonebrief.brief.render import render
    from bonebrief.brief.words import Reader

    knowledge = _knowledge(options)
    questionnaire, inference = _inference_of_file(knowledge, options.answers, options.questionnaire)
    made = make_brief(knowledge, questionnaire, inference, date.today())
    reader = Reader(options.reader)
    if options.output:
        write_file(Path(options.output), render(made, options.format, reader, everything=options.all))
    elif options.format == "terminal":
        from bonebrief.brief.terminal import show_brief

        show_brief(made, sys.stdout, reader=reader, plain=options.plain, everything=options.all)
    else:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(render(made, options.format, reader, everything=options.all, encoding=encoding))
    return 0


def why(options: Namespace) -> int:
    """Explain a point, a finding or a rule for the person of an answers file."""
    from bonebrief.workbench.explaining.why import Shown
    from bonebrief.workbench.explaining.why import why as explain

    knowledge = _knowledge(options)
    _, inference = _inference_of_file(knowledge, options.answers, None)
    for line in explain(knowledge, options.name, inference, Shown(options.depth, options.all, options.format)):
        print(line)
    return 0


def check(options: Namespace) -> int:
    """Say everything that is wrong with the rules and questions, once or after each save; or explain a check."""
    from bonebrief.workbench.target import find_target

    if options.explain:
        from bonebrief.workbench.checking.explain import explain

        print("\n".join(explain(options.explain)))
        return 0
    target = find_target(options.path, knowledge_root(options.knowledge))
    if target is None:
        raise BoneBriefError(f"{options.path} lies in no folder with rules/. Name a knowledge folder or a file in one.")
    if options.watch:
        from bonebrief.workbench.checking.watch import watch

        return watch(target, partial(print, flush=True))
    from bonebrief.workbench.checking.check import check as run

    return run(target, print, options.format)


def test(options: Namespace) -> int:
    """Run examples and whole patients."""
    from bonebrief.workbench.testing.test import Choice
    from bonebrief.workbench.testing.test import test as run

    choice = Choice(options.k, options.fail_fast, options.coverage, options.format)
    report = Path(options.junit) if options.junit else None
    try:
        return run(options.path, knowledge_root(options.knowledge), print, choice, report)
    except OSError as error:
        raise BoneBriefError(f"{report} cannot be written: {error.strerror}. Choose another place.") from None


def sessions(options: Namespace) -> int:
    """List, show or delete the interviews that are kept."""
    from bonebrief.kept import list_lines, purge_lines, show_lines
    from bonebrief.places import days_kept, state_folder

    match options.action:
        case "show":
            lines = show_lines(state_folder(), options.which, _knowledge(options))
        case "purge":
            lines = purge_lines(state_folder(), options.which)
        case _:
            lines = list_lines(state_folder(), days_kept())
    for line in lines:
        print(line)
    return 0


def _inference_of_file(knowledge: Knowledge, name: str, questionnaire: str | None) -> tuple[Questionnaire, "Inference"]:
    from bonebrief.inference.inference import Inferrer

    file = read_answers_file(read_input(name), name, knowledge.dictionary)
    if questionnaire and file.questionnaire and questionnaire != file.questionnaire:
        raise BoneBriefError(
            f"{name} holds answers to the questionnaire {file.questionnaire}, not to {questionnaire}. "
            f"Leave out --questionnaire, or write the one you mean in the file."
        )
    chosen = knowledge.questionnaire(questionnaire or file.questionnaire or DEFAULT)
    return chosen, Inferrer(knowledge).infer(file.answers)


def _knowledge(options: Namespace) -> Knowledge:
    return load_knowledge(knowledge_root(options.knowledge), with_examples=False)
