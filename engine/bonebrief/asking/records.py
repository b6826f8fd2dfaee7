"""What a health record proposes to the interview: answers to be confirmed, and what is only a part and still asked."""

from collections.abc import Mapping
from typing import Final

from bonebrief.interview.report.proposal import Proposal, Proposed
from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Partly, with_unit
from bonebrief.machine.catalogue import N_, _
from bonebrief.machine.text import clean

WHAT: Final = N_("record")
_ABOVE: Final = N_("a score above nought, in which a minus sign may be lost")


def proposal_of(answers: Mapping[str, Answer], dictionary: Dictionary) -> Proposal:
    """The answers from a record that nobody confirmed; of several words only a part can stand there, which is told."""
    recorded = {fact: answer for fact, answer in answers.items() if answer.status is Status.RECORDED}
    rows = [_row(fact, answer, dictionary) for fact, answer in recorded.items() if not isinstance(answer.seen, Partly)]
    notes = [
        clean(_still_asked(dictionary[fact], answer))
        for fact, answer in recorded.items()
        if isinstance(answer.seen, Partly)
    ]
    return Proposal(tuple(rows), tuple(notes), WHAT)


def _row(fact: str, answer: Answer, dictionary: Dictionary) -> Proposed:
    assert answer.value is not None
    words = with_unit(dictionary[fact], answer.value)
    said = clean(f"{words} ({answer.origin})" if answer.origin else words)
    origin = f"{_(WHAT)}: {clean(answer.origin)}" if answer.origin else _(WHAT)
    above = dictionary[fact].scale is not None and isinstance(answer.value, float) and answer.value > 0
    doubt = _(_ABOVE) if above else ""
    return Proposed(fact, answer.value, 1, said, 0, len(words), doubt, signed=not above, origin=origin)


def _still_asked(fact: Fact, answer: Answer) -> str:
    assert answer.seen is not None
    said = _("In the record: {answer}. {label} is still asked.")
    return said.format(answer=with_unit(fact, answer.seen), label=fact.label)
