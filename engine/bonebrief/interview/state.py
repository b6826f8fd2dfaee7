"""The interview as a pure object: questions and actions in, the next question out; every state is a replay."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce

from bonebrief.interview.action import Action, Also, Back, Jump, Onward, Prefill, Record, Uphold, Voice
from bonebrief.knowledge.conflict import Conflict, still_open
from bonebrief.knowledge.dictionary import exceeding
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire, Section
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.condition import facts_read
from bonebrief.language.value import Partly, Value, with_unit
from bonebrief.machine.catalogue import _
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.evidence import Contradiction, without_evidence
from bonebrief.meanings.plain.outlook import Weight, gates_read, needless, useful_questions
from bonebrief.meanings.plain.settle import Branch, Settled, settle


class ImpossibleActionError(BoneBriefError):
    """The action does not fit the interview as it stands, for instance a question that is not open."""


@dataclass(frozen=True)
class Interview:
    """Answers so far, parked ones included.

    `cursor`: the question that was asked for by name. `trail`: what was answered, in order. `origins`: where answers
    that were taken over came from. `thorough`: every question that makes sense is asked, useful or not. `left`: the
    contradictions that the person was asked about and left. `for_patient`: whoever answers does so for a patient.
    """

    knowledge: Knowledge
    questionnaire: Questionnaire
    answers: Answers
    settled: Settled
    thorough: bool = False
    cursor: str | None = None
    trail: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    left: tuple[Contradiction, ...] = ()
    for_patient: bool = False

    @cached_property
    def sensible(self) -> tuple[str, ...]:
        """The questions that make sense for this person, needed or not, in the order of the questionnaire.

        Those whose answers contradict another are among them, and those that are put ahead of what opens them.
        """
        branches, others = self.settled.branches, {*self.settled.contradicted, *self._ahead}
        return tuple(q for q in self.questionnaire.questions if branches[q] is Branch.OPEN or q in others)

    @property
    def asked_back(self) -> Contradiction | Conflict | None:
        """What to ask back about before the next question: first what cannot be so, then what seldom is."""
        return self.contradiction or self.conflict

    @property
    def contradiction(self) -> Contradiction | None:
        """The contradiction to be settled, unless the person left it; none while a question was asked for by name."""
        found = () if self.cursor else self.settled.contradictions
        return next((one for one in found if one not in self.left), None)

    @cached_property
    def useful(self) -> Mapping[str, Weight]:
        """The open questions whose answers some undecided rule could still use."""
        return useful_questions(self.knowledge, self.questionnaire, self.answers, self.settled)

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The sensible questions that are needed, answered, or asked for by name."""
        return tuple(question for question in self.sensible if self._is_asked(question))

    @cached_property
    def current(self) -> str | None:
        """The question to ask now; None when every open one has an answer."""
        if self.cursor:
            return self.cursor
        left = [question for question in self.open if not self.has(question)]
        first = self._first(self._section(left[0]), left) if left else None
        dictionary = self.knowledge.dictionary
        return next((one for one in left if one in self._ahead and first in dictionary[one].reads), first)

    @cached_property
    def one_screen(self) -> tuple[str, ...]:
        """The questions of yes or no that are asked at once with the current one; none where it stands alone.

        Those that only answers to others of them can still open are among them.
        """
        if self.cursor or self.current is None:
            return ()
        section, found = self._section(self.current), list[str]()
        for question in (one for one in section.questions if one in section.one_screen and not self.has(one)):
            if question in self.open or self._waits_only_for(question, found):
                found.append(question)
        return tuple(found) if len(found) > 1 and self.current in found else ()

    @property
    def conflict(self) -> Conflict | None:
        """The answers to be asked back about before the next question; none while a question was asked for by name.

        One that this questionnaire does not ask cannot be kept here; the brief says it.
        """
        found = () if self.cursor else still_open(self.settled.conflicts, self.answers)
        return next((conflict for conflict in found if conflict.holder(self.answers) in self.sensible), None)

    def has(self, fact: str) -> bool:
        """Whether a question has an answer, or needs none because it follows from answers behind it."""
        return fact in self.answers or self.settled.needs_no_answer(fact)

    def status(self, fact: str) -> Status:
        """How a question of the questionnaire stands; a parked answer counts as not asked."""
        if fact in self.settled.contradicted:
            return Status.CONTRADICTED
        if self.settled.needs_no_answer(fact):
            return Status.TAKEN
        if self.settled.branches[fact] is Branch.CLOSED:
            return Status.NOT_ASKED
        answer = self.answers.get(fact)
        if answer:
            return answer.status
        return Status.PENDING if fact in self.open else Status.NOT_ASKED

    @cached_property
    def _ahead(self) -> frozenset[str]:
        """The questions that are put before those that open them: their answers settle these."""
        branches, values = self.settled.branches, self.settled.values
        ahead = self.questionnaire.ahead.items()
        return frozenset(q for q, when in ahead if branches[q] is Branch.WAITING and truth_of(when, values) is True)

    def _is_asked(self, question: str) -> bool:
        if self.thorough or self.has(question) or question == self.cursor:
            return True
        return question in self.useful and not needless(self.questionnaire, question, self.settled.values)

    def _waits_only_for(self, question: str, others: Collection[str]) -> bool:
        """Whether a question is not asked yet, and may be as soon as these others are answered."""
        if self.settled.branches[question] is Branch.CLOSED or not (self.thorough or question in self.useful):
            return False
        gates = gates_read(self.knowledge, self.questionnaire, question, self.settled)
        missing = [gate for gate in gates if not self.has(gate)]
        return bool(missing) and all(gate in others for gate in missing)

    def _section(self, question: str) -> Section:
        return next(section for section in self.questionnaire.sections if question in section.questions)

    def _first(self, section: Section, left: list[str]) -> str:
        here = [question for question in left if question in section.questions]
        return max(here, key=lambda question: self.useful.get(question, Weight(0, 0))) if section.free else here[0]


