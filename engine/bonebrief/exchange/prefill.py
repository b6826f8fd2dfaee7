"""What a record says of each question, as answers that nobody confirmed; absence is never "no"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from bonebrief.exchange.against import against
from bonebrief.exchange.codes.meaning import DENIALS, CodeBook, Codes, Coding, Kind, Meaning, NotUsed, Reads
from bonebrief.exchange.days import day_words
from bonebrief.exchange.entries import Entry, LeftOut
from bonebrief.exchange.over import Over, ended_by_code, is_over
from bonebrief.exchange.person import about_patient
from bonebrief.exchange.record import Record
from bonebrief.knowledge.dictionary import possible
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.domain import Choices
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Value, with_unit
from bonebrief.meanings.plain.conditions import truth_of

_DAYS_A_MONTH: Final = 365.25 / 12
_OF_PERSON: Final = ("age", "sex")


@dataclass(frozen=True, slots=True)
class Prefilled:
    """Answers from a record, with their origin, and what of it was not used and why."""

    answers: dict[str, Answer]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    fact: str
    entry: Entry
    value: float | str | None
    """None where it says no, or something else that is no answer here: what is older is not true any more."""
    meaning: Meaning

    @property
    def day(self) -> date:
        return self.entry.day or date.min


def prefill(record: Record, book: CodeBook, dictionary: Dictionary, on: date) -> Prefilled:
    """Answers as of a day: of each fact the newest value, and of several on one day the lowest where that counts."""
    answers: dict[str, Answer] = {}
    left_out = list(record.left_out)
    of_patient = about_patient(record.patient, on)
    if of_patient is None:
        left_out.append(LeftOut("Patient", "", "it is not as FHIR R4 has it"))
    for name, answer in of_patient or ():
        if answer.value is not None and possible(dictionary[name], answer.value):
            answers[name] = answer
        else:
            left_out.append(LeftOut("Patient", answer.origin, f"{dictionary[name].label}: it is outside its limits"))
    found: dict[str, list[_Found]] = {}
    sex = answers["sex"].value if "sex" in answers else None
    over = ended_by_code(record.entries, record.left_out, on)
    for one in _said_by(record.entries, book, _Reader(dictionary, on, str(sex or ""), over)):
        if isinstance(one, LeftOut):
            left_out.append(one)
        else:
            found.setdefault(one.fact, []).append(one)
    for name, several in found.items():
        chosen = _chosen(dictionary[name], several)
        if isinstance(chosen, LeftOut):
            left_out.append(chosen)
        else:
            answers[name] = chosen
    ordered = {name: answers[name] for name in dictionary if name in answers}
    asked = {name: answer for name, answer in ordered.items() if not _is_closed(dictionary[name], ordered)}
    left_out += (_not_of_this_person(dictionary[name], ordered[name]) for name in ordered if name not in asked)
    return Prefilled(asked, tuple(dict.fromkeys(left_out)))


def _is_closed(fact: Fact, answers: Answers) -> bool:
    """Whether the age or the sex in the record closes a question, as that after the ovaries of a man."""
    known = {name: answers[name].seen for name in _OF_PERSON if name in answers}
    values = {name: seen for name, seen in known.items() if seen is not None}
    return fact.ask_if is not None and truth_of(fact.ask_if, values) is False


def _not_of_this_person(fact: Fact, answer: Answer) -> LeftOut:
    return LeftOut("the record", answer.origin, f"{fact.label}: of somebody of this age and sex it is not asked")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Of which facts, as of which day, and of whom entries are read; `over`: what is said to be over, by code."""

    dictionary: Dictionary
    on: date
    sex: str
    over: Over


def _said_by(entries: Sequence[Entry], book: CodeBook, reader: _Reader) -> Iterator[_Found | LeftOut]:
    """What each entry says of facts; what its codes mean is looked up once for all entries with the same."""
    meant: dict[tuple[Kind, frozenset[Coding]], tuple[list[Meaning], list[NotUsed]]] = {}
    for entry in entries:
        key = entry.kind, entry.codings
        if key not in meant:
            meanings = [one for one in book.meanings if one.kind is entry.kind and one.codes.has_any(entry.codings)]
            not_used = [one for one in book.not_used if one.kind is entry.kind and one.codes.has_any(entry.codings)]
            meant[key] = meanings, not_used
        here = [one for one in meant[key][0] if _is_there(one.at, one.not_at, entry) and _is_of(one, reader.sex)]
        unused = [one for one in meant[key][1] if _is_there(None, one.not_at, entry)]
        if not reader.sex and any(one.of_sex for one in meant[key][0]):
            yield LeftOut(entry.name, entry.words, "what it means depends on the sex, which is not in the record")
        if is_over(entry, reader.over, reader.on):
            yield LeftOut(entry.name, entry.words, "another entry says that this is over, or is not so")
            here = [one for one in here if any(other.ended and other.fact == one.fact for other in meant[key][0])]
        found = [one for meaning in here if (one := _read(meaning, entry, reader))]
        yield from _of_one_meaning(entry, found, unused)
        yield from (_Found(one.fact, entry, None, one) for one in here if _has_no_number(one, entry, reader))
        yield from (LeftOut(entry.name, entry.words, one.because) for one in unused)


