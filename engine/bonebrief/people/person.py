"""Somebody to try rules on, and which of their answers a knowledge base can take."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bonebrief.knowledge.dictionary import possible
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers
from bonebrief.language.problem import Place
from bonebrief.reading.given.answers import Refused


def usable(knowledge: Knowledge, answers: Answers) -> dict[str, Answer]:
    """The answers that this knowledge base can take: to its own questions, with values it allows."""
    facts = knowledge.dictionary
    return {
        fact: answer
        for fact, answer in answers.items()
        if fact in facts and facts[fact].asking and (answer.value is None or possible(facts[fact], answer.value))
    }


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's answers, what the person is called, and where they come from: `example`, `file` or `made`.

    `refused`: the answers that are impossible, where these do not stop everything.
    """

    name: str
    answers: Answers
    origin: str
    place: Place | None = None
    refused: Mapping[str, Refused] = field(default_factory=dict)
