"""The interview as a pure object: questions and actions in, the next question out; every state is a replay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce

from bonebrief.knowledge.answer import Answer, Answers, Branch, Settled, Status, settle
from bonebrief.knowledge.answers_file import exceeding
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import BoneBriefError
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.value import Value, with_unit


@dataclass(frozen=True, slots=True)
class Record:
    """An answer is given: ANSWERED with a value, UNKNOWN or SKIPPED."""

    fact: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Back:
    """The person wants the question before this one; nothing is validated and no answer changes."""


@dataclass(frozen=True, slots=True)
class Jump:
    """The person wants one question again."""

    fact: str


Action = Record | Back | Jump


class ImpossibleActionError(BoneBriefError):
    """The action does not fit the interview as it stands, for instance a question that is not open."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the current question stands: its section, its number among the open ones there, the share done."""

    section: str
    number: int
    of: int
    share: float


@dataclass(frozen=True, slots=True)
class Interview:
    """Answers so far, parked ones included, and the question that was asked for by name (`cursor`)."""

    knowledge: Knowledge
    questionnaire: Questionnaire
    answers: Answers
    settled: Settled
    cursor: str | None = None

    @property
    def sensible(self) -> tuple[str, ...]:
        """The questions that make sense for this person, worth asking or not, in the order asked."""
        return tuple(q for q in self.questionnaire.questions if self.settled.branches[q] is Branch.OPEN)

    @property
    def open(self) -> tuple[str, ...]:
        """The sensible questions that are worth asking, answered, or asked for by name, in the order asked."""
        return tuple(question for question in self.sensible if not self._is_needless(question))

    @property
    def current(self) -> str | None:
        """The question to ask now; None when every open one has an answer."""
        return self.cursor or next((question for question in self.open if question not in self.answers), None)

    @property
    def progress(self) -> Progress | None:
        """Where the current question stands; None at the end."""
        current, asked = self.current, self.open
        if current is None:
            return None
        section = next(section for section in self.questionnaire.sections if current in section.questions)
        here = [question for question in section.questions if question in asked]
        done = sum(question in self.answers for question in asked)
        return Progress(section.title, here.index(current) + 1, len(here), done / len(asked))

    def status(self, fact: str) -> Status:
        """How a question of the questionnaire stands; a parked answer counts as not asked."""
        if self.settled.branches[fact] is Branch.CLOSED:
            return Status.NOT_ASKED
        answer = self.answers.get(fact)
        if answer:
            return answer.status
        return Status.NOT_ASKED if self.questionnaire.needless(fact, self.settled.values) else Status.PENDING

    def _is_needless(self, question: str) -> bool:
        wanted = question in self.answers or question == self.cursor
        return not wanted and self.questionnaire.needless(question, self.settled.values)


def start(knowledge: Knowledge, questionnaire: Questionnaire, prefill: Answers | None = None) -> Interview:
    """An interview at its first question, with answers that are known already."""
    answers = dict(prefill or {})
    return Interview(knowledge, questionnaire, answers, settle(knowledge.dictionary, answers))


def apply(interview: Interview, action: Action) -> Interview:
    """The interview after one action.

    Raises:
        ImpossibleActionError: the question is not open, or the value exceeds another number.
    """
    match action:
        case Record(fact, answer):
            return _record(interview, fact, answer)
        case Jump(fact):
            _check_open(interview, fact)
            return replace(interview, cursor=fact)
        case Back():
            return replace(interview, cursor=_before(interview))


def replay(interview: Interview, actions: Iterable[Action]) -> Interview:
    """The interview after all actions, one after the other."""
    return reduce(apply, actions, interview)


def complaint(interview: Interview, fact: str, value: Value) -> str:
    """What is wrong with a value beside the other answers, in words; empty if nothing is."""
    answers = {**interview.settled.values, fact: value}
    given = {name: Answer(Status.ANSWERED, known) for name, known in answers.items()}
    dictionary = interview.knowledge.dictionary
    for larger, other, _, _ in exceeding(dictionary, given):
        if fact in (larger, other):
            words = with_unit(dictionary[other], answers[other])
            return f"{dictionary[larger].label} cannot be more than {dictionary[other].label} ({words})."
    return ""


def _record(interview: Interview, fact: str, answer: Answer) -> Interview:
    _check_open(interview, fact)
    wrong = complaint(interview, fact, answer.value) if answer.value is not None else ""
    if wrong:
        raise ImpossibleActionError(wrong)
    answers: Mapping[str, Answer] = {**interview.answers, fact: answer}
    settled = settle(interview.knowledge.dictionary, answers)
    return replace(interview, answers=answers, settled=settled, cursor=None)


def _check_open(interview: Interview, fact: str) -> None:
    if fact not in interview.sensible:
        raise ImpossibleActionError(f"The question {fact} is not open in this interview.")


def _before(interview: Interview) -> str | None:
    asked, current = interview.open, interview.current
    place = asked.index(current) if current is not None else len(asked)
    return asked[max(place - 1, 0)] if asked else None