def _is_of(meaning: Meaning, sex: str) -> bool:
    return not meaning.of_sex or meaning.of_sex == sex


def _of_one_meaning(
    entry: Entry, found: Sequence[_Found | LeftOut], unused: Sequence[NotUsed]
) -> Iterator[_Found | LeftOut]:
    """What an entry says, unless its codes, which are to say the same, mean different things."""
    said = [one for one in found if isinstance(one, _Found)]
    numbers = {one.fact for one in said if one.meaning.reads is Reads.NUMBER}
    words = {(one.fact, one.value) for one in said if one.meaning.reads is Reads.WORD}
    differ = len(numbers) > 1 or (numbers and unused) or len(words) > len({fact for fact, _ in words})
    if len(entry.codings) > 1 and differ:
        yield LeftOut(entry.name, entry.words, "its codes mean different things")
        yield from (one for one in said if one.meaning.reads is Reads.MONTHS)
    else:
        yield from found


def _is_there(at: Codes | None, not_at: Codes | None, entry: Entry) -> bool:
    return (at is None or at.has_any(entry.at)) and not (not_at and not_at.has_any(entry.at))


def _read(meaning: Meaning, entry: Entry, reader: _Reader) -> _Found | LeftOut | None:
    """What an entry says of a fact, why that is not used, or nothing where it says nothing."""
    fact, on = reader.dictionary[meaning.fact], reader.on
    if why := _why_not(meaning, entry, on):
        return LeftOut(entry.name, entry.words, f"{fact.label}: {why}")
    if why := against(meaning, fact, entry):
        return LeftOut(entry.name, entry.words, f"{fact.label}: {why}")
    value = _value(meaning, entry, on)
    if value is None:
        return _without_value(meaning, entry, fact, on)
    if value in DENIALS or _is_nothing(meaning, fact, value):
        return _no_answer(meaning, entry, fact)
    if not possible(fact, (value,) if isinstance(fact.domain, Choices) and isinstance(value, str) else value):
        return LeftOut(entry.name, entry.words, f"{fact.label}: {value:g} is outside its limits")
    return _Found(fact.id, entry, value, meaning)


def _has_no_number(meaning: Meaning, entry: Entry, reader: _Reader) -> bool:
    """Whether an entry has a result that cannot be read, beside which an older one is not the newest any more."""
    if meaning.reads is not Reads.NUMBER or _value(meaning, entry, reader.on) is not None:
        return False
    fact = reader.dictionary[meaning.fact]
    return entry.says_something and not _why_not(meaning, entry, reader.on) and not against(meaning, fact, entry)


def _is_nothing(meaning: Meaning, fact: Fact, value: float | str) -> bool:
    """Whether a number denies, as no drinks a day do; a score of zero is one like any other."""
    lowest = fact.number.limits[0] if fact.number else None
    return meaning.reads is Reads.NUMBER and value == 0 and lowest == 0


def _why_not(meaning: Meaning, entry: Entry, on: date) -> str:
    if entry.taking and meaning.by_mouth and entry.taking.way:
        return f"it is not taken by mouth: {entry.taking.way}"
    if entry.day is None and entry.taking is None:
        needs_a_day = meaning.within_months is not None or meaning.reads is Reads.MONTHS
        return "it has no day" if needs_a_day else ""
    if entry.day and entry.day > on:
        return f"{day_words(entry.day)} is in the future"
    last = entry.taking.said if entry.taking else entry.day
    if last is None or meaning.within_months is None or (entry.taking and entry.taking.is_said_until(on)):
        return ""
    if (on - last).days / _DAYS_A_MONTH <= meaning.within_months:
        return ""
    return f"{day_words(last)} is more than {meaning.within_months:g} months ago"


