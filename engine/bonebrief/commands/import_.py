"""`bonebrief import`: what a health record says of the questions, and what of it was not used."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bonebrief.commands.shared import day_of, filled_from, knowledge_in_use
from bonebrief.machine.files import never_over, write_file


def options(parser: ArgumentParser) -> None:
    """Declare the record, the day it is read on, and where the answers go."""
    parser.add_argument("record", metavar="RECORD", help="FHIR R4: a Bundle, one resource a line, or a folder of them")
    parser.add_argument("--on", metavar="DATE", help="the day that ages and recency are counted to (default: today)")
    parser.add_argument("--answers", metavar="OUT", help="write an answers file, for `brief` and `ask --answers`")


def run(options: Namespace) -> int:
    """Say what a record holds, and write it as answers if asked to."""
    from bonebrief.exchange.words import answers_text, said

    knowledge = knowledge_in_use(options)
    path = Path(options.record)
    filled = filled_from(knowledge, options.record, day_of(options.on))
    if options.answers:
        output = Path(options.answers)
        never_over(output, [] if path.is_dir() else [path])
        write_file(output, answers_text(filled, knowledge.dictionary), private=True)
    for line in said(filled, knowledge.dictionary):
        print(line)
    return 0
