"""What a record says of each question, as answers that nobody confirmed; absence is never "no"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bonebrief.exchange.chosen import chosen
from bonebrief.exchange.codes.meaning import CodeBook, Codes, Coding, Kind, Meaning, NotUsed, Reads
from bonebrief.exchange.entry.entries import Entry, LeftOut
from bonebrief.exchange.entry.found import Found, has_no_number, read
from bonebrief.exchange.entry.over import Over, ended_by_code, is_over
from bonebrief.exchange.person import about_patient
from bonebrief.exchange.record import Record
from bonebrief.knowledge.dictionary import possible
from bonebrief.language.answer import Answer, Answers
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.meanings.plain.conditions import truth_of

_OF_PERSON: Final = ("age", "sex")


@dataclass(frozen=True, slots=True)
class Prefilled:
    """Answers from a record, with their origin, and what of it was not used and why."""

    answers: dict[str, Answer]
    left_out: tuple[LeftOut, ...]


def prefill(record: Record, book: CodeBook, dictionary: Dictionary, on: date) -> Prefilled:
    """Answers as of a day: of each fact the newest value, and of several on one day the lowest where that counts."""
    about = list(_of_patient(record, dictionary, on))
    answers = dict(one for one in about if not isinstance(one, LeftOut))
    sex = answers["sex"].value if "sex" in answers else None
    over = ended_by_code(record.entries, record.left_out, on)
    said = list(_said_by(record.entries, book, _Reader(dictionary, on, str(sex or ""), over)))
    found: dict[str, list[Found]] = {}
    for one in said:
        if isinstance(one, Found):
            found.setdefault(one.fact, []).append(one)
    of_facts = {name: chosen(dictionary[name], several) for name, several in found.items()}
    answers |= {name: one for name, one in of_facts.items() if isinstance(one, Answer)}
    ordered = {name: answers[name] for name in dictionary if name in answers}
    closed = [name for name in ordered if _is_closed(dictionary[name], ordered)]
    left_out = [one for one in (*record.left_out, *about, *said, *of_facts.values()) if isinstance(one, LeftOut)]
    left_out += (_not_of_this_person(dictionary[name], ordered[name]) for name in closed)
    asked = {name: answer for name, answer in ordered.items() if name not in closed}
    return Prefilled(asked, tuple(dict.fromkeys(left_out)))


def _of_patient(record: Record, dictionary: Dictionary, on: date) -> Iterator[tuple[str, Answer] | LeftOut]:
    about = about_patient(record.patient, on)
    if about is None:
        yield LeftOut("Patient", "", "it is not as FHIR R4 has it")
    for name, answer in about or ():
        if answer.value is not None and possible(dictionary[name], answer.value):
            yield name, answer
        else:
            yield LeftOut("Patient", answer.origin, f"{dictionary[name].label}: it is outside its limits")


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


def _said_by(entries: Sequence[Entry], book: CodeBook, reader: _Reader) -> Iterator[Found | LeftOut]:
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
        facts = [(one, reader.dictionary[one.fact]) for one in here]
        found = [one for meaning, fact in facts if (one := read(meaning, entry, fact, reader.on))]
        yield from _of_one_meaning(entry, found, unused)
        without = [one for one, fact in facts if has_no_number(one, entry, fact, reader.on)]
        yield from (Found(one.fact, entry, None, one) for one in without)
        yield from (LeftOut(entry.name, entry.words, one.because) for one in unused)


def _is_of(meaning: Meaning, sex: str) -> bool:
    return not meaning.of_sex or meaning.of_sex == sex


def _of_one_meaning(
    entry: Entry, found: Sequence[Found | LeftOut], unused: Sequence[NotUsed]
) -> Iterator[Found | LeftOut]:
    """What an entry says, unless its codes, which are to say the same, mean different things."""
    said = [one for one in found if isinstance(one, Found)]
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
