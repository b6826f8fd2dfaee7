"""Texts of a question that would speak to somebody who answers for a patient as if they were the patient."""

import re
from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import QUESTIONS_FILE, page
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code, Problem

_TO_THE_PERSON: Final = re.compile(r"\b(you|your|yours|yourself)\b", re.IGNORECASE)
_OF_PATIENT: Final = "{ask: Has the patient had kidney stones?}"
_STONES: Final = """
    questions:
      kidney_stones:
        ask: Have you had kidney stones?
        label: Kidney stones
        type: yes_no
        why: They change what to say about calcium.
    """

PAGES: Final = (
    page(
        Code.WRONG_VOICE,
        does="""Finds questions that say "you" where somebody answers for a patient: in what is asked, why, its help or
            its choices. `of_patient` has the words for them.""",
        why="A nurse who is asked how old you are gives her own age.",
        bad=_STONES,
        good=_STONES.replace("        label:", f"        of_patient: {_OF_PATIENT}\n        label:"),
        file=QUESTIONS_FILE,
    ),
)


def speaks_to_the_person(text: str) -> str:
    """The word by which a text speaks to the person; nothing if it suits who answers for a patient, too."""
    found = _TO_THE_PERSON.search(text)
    return found[0] if found else ""


def wrong_voices(knowledge: Knowledge) -> Iterator[Problem]:
    """Find what speaks to the person when it is read by somebody who answers for a patient."""
    for fact in knowledge.dictionary.values():
        for key, text in _read_for_a_patient(fact):
            if said := speaks_to_the_person(text):
                what = f'The question {fact.id} says "{said}" in `{key}` to somebody who answers for a patient.'
                fix = f"Write it for them under `of_patient`, as `{key}: ...`, or say it so that it suits both."
                yield Problem(Code.WRONG_VOICE, fact.place, what, fix)


def _read_for_a_patient(fact: Fact) -> Iterator[tuple[str, str]]:
    if fact.asking:
        put = fact.asking.for_patient
        yield from (("ask", put.words), ("why", put.why), ("help", put.help))
        yield from (("choices", words) for words in fact.choices.values())
    if fact.number and fact.number.aid:
        yield "aid", " ".join((fact.number.aid.say, *fact.number.aid.portions))
