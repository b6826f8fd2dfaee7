"""`bonebrief check`: everything that is wrong with the rules."""

from argparse import ArgumentParser, Namespace
from functools import partial

from bonebrief.commands.shared import wrong_use
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.places import knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare what is checked, how it is told, and the two other uses: at each save, and to explain."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a knowledge folder, or a file in it (default: all)")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="github: for its Actions")
    parser.add_argument("--fix", action="store_true", help="put every sure mend into its file; guesses are only shown")
    parser.add_argument("--watch", action="store_true", help="check and test again at each save; Ctrl-C ends it")
    parser.add_argument("--laws", action="store_true", help="prove or refute the laws of rules/laws.yaml, too")
    parser.add_argument(
        "--explain", metavar="CODE", nargs="?", const="all", help="the page of a check; alone: list them"
    )


def run(options: Namespace) -> int:
    """Say everything that is wrong with the rules and questions, once or after each save; or explain a check."""
    from bonebrief.authoring.target import find_target

    alone = [f"--{name}" for name in ("fix", "watch", "explain", "laws") if getattr(options, name)]
    if len(alone) > 1 or (alone and alone != ["--laws"] and options.format != "text"):
        beside = alone[1] if len(alone) > 1 else f"--format {options.format}"
        return wrong_use("check", f"{alone[0]} and {beside} do not go together.")
    if options.explain and options.path:
        return wrong_use("check", "--explain is about a check, and takes no path.")
    if options.explain:
        from bonebrief.authoring.checking.explain import explain

        print("\n".join(explain(options.explain)))
        return 0
    target = find_target(options.path, knowledge_root(options.knowledge))
    if target is None:
        raise BoneBriefError(f"{options.path} lies in no folder with rules/. Name a knowledge folder or a file in one.")
    if options.watch:
        from bonebrief.authoring.checking.watch import watch

        return watch(target, partial(print, flush=True))
    if options.fix:
        from bonebrief.authoring.checking.mending.fix import fix_problems

        return fix_problems(target, print)
    from bonebrief.authoring.checking.check import report_problems

    return report_problems(target, print, options.format, options.laws)
