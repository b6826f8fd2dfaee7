"""Everything that is wrong with a knowledge folder or deserves a second look, the worst first, and what can be used."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bonebrief.authoring.checking.catalogue import warnings
from bonebrief.authoring.checking.checks.reviews import changed_since_review, past_review, to_come
from bonebrief.authoring.checking.checks.texts import cut_texts
from bonebrief.authoring.checking.checks.translations import wrong_translations
from bonebrief.authoring.checking.ignores import heed_ignores, read_ignores
from bonebrief.authoring.examples.tried import Memory
from bonebrief.authoring.proving.laws.laws_file import read_laws
from bonebrief.authoring.rulebook.ledger import read_ledger
from bonebrief.exchange.codes.codes_file import read_codes
from bonebrief.exchange.codes.examples import read_examples
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError, Problem
from bonebrief.machine.files import ordinary_bytes
from bonebrief.meanings.durable.production import productions_of
from bonebrief.meanings.durable.profile import engine_problems
from bonebrief.reading.folder import knowledge_files, text_files
from bonebrief.reading.knowledge import NOTHING_UNSAVED, Parse, Unsaved, read_knowledge
from bonebrief.reading.translation.texts import languages, read_texts
from bonebrief.reading.yaml.node import parse_yaml


@dataclass(frozen=True, slots=True)
class Examined:
    """The problems, the knowledge if it can be used at all, and what could be read of it even so."""

    problems: tuple[Problem, ...]
    knowledge: Knowledge | None
    readable: Knowledge | None


def examine(
    root: Path,
    today: date,
    parse: Parse = parse_yaml,
    unsaved: Unsaved = NOTHING_UNSAVED,
    memory: Memory | None = None,
) -> Examined:
    """Load and check the knowledge in a folder, with the texts that an editor has not saved yet, by name.

    Warnings are looked for once there are no errors. Who checks again and again gives a `memory` of the last time.
    """
    read = read_knowledge(root, parse, unsaved, memory.read if memory else None)
    knowledge = read.knowledge
    if read.problems or knowledge is None:
        found = [*read.problems, *read_ignores(_texts(root, unsaved))[1]]
        return Examined(_worst_first(found), None, knowledge)
    if beyond := tuple(engine_problems(knowledge, productions_of(knowledge))):
        return Examined(_worst_first(beyond), None, knowledge)
    texts = _texts(root, unsaved)
    said, unreadable = _translations(knowledge, unsaved, parse)
    warned = heed_ignores([*warnings(knowledge, today, memory), *cut_texts(texts), *said], texts)
    beside = [*_beside_the_rules(knowledge, today, unsaved, parse), *unreadable]
    return Examined(_worst_first([*warned, *beside]), knowledge, knowledge)


def _translations(knowledge: Knowledge, unsaved: Unsaved, parse: Parse) -> tuple[list[Problem], list[Problem]]:
    """What deserves a second look in texts in other languages, and what of their files cannot be read."""
    found: list[Problem] = []
    unreadable: list[Problem] = []
    for language in languages(knowledge.root)[1:]:
        try:
            found += wrong_translations(knowledge, read_texts(knowledge.root, language, unsaved, parse))
        except KnowledgeError as error:
            unreadable += error.problems
    return found, unreadable


def _beside_the_rules(knowledge: Knowledge, today: date, unsaved: Unsaved, parse: Parse) -> Iterator[Problem]:
    """What is wrong with how laws, codes and reviews are written, and reviews of what has changed.

    Whether the laws hold is another question.
    """
    for read in (_laws, _codes, _reviews):
        try:
            yield from read(knowledge, today, unsaved, parse)
        except KnowledgeError as error:
            yield from error.problems


def _laws(knowledge: Knowledge, _: date, unsaved: Unsaved, parse: Parse) -> Iterator[Problem]:
    read_laws(knowledge, unsaved, parse)
    yield from ()


def _codes(knowledge: Knowledge, today: date, unsaved: Unsaved, parse: Parse) -> Iterator[Problem]:
    review = read_codes(knowledge, unsaved, parse).review
    if review:
        yield from past_review("What the codes mean", review.review_by, review.place, today)
    read_examples(knowledge, unsaved, parse)


def _reviews(knowledge: Knowledge, today: date, unsaved: Unsaved, _: Parse) -> Iterator[Problem]:
    ledger = read_ledger(knowledge, unsaved)
    yield from changed_since_review(knowledge, ledger)
    yield from to_come(knowledge, ledger, today)


def _worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.code.weight, one.names_nothing_often, one.where)))


def _texts(root: Path, unsaved: Unsaved) -> dict[str, str]:
    """The files that can be read, as written; what is wrong with the others is reported already."""
    texts = {}
    for name, path in [*knowledge_files(root), *text_files(root)]:
        with suppress(OSError):
            texts[name] = ordinary_bytes(path).decode(errors="replace")
    return texts | {name: text for name, text in unsaved.items() if name in texts}
