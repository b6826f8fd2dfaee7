"""What several commands do alike: the knowledge in use, an answers file inferred, a wrong use said."""

import os
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT, Questionnaire
from bonebrief.language.answer import Answers
from bonebrief.language.fact import Dictionary
from bonebrief.machine.catalogue import ENGLISH, speak
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.exit_status import USAGE
from bonebrief.machine.files import never_over
from bonebrief.machine.places import chosen_language, is_packaged, knowledge_root
from bonebrief.machine.streams import say_last
from bonebrief.reading.cached.load import knowledge_for_people
from bonebrief.reading.folder import every_file

if TYPE_CHECKING:
    from bonebrief.meanings.plain.inference import Inference
    from bonebrief.reading.given.answers import AnswersFile


def wrong_use(command: str, message: str) -> int:
    """Say what argparse cannot know to be wrong, and return the exit status of it."""
    say_last(f"bonebrief {command}: {message}")
    return USAGE


def inference_of_file(knowledge: Knowledge, name: str, questionnaire: str | None) -> tuple[Questionnaire, "Inference"]:
    """What follows from an answers file, and the questionnaire it counts for: the one given, its own, or the default.

    Raises:
        BoneBriefError: the file cannot be used, or belongs to another questionnaire than the one given.
    """
    file = _answers_file(knowledge, name)
    if questionnaire and file.questionnaire and questionnaire != file.questionnaire:
        raise BoneBriefError(
            f"{name} holds answers to the questionnaire {file.questionnaire}, not to {questionnaire}. "
            f"Leave out --questionnaire, or write the one you mean in the file."
        )
    chosen = knowledge.questionnaire(questionnaire or file.questionnaire or DEFAULT)
    return chosen, _inferred(knowledge, file.answers)


def inference_of_record(
    knowledge: Knowledge, record: str, name: str | None, questionnaire: str | None
) -> tuple[Questionnaire, "Inference"]:
    """What follows from a health record today, and from an answers file, whose answers go before the record's.

    Raises:
        BoneBriefError: one of the two cannot be used.
    """
    from bonebrief.exchange.filled import filled_from

    answers = filled_from(knowledge, Path(record), date.today()).answers
    file = _answers_file(knowledge, name) if name else None
    chosen = knowledge.questionnaire(questionnaire or (file.questionnaire if file else None) or DEFAULT)
    return chosen, _inferred(knowledge, {**answers, **(file.answers if file else {})})


def inference_of_row(
    knowledge: Knowledge, dictionary: Dictionary, table: str, map_name: str | None, row: str, questionnaire: str | None
) -> tuple[Questionnaire, "Inference"]:
    """What follows from one row of a table, named by its id; the dictionary tells what its columns are called.

    Raises:
        BoneBriefError: the table cannot be used, or nobody in it has this id.
    """
    need_tables()
    from bonebrief.people.table.table import answers_by_id, open_table

    found = open_table(Path(table), Path(map_name) if map_name else None, dictionary)
    answers = answers_by_id(found, row, dictionary)
    return knowledge.questionnaire(questionnaire or DEFAULT), _inferred(knowledge, answers)


def need_tables() -> None:
    """Say what to install where tables cannot be read.

    Raises:
        BoneBriefError: Polars or NumPy is not there.
    """
    if find_spec("polars") is None or find_spec("numpy") is None:
        raise BoneBriefError('This needs the extra "people". Install it with: pip install "bonebrief[people]"')


def need_spark() -> None:
    """Say what to install where Spark cannot be used.

    Raises:
        BoneBriefError: PySpark, what it needs for tables, or Java is not there.
    """
    if None in map(find_spec, ("pyspark", "pyarrow", "pandas")):
        raise BoneBriefError('This needs the extra "spark". Install it with: pip install "bonebrief[spark]"')
    from shutil import which

    home = os.environ.get("JAVA_HOME")
    if which(str(Path(home, "bin", "java")) if home else "java") is None:
        where = f"JAVA_HOME names {shown_name(home)}, and there is none." if home else "There is none here."
        raise BoneBriefError(f"Spark needs Java, 17 or newer. {where} Install it, or say in JAVA_HOME where it is.")


def _answers_file(knowledge: Knowledge, name: str) -> "AnswersFile":
    from bonebrief.reading.given.answers import read_answers_file
    from bonebrief.reading.yaml.files import read_input

    return read_answers_file(read_input(name), name, knowledge.dictionary)


def _inferred(knowledge: Knowledge, answers: Answers) -> "Inference":
    from bonebrief.meanings.agree import Inferrer

    return Inferrer(knowledge, one_person=True).infer(answers)


def day_of(text: str | None) -> date:
    """The day that was named, as 2026-11-27; today where none was.

    Raises:
        BoneBriefError: it is no day.
    """
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise BoneBriefError(f'"{text}" is no day. Write it as {date.today().isoformat()}.') from None


def check_output(output: Path, root: Path, read: Iterable[Path | int] = ()) -> None:
    """Refuse to write over what a command reads: what it was given, and the rules and questions in a folder.

    Raises:
        BoneBriefError: that is where it is to be written.
    """
    never_over(output, [*read, *(path for _, path in every_file(root))])


def own_rules(options: Namespace) -> Path:
    """The knowledge folder in use, to be changed.

    Raises:
        BoneBriefError: it came with the program.
    """
    root = knowledge_root(options.knowledge)
    if is_packaged(root):
        raise BoneBriefError("These rules came with the program. Copy them with `bonebrief init`, and name the copy.")
    return root


def knowledge_in_use(options: Namespace) -> Knowledge:
    """The rules and questions that --knowledge names, or those of this installation, without their examples."""
    return knowledge_for_people(knowledge_root(options.knowledge))


def knowledge_spoken(options: Namespace, knowledge: Knowledge) -> Knowledge:
    """The same in the language that --lang or BONEBRIEF_LANG names, which the program itself speaks from now on.

    Raises:
        BoneBriefError: there are no texts in this language.
        KnowledgeError: they cannot be read.
    """
    language = chosen_language(options.lang)
    if language == ENGLISH:
        return knowledge
    from bonebrief.knowledge.translation.in_language import in_language
    from bonebrief.reading.translation.texts import texts_in

    said = in_language(knowledge, texts_in(knowledge.root, language))
    speak(language)
    return said
