"""`bonebrief why`: why something is in a brief or not."""

from argparse import ArgumentParser, Namespace

from bonebrief.commands.shared import inference_of_file, knowledge_in_use


def options(parser: ArgumentParser) -> None:
    """Declare what is explained and for whom, and how much of it is opened."""
    parser.add_argument("name", metavar="POINT|FINDING|RULE", help="what to explain; a brief names its rules")
    parser.add_argument("answers", metavar="ANSWERS", help="an answers file, or - for standard input")
    parser.add_argument("--depth", type=int, metavar="N", help="how many findings deep to open (default: 2)")
    parser.add_argument("--all", action="store_true", help="every condition, not only what decides")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: for other programs")


def run(options: Namespace) -> int:
    """Explain a point, a finding or a rule for the person of an answers file."""
    from bonebrief.authoring.explaining.why import Shown, explanation

    knowledge = knowledge_in_use(options)
    questionnaire, inference = inference_of_file(knowledge, options.answers, None)
    shown = Shown(options.depth, options.all, options.format)
    for line in explanation(knowledge, options.name, questionnaire, inference, shown):
        print(line)
    return 0
