"""`bonebrief prove`: what is true of everybody who could ever answer."""

from argparse import ArgumentParser, Namespace

from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.places import knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare what is proved, and how it is told."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a knowledge folder (default: the rules in use)")
    parser.add_argument("--laws-only", action="store_true", help="only what rules/laws.yaml says")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="github: for its Actions")
    parser.epilog = f"{parser.epilog}\nHere 1 means that something is refuted, or was not decided."


def run(options: Namespace) -> int:
    """Prove or refute the laws, and say what the rules can come to."""
    from bonebrief.authoring.proving.run import report_proof
    from bonebrief.authoring.target import find_target

    target = find_target(options.path, knowledge_root(options.knowledge))
    if target is None or target.part is not None:
        raise BoneBriefError(
            f"{options.path} is no knowledge folder. Name one that has rules/ in it: rules act together."
        )
    return report_proof(target.root, options.laws_only, options.format, print)
