"""`bonebrief report`: what the text of a scan report gives, for a look or for another program; nothing is recorded."""

from argparse import ArgumentParser, Namespace

from bonebrief.commands.shared import knowledge_in_use


def options(parser: ArgumentParser) -> None:
    """Declare which report is read and in which form its answers come."""
    parser.add_argument("file", metavar="FILE", help="a report as text, or a PDF with text in it; - for standard input")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: for other programs")


def run(options: Namespace) -> int:
    """Read a report and say what was found, what is not sure, and what was refused."""
    import json
    from datetime import date

    from bonebrief.machine.text import clean
    from bonebrief.people.scan_report.file import read_text
    from bonebrief.people.scan_report.read import read_report
    from bonebrief.people.scan_report.told import told_data, told_lines, usable

    knowledge = knowledge_in_use(options)
    report = usable(read_report(read_text(options.file), date.today()), knowledge.dictionary)
    if options.format == "json":
        print(json.dumps(told_data(report), indent=2, ensure_ascii=False))
    else:
        for line in told_lines(report, knowledge.dictionary):
            print(clean(line))
    return 0
