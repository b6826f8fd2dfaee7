"""`bonebrief brief`: the brief of an answers file; nothing is asked."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from bonebrief.brief.formats.render import FORMATS, render
from bonebrief.brief.words import Reader
from bonebrief.commands.shared import (
    check_output,
    inference_of_file,
    inference_of_record,
    inference_of_row,
    knowledge_in_use,
    knowledge_spoken,
    wrong_use,
)
from bonebrief.machine.files import STANDARD_OUTPUT, write_file


def options(parser: ArgumentParser) -> None:
    """Declare the answers file, the format and its reader, and where the brief goes."""
    parser.add_argument(
        "answers", metavar="ANSWERS", nargs="?", help="an answers file (YAML or JSON), or - for standard input"
    )
    parser.add_argument("--from", dest="record", metavar="RECORD", help="a health record (FHIR); answers go before it")
    parser.add_argument("--table", metavar="FILE", help="a table of people, of whom --row names one")
    parser.add_argument("--row", metavar="ID", help="the id of one person in --table; without an id column the row")
    parser.add_argument("--map", metavar="MAP", help="what the columns of --table mean (YAML)")
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0])
    parser.add_argument("--for", dest="reader", choices=[reader.value for reader in Reader], default="clinician")
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of the screen (-)")
    parser.add_argument("--questionnaire", metavar="NAME", help="the questionnaire the answers belong to")
    parser.add_argument("--all", action="store_true", help="show what stands behind the front sheet, too")
    parser.add_argument("--plain", action="store_true", help="no pictures, for screen readers")


def run(options: Namespace) -> int:
    """Make the brief of an answers file; nothing is asked."""
    from bonebrief.brief.make import make_brief

    if options.answers is None and options.record is None and options.table is None:
        return wrong_use("brief", "name an answers file, a record with --from, or a table with --table and --row.")
    if (options.table is None) != (options.row is None) or (options.map and not options.table):
        return wrong_use("brief", "--table and --row go together, and --map with them.")
    if options.table and (options.answers or options.record):
        return wrong_use("brief", "a person is read from --table, or from answers or a record, not from both.")
    written = knowledge_in_use(options)
    knowledge = knowledge_spoken(options, written)
    if options.table:
        person = (options.table, options.map, options.row, options.questionnaire)
        found = inference_of_row(knowledge, written.dictionary, *person)
    elif options.record:
        found = inference_of_record(knowledge, options.record, options.answers, options.questionnaire)
    else:
        found = inference_of_file(knowledge, options.answers, options.questionnaire)
    questionnaire, inference = found
    made = make_brief(knowledge, questionnaire, inference, date.today())
    reader = Reader(options.reader)
    if options.output and options.output != STANDARD_OUTPUT:
        output = Path(options.output)
        names = (options.answers, options.record, options.table, options.map)
        read = [Path(name) for name in names if name and name != "-"]
        check_output(output, written.root, [*read, *([0] if options.answers == "-" else [])])
        write_file(output, render(made, options.format, reader, everything=options.all), private=True)
    elif options.format == "terminal":
        from bonebrief.brief.formats.terminal import show_brief

        show_brief(made, sys.stdout, reader=reader, plain=options.plain, everything=options.all)
    else:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(render(made, options.format, reader, everything=options.all, encoding=encoding))
    return 0