def start(
    knowledge: Knowledge, questionnaire: Questionnaire, prefill: Answers | None = None, *, thorough: bool = False
) -> Interview:
    """An interview at its first question, with answers that are known already."""
    answers = dict(prefill or {})
    settled = settle(knowledge.dictionary, answers, knowledge.conflicts.values())
    return Interview(knowledge, questionnaire, answers, settled, thorough)


def apply(interview: Interview, action: Action) -> Interview:
    """The interview after one action.

    Raises:
        ImpossibleActionError: the question is not open, the value exceeds another number, or nothing lies before.
    """
    match action:
        case Record(fact, answer):
            _check_open(interview, fact)
            trail = interview.trail if fact in interview.trail else (*interview.trail, fact)
            origins = {known: origin for known, origin in interview.origins.items() if known != fact}
            left = tuple(one for one in interview.left if fact not in one.facts)
            return replace(_with(interview, fact, answer), cursor=None, trail=trail, origins=origins, left=left)
        case Prefill(fact, answer, origin):
            return replace(_with(interview, fact, answer), origins={**interview.origins, fact: origin})
        case Also(fact):
            return replace(interview, questionnaire=_with_question(interview, fact))
        case Jump(fact):
            _check_open(interview, fact)
            return replace(interview, cursor=fact)
        case Back():
            return replace(interview, cursor=_before(interview))
        case Onward():
            contradiction = interview.contradiction
            left = (*interview.left, contradiction) if contradiction else interview.left
            return replace(interview, cursor=None, left=left)
        case Uphold(fact):
            return _upheld(interview, fact)
        case Voice(for_patient):
            return replace(interview, for_patient=for_patient)


def replay(interview: Interview, actions: Iterable[Action]) -> Interview:
    """The interview after all actions, one after the other."""
    return reduce(apply, actions, interview)


