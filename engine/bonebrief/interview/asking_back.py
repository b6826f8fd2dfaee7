"""Asking back about answers that seldom go together: what is asked, and the ways out, the same for every asker."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bonebrief.interview.state import Action, Interview, Jump, Record
from bonebrief.interview.words import answer_words
from bonebrief.knowledge.conflict import Conflict
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value, with_unit


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a conflict: its words, and the action that takes it."""

    words: str
    action: Action


def question_back(interview: Interview, conflict: Conflict) -> str:
    """What the person is asked."""
    return conflict.words(interview.knowledge.dictionary, interview.settled.values, interview.answers)


def ways(interview: Interview, conflict: Conflict) -> tuple[Way, ...]:
    """Keeping what was answered, changing a lost sign at once, and changing any of the answers."""
    return (*_minus(interview, conflict), _keep(interview, conflict), *_changes(interview, conflict))


def sure(conflicts: Iterable[Conflict], fact: str, value: Value) -> Answer:
    """The answer of a person who wrote the sign of a number, or confirmed it: no minus sign is asked about again."""
    positive = isinstance(value, float) and value > 0
    kept = (conflict.id for conflict in conflicts if conflict.sign_lost and conflict.ask == fact and positive)
    return Answer(Status.ANSWERED, value, frozenset(kept))


def _minus(interview: Interview, conflict: Conflict) -> Iterable[Way]:
    answer = interview.answers.get(conflict.ask)
    if conflict.sign_lost and answer and isinstance(answer.value, float):
        fact = interview.knowledge.dictionary[conflict.ask]
        meant = Answer(Status.ANSWERED, -answer.value)
        yield Way(f"It is {answer_words(fact, meant)}", Record(conflict.ask, meant))


def _keep(interview: Interview, conflict: Conflict) -> Way:
    holder = conflict.holder(interview.answers) or conflict.ask
    answer = interview.answers[holder]
    words = "Keep these answers"
    if conflict.sign_lost and isinstance(answer.value, float):
        words = f"It is +{with_unit(interview.knowledge.dictionary[holder], answer.value)}"
    return Way(words, Record(holder, replace(answer, kept=answer.kept | {conflict.id})))


def _changes(interview: Interview, conflict: Conflict) -> Iterable[Way]:
    for fact in dict.fromkeys((conflict.ask, *conflict.answers)):
        answer = interview.answers.get(fact)
        if answer and answer.value is not None and fact in interview.sensible:
            known = interview.knowledge.dictionary[fact]
            yield Way(f"Change {known.label}: {answer_words(known, answer)}", Jump(fact))
