"""`bonebrief import`: what a health record, or answers to an exported form, say of the questions."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bonebrief.commands.shared import check_output, day_of, knowledge_in_use
from bonebrief.machine.files import write_file


def options(parser: ArgumentParser) -> None:
    """Declare the record, the day it is read on, and where the answers go."""
    what = "FHIR R4: a Bundle, one resource a line, or a folder of them; or the answers to an exported form"
    parser.add_argument("record", metavar="RECORD", help=what)
    parser.add_argument("--on", metavar="DATE", help="the day that ages and recency are counted to (default: today)")
    parser.add_argument("--answers", metavar="OUT", help="write an answers file, for `brief` and `ask --answers`")


def run(options: Namespace) -> int:
    """Say what a record holds, and write it as answers if asked to."""
    from bonebrief.exchange.filled import filled_from
    from bonebrief.exchange.forms.response import is_response, read_response
    from bonebrief.exchange.words import answers_text, said, said_of_form

    knowledge = knowledge_in_use(options)
    path = Path(options.record)
    if is_response(path):
        response = read_response(path, knowledge)
        text = answers_text(response.answers, knowledge.dictionary, response.questionnaire)
        lines = said_of_form(response, knowledge.dictionary)
    else:
        filled = filled_from(knowledge, path, day_of(options.on))
        text, lines = answers_text(filled.answers, knowledge.dictionary), said(filled, knowledge.dictionary)
    if options.answers:
        output = Path(options.answers)
        check_output(output, knowledge.root, [path])
        write_file(output, text, private=True)
    for line in lines:
        print(line)
    return 0
