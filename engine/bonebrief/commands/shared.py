"""What several commands do alike: the knowledge in use, an answers file inferred, a wrong use said."""

from argparse import Namespace
from typing import TYPE_CHECKING

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT, Questionnaire
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.exit_status import USAGE
from bonebrief.machine.places import knowledge_root
from bonebrief.machine.streams import say_last
from bonebrief.reading.cached.load import knowledge_for_people

if TYPE_CHECKING:
    from bonebrief.meanings.plain.inference import Inference


def wrong_use(command: str, message: str) -> int:
    """Say what argparse cannot know to be wrong, and return the exit status of it."""
    say_last(f"bonebrief {command}: {message}")
    return USAGE


def inference_of_file(knowledge: Knowledge, name: str, questionnaire: str | None) -> tuple[Questionnaire, "Inference"]:
    """What follows from an answers file, and the questionnaire it counts for: the one given, its own, or the default.

    Raises:
        BoneBriefError: the file cannot be used, or belongs to another questionnaire than the one given.
    """
    from bonebrief.meanings.agree import Inferrer
    from bonebrief.reading.given.answers import read_answers_file
    from bonebrief.reading.yaml.files import read_input

    file = read_answers_file(read_input(name), name, knowledge.dictionary)
    if questionnaire and file.questionnaire and questionnaire != file.questionnaire:
        raise BoneBriefError(
            f"{name} holds answers to the questionnaire {file.questionnaire}, not to {questionnaire}. "
            f"Leave out --questionnaire, or write the one you mean in the file."
        )
    chosen = knowledge.questionnaire(questionnaire or file.questionnaire or DEFAULT)
    return chosen, Inferrer(knowledge, one_person=True).infer(file.answers)


def knowledge_in_use(options: Namespace) -> Knowledge:
    """The rules and questions that --knowledge names, or those of this installation, without their examples."""
    return knowledge_for_people(knowledge_root(options.knowledge))