def _value(meaning: Meaning, entry: Entry, on: date) -> float | str | None:
    match meaning.reads:
        case Reads.NUMBER:
            factor = (meaning.units or {}).get(entry.unit)
            return None if entry.value is None or factor is None else float(entry.value) * factor
        case Reads.VALUES:
            words = {word for coding, word in (meaning.values or {}).items() if coding in entry.values}
            return words.pop() if len(words) == 1 else None
        case Reads.WORD:
            if meaning.kind is Kind.OBSERVATION and entry.says_something:
                return None
            return meaning.word if entry.taking is None or entry.taking.now(on) is (not meaning.ended) else None
        case Reads.DOSE:
            per_mg = next(iter((meaning.units or {}).values()), None)
            taking = entry.taking
            mg = taking.mg_a_day if taking and taking.now(on) else None
            return float(mg) * per_mg if mg and per_mg else None
        case Reads.MONTHS:
            return None if entry.day is None else (on - entry.day).days * 10 // _DAYS_A_MONTH / 10
        case _:
            assert_never(meaning.reads)


def _without_value(meaning: Meaning, entry: Entry, fact: Fact, on: date) -> _Found | LeftOut | None:
    if meaning.reads is Reads.WORD and entry.taking and not meaning.ended:
        over = entry.taking.now(on) is False
        why = "it is not taken any more" if over else "it does not say that it is taken now"
        return LeftOut(entry.name, entry.words, f"{fact.label}: {why}")
    if meaning.reads is Reads.VALUES and entry.says_something:
        return _no_answer(meaning, entry, fact)
    if meaning.reads is not Reads.NUMBER:
        return None
    if entry.value is None:
        return LeftOut(entry.name, entry.words, f"{fact.label}: it has no number")
    known = ", ".join(meaning.units or {})
    return LeftOut(entry.name, entry.words, f'{fact.label}: its unit is "{entry.unit}", and not one of: {known}')


def _no_answer(meaning: Meaning, entry: Entry, fact: Fact) -> _Found | None:
    """That an entry has no answer silences older ones of the same fact; of several words it silences none."""
    several = isinstance(fact.domain, Choices)
    return None if several else _Found(fact.id, entry, None, meaning)


def _chosen(fact: Fact, found: list[_Found]) -> Answer | LeftOut:
    if isinstance(fact.domain, Choices):
        words = {str(one.value) for one in found}
        names = "; ".join(dict.fromkeys(_origin(one.entry) for one in found))
        return Answer(Status.RECORDED, tuple(word for word in fact.choices if word in words), origin=names)
    newest = max(one.day for one in found)
    latest = [one for one in found if one.day == newest]
    values = [value for value in dict.fromkeys(one.value for one in latest) if value is not None]
    entry = latest[0].entry
    if not values or any(one.value is None and not _may_lack_a_number(one) for one in latest):
        return LeftOut(entry.name, entry.words, f"{fact.label}: the newest is no answer here, so it is asked")
    if why := _still_differs(found, latest):
        return LeftOut(entry.name, entry.words, f"{fact.label}: {why}")
    if len(values) == 1 or all(one.meaning.lowest for one in latest):
        value = min(values, key=lambda one: (isinstance(one, str), one))
        best = next(one for one in latest if one.value == value)
        others = [one for one in values if one != value]
        beside = _beside(fact, others, len(found) - len(latest))
        return Answer(Status.RECORDED, value, origin=f"{_origin(best.entry)}{beside}")
    said = " and ".join(with_unit(fact, value) for value in sorted(values, key=str))
    return LeftOut(entry.name, entry.words, f"{fact.label}: {said} on one day")


def _may_lack_a_number(found: _Found) -> bool:
    """Whether others of its day count beside it: under one code a score may stand, and apart from it the density."""
    return found.meaning.reads is Reads.NUMBER and found.entry.value != 0


def _still_differs(found: Sequence[_Found], latest: Sequence[_Found]) -> str:
    """Why an older entry of a medicine speaks against the newest: neither a course nor a dose ends by another."""
    values = {one.value for one in found}
    if latest[0].meaning.reads is Reads.DOSE and len(values) > 1:
        return "several doses are taken now"
    if len(values) > 1 and any(one.meaning.ended for one in latest) and not all(one.meaning.ended for one in found):
        return "one course is over and another is not"
    return ""


def _beside(fact: Fact, others: Sequence[Value], older: int) -> str:
    """What else the record says of the same fact: a higher value of the same day, and how many older ones."""
    higher = ", ".join(with_unit(fact, one) for one in sorted(others, key=str))
    same_day = f"; the lower one, beside {higher}" if others else ""
    return same_day + (f"; {older} older left aside" if older else "")


def _origin(entry: Entry) -> str:
    return f"{entry.words}, {day_words(entry.day)}" if entry.day else entry.words