def complaint(interview: Interview, fact: str, value: Value) -> str:
    """What is wrong with a value beside the other answers, in words; empty if nothing is."""
    known = {name: seen for name, seen in interview.settled.values.items() if not isinstance(seen, Partly)}
    answers = {**known, fact: value}
    given = {name: Answer(Status.ANSWERED, answer) for name, answer in answers.items()}
    dictionary = interview.knowledge.dictionary
    for larger, other, _number, _most in exceeding(dictionary, given):
        if fact in (larger, other):
            words = with_unit(dictionary[other], answers[other])
            labels = {"label": dictionary[larger].label, "other": dictionary[other].label}
            return _("{label} cannot be more than {other} ({value}).").format(**labels, value=words)
    return ""


def _with(interview: Interview, fact: str, answer: Answer) -> Interview:
    wrong = complaint(interview, fact, answer.value) if answer.value is not None else ""
    if wrong:
        raise ImpossibleActionError(wrong)
    return _settled(interview, _with_kept(interview, fact, answer))


def _with_kept(interview: Interview, fact: str, answer: Answer) -> Answers:
    """The answers with one more. Given once more as it was, it keeps what it conflicts with; a new one asks anew."""
    known = interview.answers.get(fact)
    again = known is not None and known.value is not None and known.value == answer.value
    if known and again:
        answer = replace(answer, kept=answer.kept | known.kept)
    answers = {**interview.answers, fact: answer}
    for conflict in interview.knowledge.conflicts.values():
        holder = conflict.holder(answers) if fact in conflict.answers else None
        if holder and again and conflict in interview.settled.conflicts:
            answers[holder] = replace(answers[holder], kept=answers[holder].kept | {conflict.id})
        elif holder and not again and holder != fact:
            answers[holder] = replace(answers[holder], kept=answers[holder].kept - {conflict.id})
    return answers


def _upheld(interview: Interview, gate: str) -> Interview:
    upheld = [one for one in interview.settled.contradictions if one.gate == gate]
    if not upheld:
        raise ImpossibleActionError(_("Nothing contradicts the answer to {fact}.").format(fact=gate))
    return _settled(interview, without_evidence(interview.answers, upheld[0]))


def _settled(interview: Interview, answers: Answers) -> Interview:
    """The interview with these answers; one that had to yield stands for itself again where its question is open."""
    knowledge = interview.knowledge
    settled = settle(knowledge.dictionary, answers, knowledge.conflicts.values())
    back = [fact for fact, answer in answers.items() if answer.yields and settled.branches[fact] is Branch.OPEN]
    stood_up = {**answers, **{fact: replace(answers[fact], yields=False) for fact in back}}
    return replace(interview, answers=stood_up, settled=settled)


def _with_question(interview: Interview, fact: str) -> Questionnaire:
    """The questionnaire with one more question, at the end of the last section that has what opens it."""
    questionnaire, known = interview.questionnaire, interview.knowledge.dictionary.get(fact)
    if known is None or known.asking is None:
        raise ImpossibleActionError(_("The question {fact} is not open in this interview.").format(fact=fact))
    if fact in questionnaire.questions:
        return questionnaire
    opens = facts_read(known.asking.ask_if) if known.asking.ask_if else ()
    places = [nth for nth, section in enumerate(questionnaire.sections) if {*opens} & {*section.questions}]
    at = max(places, default=len(questionnaire.sections) - 1)
    before, section, after = questionnaire.sections[:at], questionnaire.sections[at], questionnaire.sections[at + 1 :]
    longer = replace(section, questions=(*section.questions, fact))
    return replace(questionnaire, sections=(*before, longer, *after))


def _check_open(interview: Interview, fact: str) -> None:
    if fact not in interview.sensible and fact not in interview.settled.contradicted:
        raise ImpossibleActionError(_("The question {fact} is not open in this interview.").format(fact=fact))


def _before(interview: Interview) -> str:
    """The question answered before the current one, or the last one answered if this one is new."""
    answered = [question for question in interview.trail if question in interview.sensible]
    current = interview.current
    before = answered[: answered.index(current)] if current in answered else answered
    if not before:
        raise ImpossibleActionError(_("This is the first question; there is none before it."))
    return before[-1]
