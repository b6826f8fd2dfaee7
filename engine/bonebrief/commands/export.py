"""`bonebrief export`: a questionnaire as a form for other programs."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bonebrief.commands.shared import check_output, knowledge_in_use
from bonebrief.machine.files import STANDARD_OUTPUT, write_file


def options(parser: ArgumentParser) -> None:
    """Declare what is exported, of which name, and where it goes."""
    parser.add_argument("what", choices=("questionnaire",), help="a FHIR R4 Questionnaire, as JSON")
    parser.add_argument("name", metavar="NAME", help="bone-health, quick, follow-up, or one of your own")
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of the screen (-)")


def run(options: Namespace) -> int:
    """Write a questionnaire as a form that opens the same questions."""
    from bonebrief.exchange.forms.questionnaire import form

    knowledge = knowledge_in_use(options)
    text = form(knowledge, knowledge.questionnaire(options.name))
    if options.output and options.output != STANDARD_OUTPUT:
        output = Path(options.output)
        check_output(output, knowledge.root)
        write_file(output, text)
    else:
        sys.stdout.write(text)
    return 0
