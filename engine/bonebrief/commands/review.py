"""`bonebrief review`: who has read which wording of a point, for a clinic's ledger."""

from argparse import ArgumentParser, Namespace
from datetime import date

from bonebrief.commands.shared import wrong_use
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.places import is_packaged, knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare what was read and by whom."""
    parser.add_argument("what", metavar="POINT|FILE", nargs="?", help="a point or a rules file; without: list reviews")
    parser.add_argument("--by", metavar="NAME", help="who read it")
    parser.add_argument("--role", metavar="ROLE", help="as what, such as endocrinologist")


def run(options: Namespace) -> int:
    """Write down a review, or list them."""
    from bonebrief.authoring.rulebook.review import Reviewer, review, review_lines
    from bonebrief.reading.knowledge import load_knowledge

    root = knowledge_root(options.knowledge)
    if options.what is None:
        if options.by or options.role:
            return wrong_use("review", "name the point or the rules file that was read.")
        print("\n".join(review_lines(load_knowledge(root, with_examples=False))))
        return 0
    by, role = ((text or "").strip() for text in (options.by, options.role))
    if not (by and role):
        return wrong_use("review", "say who read it, and as what: --by NAME --role ROLE.")
    if is_packaged(root):
        raise BoneBriefError(
            "These rules came with the program, and the next version replaces them. Copy them with `bonebrief init`, "
            "and name the copy with --knowledge."
        )
    review(load_knowledge(root, with_examples=False), options.what, Reviewer(by, role), date.today(), print)
    return 0
