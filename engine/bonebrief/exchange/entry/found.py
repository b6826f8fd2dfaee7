"""What one entry says of one fact, by what its codes mean: a value, that there is no answer, or why it is not used."""

from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from bonebrief.exchange.codes.meaning import DENIALS, Kind, Meaning, Reads
from bonebrief.exchange.entry.against import against
from bonebrief.exchange.entry.entries import Entry, LeftOut
from bonebrief.exchange.fhir.days import day_words
from bonebrief.knowledge.dictionary import possible
from bonebrief.language.domain import Choices
from bonebrief.language.fact import Fact

_DAYS_A_MONTH: Final = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Found:
    """What an entry says of a fact."""

    fact: str
    entry: Entry
    value: float | str | None
    """None where it says no, or something else that is no answer here: what is older is not true any more."""
    meaning: Meaning

    @property
    def day(self) -> date:
        return self.entry.day or date.min


def read(meaning: Meaning, entry: Entry, fact: Fact, on: date) -> Found | LeftOut | None:
    """What an entry says of the fact that its codes mean, why that is not used, or nothing where it says nothing."""
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
    return Found(fact.id, entry, value, meaning)


def has_no_number(meaning: Meaning, entry: Entry, fact: Fact, on: date) -> bool:
    """Whether an entry has a result that cannot be read, beside which an older one is not the newest any more."""
    if meaning.reads is not Reads.NUMBER or _value(meaning, entry, on) is not None:
        return False
    return entry.says_something and not _why_not(meaning, entry, on) and not against(meaning, fact, entry)


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


def _without_value(meaning: Meaning, entry: Entry, fact: Fact, on: date) -> Found | LeftOut | None:
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


def _no_answer(meaning: Meaning, entry: Entry, fact: Fact) -> Found | None:
    """That an entry has no answer silences older ones of the same fact; of several words it silences none."""
    several = isinstance(fact.domain, Choices)
    return None if several else Found(fact.id, entry, None, meaning)
