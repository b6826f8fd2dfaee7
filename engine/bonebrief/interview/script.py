"""The scripted asker: answers from a file, given to the same state machine in the order of the questionnaire."""

from dataclasses import dataclass

from bonebrief.interview.state import Interview, Jump, Record, apply
from bonebrief.knowledge.answer import Answers


@dataclass(frozen=True, slots=True)
class Scripted:
    """The interview after the script, and the answers it never came to ask for."""

    interview: Interview
    unasked: tuple[str, ...]


def run_script(interview: Interview, answers: Answers) -> Scripted:
    """Answer every sensible question for which the script has an answer; the others stay pending."""
    given: set[str] = set()
    while (fact := next((q for q in interview.sensible if q in answers and q not in given), None)) is not None:
        interview = apply(apply(interview, Jump(fact)), Record(fact, answers[fact]))
        given.add(fact)
    return Scripted(interview, tuple(fact for fact in answers if fact not in given))
