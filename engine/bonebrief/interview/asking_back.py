"""Asking back about answers that cannot or seldom go together: what is asked, and the ways out, for every asker."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bonebrief.interview.action import Action, Jump, Onward, Record, Uphold
from bonebrief.interview.state import Interview
from bonebrief.interview.words import answer_words
from bonebrief.knowledge.conflict import Conflict
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value, with_unit
from bonebrief.machine.catalogue import _
from bonebrief.meanings.plain.evidence import Contradiction
from bonebrief.wording.counts import listed


@dataclass(frozen=True, slots=True)
class Way:
    """One way out: its words, and the action that takes it."""

    words: str
    action: Action


AskedBack = Contradiction | Conflict


def question_back(interview: Interview, asked: AskedBack) -> str:
    """What the person is asked."""
    if isinstance(asked, Contradiction):
        gate, evidence = _said(interview, (asked.gate,)), _said(interview, asked.evidence)
        said = _("You answered {gate}. You also answered {evidence}. These cannot both be right. Which is?")
        return said.format(gate=gate, evidence=evidence)
    return asked.words(interview.knowledge.dictionary, interview.settled.values, interview.answers)


def ways(interview: Interview, asked: AskedBack) -> tuple[Way, ...]:
    """What the person can say to that.

    To a contradiction: that the gate is wrong, that it is right, or neither. To a conflict: keeping what was answered,
    changing a lost sign at once, and changing any of the answers.
    """
    if isinstance(asked, Contradiction):
        return (*_correction(interview, asked), *_leaving_out(interview, asked))
    return (*_minus(interview, asked), _keep(interview, asked), *_changes(interview, asked))


def left_out(interview: Interview, upheld: Uphold) -> str:
    """The answers that are left out when one is upheld, by their labels."""
    found = [one for one in interview.settled.contradictions if one.gate == upheld.fact]
    return listed([interview.knowledge.dictionary[fact].label for one in found for fact in one.evidence])


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
        yield Way(_("It is {answer}").format(answer=answer_words(fact, meant)), Record(conflict.ask, meant))


def _keep(interview: Interview, conflict: Conflict) -> Way:
    holder = conflict.holder(interview.answers) or conflict.ask
    answer = interview.answers[holder]
    words = _("Keep these answers")
    if conflict.sign_lost and isinstance(answer.value, float):
        said = with_unit(interview.knowledge.dictionary[holder], answer.value)
        words = _("It is {answer}").format(answer=said)
    return Way(words, Record(holder, replace(answer, kept=answer.kept | {conflict.id})))


def _changes(interview: Interview, conflict: Conflict) -> Iterable[Way]:
    for fact in dict.fromkeys((conflict.ask, *conflict.answers)):
        answer = interview.answers.get(fact)
        if answer and answer.value is not None and fact in interview.sensible:
            known = interview.knowledge.dictionary[fact]
            said = _("Change {label}: {answer}").format(label=known.label, answer=answer_words(known, answer))
            yield Way(said, Jump(fact))


def _correction(interview: Interview, contradiction: Contradiction) -> Iterable[Way]:
    """A gate that this questionnaire does not ask can be changed only where there is but one other answer."""
    gate, instead = interview.knowledge.dictionary[contradiction.gate], contradiction.instead
    if instead is not None:
        right = Record(gate.id, Answer(Status.ANSWERED, instead))
        said = _("{label} is wrong: change it to {answer}")
        yield Way(said.format(label=gate.label, answer=with_unit(gate, instead)), right)
    elif gate.id in interview.sensible:
        yield Way(_("{label} is wrong: answer that question again").format(label=gate.label), Jump(gate.id))


def _leaving_out(interview: Interview, contradiction: Contradiction) -> Iterable[Way]:
    gate, uphold = interview.knowledge.dictionary[contradiction.gate], Uphold(contradiction.gate)
    said = _("{label} is right: leave out {others}")
    yield Way(said.format(label=gate.label, others=left_out(interview, uphold)), uphold)
    yield Way(_("I don't know: go on, and use neither"), Onward())


def _said(interview: Interview, facts: tuple[str, ...]) -> str:
    given = [(interview.knowledge.dictionary[fact], interview.answers[fact]) for fact in facts]
    return listed([f'"{fact.label}: {answer_words(fact, answer)}"' for fact, answer in given])
