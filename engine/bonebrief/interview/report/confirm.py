"""The table in which a report's answers are looked over: which are marked, what is changed, and what Enter takes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bonebrief.interview.action import Also, Prefill
from bonebrief.interview.asking_back import sure
from bonebrief.interview.report.proposal import Proposal, Proposed
from bonebrief.interview.state import Interview, complaint
from bonebrief.interview.typed import Meant, read_line
from bonebrief.interview.words import answer_words
from bonebrief.knowledge.dictionary import possible
from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value, number_words, with_unit
from bonebrief.machine.catalogue import N_, _
from bonebrief.machine.text import clean

TITLE: Final = N_("This is what the {what} says. Is it right?")
OFFER: Final = N_("Paste the report or name its file, or press Enter to type the numbers.")
NOTHING_MARKED: Final = N_("No row is marked, so nothing would be taken over.")
_BEFORE, _AFTER = 44, 20


@dataclass(frozen=True, slots=True)
class Row:
    """One answer that is proposed, as the person has left it; `changed`: the value is the person's own."""

    proposed: Proposed
    value: Value
    marked: bool
    signed: bool
    changed: bool = False
    doubt: str = ""


def rows_of(interview: Interview, proposal: Proposal) -> tuple[Row, ...]:
    """The rows of a proposal: sure ones marked, doubtful ones not, those that are answered alike already left out."""
    rows = []
    for one in proposal.rows:
        fact, known = interview.knowledge.dictionary[one.fact], interview.answers.get(one.fact)
        if known is not None and _is_alike(fact, known.value, one.value):
            continue
        doubt = one.doubt
        if known is not None and known.value is not None:
            doubt = _("you answered {answer}").format(answer=answer_words(fact, known))
        rows.append(Row(one, one.value, not doubt, one.signed, doubt=doubt))
    return tuple(rows)


def _is_alike(fact: Fact, known: Value | None, printed: Value) -> bool:
    """Whether a report says what was answered; an age of 76.4 is that of somebody of 76."""
    kept = fact.number.kept(printed) if fact.number and isinstance(printed, float) else printed
    return known == kept


def toggled(row: Row) -> Row:
    """The row marked, if it was not, or not any more."""
    return replace(row, marked=not row.marked)


def turned(row: Row, fact: Fact) -> Row | None:
    """The row with its sign turned, and marked; None where that makes no answer."""
    if not isinstance(row.value, float) or not possible(fact, -row.value + 0.0):
        return None
    return replace(row, value=-row.value + 0.0, marked=True, signed=True, changed=True)


def with_value(row: Row, value: Value, *, signed: bool) -> Row:
    """The row with a value that the person gave, and marked."""
    return replace(row, value=value, marked=True, signed=signed, changed=value != row.proposed.value)


def asks(interview: Interview, row: Row) -> bool:
    """Whether the question of a row would ask back about its value, which nobody has confirmed."""
    if row.changed or row.signed:
        return False
    return bool(read_value(interview.knowledge.dictionary[row.proposed.fact], row.value).say)


def read_value(fact: Fact, value: Value) -> Meant:
    """A value as if it had been typed, with the doubt that its question has."""
    return read_line(fact, number_words(value, 0)) if isinstance(value, float) else Meant(value)


def taken(interview: Interview, rows: tuple[Row, ...]) -> Iterator[Prefill | Also]:
    """What the marked rows record, each with the line it comes from; what was left out is asked like other questions.

    Also where it belongs to none of the questionnaire, such as the day of the scan.
    """
    conflicts = tuple(interview.knowledge.conflicts.values())
    for row in rows:
        if row.marked:
            fact = row.proposed.fact
            answer = sure(conflicts, fact, row.value) if row.signed else Answer(Status.ANSWERED, row.value)
            yield Prefill(fact, answer, row.proposed.comes_from)
    if any(row.marked for row in rows):
        yield from _passed_over(interview, rows)
        yield from (Also(row.proposed.fact) for row in rows if _is_beside(interview, row))


def _is_beside(interview: Interview, row: Row) -> bool:
    """Whether a row was left out that no question of the questionnaire asks about."""
    fact = row.proposed.fact
    return not row.marked and fact not in interview.questionnaire.questions and fact not in interview.answers


def _passed_over(interview: Interview, rows: tuple[Row, ...]) -> Iterator[Prefill]:
    """The T-scores, where a report has Z-scores only: they are passed over, for nobody can read them off it.

    One that is printed but doubted keeps its question. What is passed over can be answered, and stands as missing.
    """
    dictionary = interview.knowledge.dictionary
    scales = {dictionary[row.proposed.fact].scale for row in rows if not row.proposed.origin}
    known = {dictionary[fact].scale for fact in interview.answers}
    if "z_score" in scales and "t_score" not in scales | known:
        for fact in interview.questionnaire.questions:
            if dictionary[fact].scale == "t_score":
                yield Prefill(fact, Answer(Status.SKIPPED), _("not printed in the report"))


def wrong(interview: Interview, rows: tuple[Row, ...]) -> str:
    """What is wrong with the marked rows together or beside the answers; empty if nothing is."""
    marked = {row.proposed.fact: row.value for row in rows if row.marked}
    for fact, value in marked.items():
        other = interview.knowledge.dictionary[fact].number
        most = other.at_most if other else None
        limit = marked.get(most) if most else None
        if isinstance(value, float) and isinstance(limit, float) and value > limit:
            labels = interview.knowledge.dictionary
            said = _("{label} cannot be more than {other}.")
            return said.format(label=labels[fact].label, other=labels[most or fact].label)
        if said := complaint(interview, fact, value):
            return said
    return ""


def row_words(interview: Interview, row: Row) -> str:
    """A row in words: the answer, its value, the printed line with the value between brackets, and the doubt."""
    one = row.proposed
    fact = interview.knowledge.dictionary[one.fact]
    mine = f", {_('as you gave it')}" if row.changed else ""
    others = ", ".join(f"{with_unit(fact, other.value)}{_which(other.words)}" for other in one.others)
    also = f"; {_('also printed: {values}').format(values=others)}" if others and not row.changed else ""
    doubt = f"; {_('not sure: {doubt}').format(doubt=row.doubt)}" if row.doubt and not row.changed else ""
    return f"{fact.label}: {with_unit(fact, row.value)}{mine} ({_where(one)}){doubt}{also}"


def _where(one: Proposed) -> str:
    """Where it stands: the words of a record, or the line of a report with the value between brackets."""
    if one.origin:
        return one.origin
    begin, end = max(0, one.start - _BEFORE), one.end + _AFTER
    before, value, after = one.text[begin : one.start], one.text[one.start : one.end], one.text[one.end : end]
    cut = "… " if begin else "", " …" if end < len(one.text) else ""
    printed = clean(" ".join(f"{cut[0]}{before}[{value}]{after}{cut[1]}".split()))
    return _("line {number}: {text}").format(number=one.line, text=printed)


def _which(words: str) -> str:
    return f" ({words})" if words else ""
