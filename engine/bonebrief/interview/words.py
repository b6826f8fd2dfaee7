"""What every asker says about a question and its answer: written once, shown by each in its own way."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from bonebrief.interview.state import Interview
from bonebrief.knowledge.affects import points_affected
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.value import with_unit
from bonebrief.machine.catalogue import _, ngettext
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.outlook import needless
from bonebrief.wording.answers import in_both_units
from bonebrief.wording.statuses import STATUS_WORDS, taken_from

_AFFECTED = 3


def as_put(interview: Interview, name: str) -> Fact:
    """The question in the words and with the options that are read; one that was answered with is always among them."""
    fact = interview.knowledge.dictionary[name]
    if fact.asking is None:
        return fact
    asking = fact.asking.for_patient if interview.for_patient else fact.asking
    never = {word for word, when in asking.offer_if.items() if truth_of(when, interview.settled.values) is False}
    left_out = {word for word in never if not _has(interview, name, word)}
    offered = {word: shown for word, shown in fact.choices.items() if word not in left_out}
    domain = replace(fact.domain, choices=offered) if isinstance(fact.domain, Choice | Choices) else fact.domain
    return replace(fact, origin=asking, domain=domain)


def _has(interview: Interview, name: str, word: str) -> bool:
    answer = interview.answers.get(name)
    given = answer.value if answer else None
    return word == given or (isinstance(given, tuple) and word in given)


def answer_words(fact: Fact, answer: Answer | None) -> str:
    """An answer in words, its status if it has no value."""
    if answer is None:
        return STATUS_WORDS[Status.PENDING].in_interview
    if answer.value is None:
        return STATUS_WORDS[answer.status].in_interview
    return in_both_units(with_unit(fact, answer.value), answer.said)


def recorded_words(interview: Interview, fact_id: str) -> str:
    """What stands recorded for a question, or follows from other answers, and where it came from."""
    fact, answer = interview.knowledge.dictionary[fact_id], interview.answers.get(fact_id)
    if fact_id in interview.settled.taken:
        labels = [interview.knowledge.dictionary[one].label for one in interview.settled.taken[fact_id]]
        return f"{with_unit(fact, interview.settled.values[fact_id])} ({taken_from(labels)})"
    words = answer_words(fact, answer)
    origin = interview.origins.get(fact_id)
    return _("{answer} (from {origin})").format(answer=words, origin=origin) if origin else words


def labelled(interview: Interview, fact: str) -> str:
    """The label of a question with what stands recorded for it."""
    return f"{interview.knowledge.dictionary[fact].label}: {recorded_words(interview, fact)}"


def answer_lines(interview: Interview, could_change: Mapping[str, str]) -> Iterator[str]:
    """Every open question with what stands recorded, and what an answer could change where there is none."""
    for fact in interview.open:
        brings = f"; {could_change[fact]}" if fact in could_change else ""
        yield f"{labelled(interview, fact)}{brings}"


def hint(fact: Fact) -> str:
    """How a question can be answered by typing."""
    match fact.domain:
        case Number() if fact.scale:
            return _("A number with its sign, as the report has it.")
        case Number(unit=""):
            return _("A number.")
        case Number(unit=unit):
            others = ", ".join(name.replace("_", " ") for name in _other_units(fact.domain))
            if not others:
                return _("A number ({unit}).").format(unit=unit)
            return _("A number ({unit}; also {others}).").format(unit=unit, others=others)
        case Choices():
            return _("Numbers or words, several with commas.")
        case YesNo() | Choice():
            return _("A number or the word.")
        case _:
            assert_never(fact.domain)


def _other_units(number: Number) -> Iterator[str]:
    """The other units in which a number can be typed, of several names for one the first."""
    sizes = {1.0}
    for name, size in number.units.items():
        if size not in sizes:
            sizes.add(size)
            yield name


def why_lines(knowledge: Knowledge, fact: Fact) -> Iterator[str]:
    """Why a question, as it is put, is asked, how to find its answer, and which points its answer can bring."""
    assert fact.asking is not None
    yield _("Why we ask: {why}").format(why=fact.asking.why)
    if fact.asking.help:
        yield fact.asking.help
    points = points_affected(knowledge, fact.id)
    if points:
        named, left = [point.title for point in points[:_AFFECTED]], len(points) - _AFFECTED
        more = [_("and {count} more").format(count=left)] if left > 0 else []
        yield _("The answer matters for: {points}.").format(points="; ".join([*named, *more]))


def end_words(interview: Interview, could_change: Mapping[str, str]) -> str:
    """What is said when no question is left: that a missing answer could still change something, or how many were not
    asked because theirs cannot.
    """
    if any(fact in could_change for fact in interview.open):
        return _("That was the last question. An answer that is missing could still matter, where it says so.")
    left_out = sum(
        not interview.has(question) and not needless(interview.questionnaire, question, interview.settled.values)
        for question in interview.sensible
    )
    if not left_out:
        return _("That was the last question.")
    not_needed = ngettext("{count} question was not needed", "{count} questions were not needed", left_out)
    return _("Nothing further would change the priorities; {not_needed}.").format(not_needed=not_needed)
