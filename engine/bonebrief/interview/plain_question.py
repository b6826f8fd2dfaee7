"""A question in lines: its words, its options with numbers, how to answer, and what stands recorded."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bonebrief.interview.one_screen import NONE_ROW, NUMBERS, REST, TITLE
from bonebrief.interview.report.plain_dialogue import Lines
from bonebrief.interview.state import Interview
from bonebrief.interview.words import hint, recorded_words
from bonebrief.language.domain import Aid, Number
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.machine.catalogue import _
from bonebrief.reading.given.numbers import NumberError, plain_number, read_number

_MANY: Final = 12
"""With more options than this, the question is out of sight, or of mind, when they end."""


def question_lines(interview: Interview, facts: Sequence[Fact], number: int) -> Iterator[str]:
    """One question, or several that are answered at once."""
    fact, said = facts[0], _("Question {number}.").format(number=number)
    asked = [one.asking.words for one in facts if one.asking]
    if len(facts) > 1:
        yield f"\n{said} {_(TITLE)} {_(REST)}"
        yield from numbered_lines([*asked, _(NONE_ROW)])
        yield _(NUMBERS)
        return
    yield f"\n{said} {asked[0]}"
    yield from numbered_lines(fact.choices.values())
    aid = f" {_('Type aid to work it out.')}" if fact.number and fact.number.aid else ""
    named = f"{fact.label}: " if len(fact.choices) > _MANY else ""
    yield f"{named}{hint(fact)}{aid}"
    if fact.id in interview.answers or fact.id in interview.settled.taken:
        said = _("Recorded so far: {answer}. A new answer replaces it; skip keeps it.")
        yield said.format(answer=recorded_words(interview, fact.id))


def numbered_lines(lines: Iterable[str]) -> Iterator[str]:
    """Lines with their numbers, counted from 1."""
    yield from (f"  {number}) {line}" for number, line in enumerate(lines, 1))


def work_out(lines: Lines, fact: Fact, number: Number, aid: Aid) -> None:
    """Help to work out a number from portions; nothing is recorded."""
    lines.say(f"{aid.say} {_('Type a number for each; Enter for none.')}")
    counts: dict[str, float] = {}
    for portion in aid.portions:
        lines.say(portion)
        counts[portion] = max(plain_number(lines.read()) or 0.0, 0.0)
    total = number_words(round(aid.total(counts), number.decimals), 0)
    try:
        read_number(fact.label, number, total)
    except NumberError as error:
        lines.say(f"{error} {_('Nothing was recorded.')}")
    else:
        said = _("That comes to {total} {unit}. Nothing is recorded yet: type {total} to record it.")
        lines.say(said.format(total=total, unit=fact.unit))
