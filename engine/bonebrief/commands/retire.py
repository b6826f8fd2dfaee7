"""`bonebrief retire`: an id of a question, finding or point that is never used again, since when and why."""

from argparse import ArgumentParser, Namespace
from datetime import date

from bonebrief.commands.shared import day_of, own_rules
from bonebrief.machine.error import BoneBriefError


def options(parser: ArgumentParser) -> None:
    """Declare what goes, since when, and why."""
    parser.add_argument("id", metavar="ID", help="the id of a question, finding or point")
    parser.add_argument("--because", required=True, metavar="TEXT", help="why: whoever still names it is told")
    parser.add_argument("--since", metavar="DATE", help="since when, as 2026-11-27; today if left out")


def run(options: Namespace) -> int:
    """Retire it, or say where it is still named."""
    from bonebrief.authoring.editor.retire import retire

    root, since = own_rules(options), day_of(options.since)
    if since > date.today():
        raise BoneBriefError(f"{since} is still to come, and what is retired is out of use at once. Leave --since out.")
    retire(root, options.id, since, options.because, print)
    return 0
