"""The columns that a statement reads: what each may hold, said in words, and a stop where one holds anything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final, assert_never

from bonebrief.language.answer import Status
from bonebrief.language.domain import MOST_DECIMALS, NONE, Choice, Choices, Number, YesNo
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.meanings.columns.engines.sql.dialect import Dialect, double, literal, quoted
from bonebrief.meanings.columns.people.answers import status_column
from bonebrief.reading.given.numbers import limits_words

_WIDTH: Final = 110


@dataclass(frozen=True, slots=True)
class Door:
    """The columns of facts that count, and with which of them goes the status."""

    facts: Sequence[Fact]
    statuses: Sequence[Fact]
    dialect: Dialect

    @property
    def checked(self) -> Iterator[str]:
        """Each column as an expression, with its name."""
        for fact in self.facts:
            yield f"{self._checked(fact)} AS {quoted(fact.id)}"
        for fact in self.statuses:
            name = status_column(fact.id)
            yield f"{self._word(name, [status.value for status in Status])} AS {quoted(name)}"

    @property
    def told(self) -> Iterator[str]:
        """Lines that say what each column holds."""
        wide = max((len(fact.id) for fact in self.facts), default=0) + 2
        for fact in self.facts:
            yield from _hung(f"{quoted(fact.id):{wide}}  {self._kind(fact):9}  ", _holds(fact))
        if self.statuses:
            yield from _hung(f'"...:status"  {self.dialect.text}  of each of these: ', _list(self.statuses))

    def _kind(self, fact: Fact) -> str:
        match fact.domain:
            case Number():
                return self.dialect.number
            case Choices():
                return self.dialect.list
            case YesNo() | Choice():
                return self.dialect.text
            case _:
                assert_never(fact.domain)

    def _checked(self, fact: Fact) -> str:
        match fact.domain:
            case Number() as spec:
                return self._number(fact.id, spec)
            case Choices(choices):
                return self._list(fact.id, list(choices))
            case YesNo(choices) | Choice(choices):
                return self._word(fact.id, list(choices))
            case _:
                assert_never(fact.domain)

    def _number(self, name: str, spec: Number) -> str:
        one, (low, high) = self._cast(name, self.dialect.number), spec.limits
        fits = [f"{one} BETWEEN {double(low)} AND {double(high)}"]
        fits.append(f"floor({one}) = {one}" if spec.refuses_fractions else f"round({one}, {MOST_DECIMALS}) = {one}")
        if spec.at_most in [fact.id for fact in self.facts]:
            most = self._cast(spec.at_most or "", self.dialect.number)
            fits.append(f"NOT coalesce({one} > {most}, FALSE)")
        absent = f"{one} IS NULL OR isnan({one})"
        return f"CASE WHEN {absent} THEN NULL WHEN {' AND '.join(fits)} THEN {one} ELSE {self._stop(name)} END"

    def _word(self, name: str, words: Sequence[str]) -> str:
        one = self._cast(name, self.dialect.text)
        fits = f"{one} IN ({', '.join(map(literal, words))})"
        return f"CASE WHEN {one} IS NULL OR {fits} THEN {one} ELSE {self._stop(name)} END"

    def _list(self, name: str, words: Sequence[str]) -> str:
        one, sized = self._cast(name, self.dialect.list), self.dialect.size
        among = self.dialect.among(one, ", ".join(map(literal, words)))
        alone = f"({sized(one)} = 1 OR NOT {self.dialect.contains(one, literal(NONE))})"
        fits = f"{sized(one)} > 0 AND {among} AND {alone}"
        return f"CASE WHEN {one} IS NULL OR ({fits}) THEN {one} ELSE {self._stop(name)} END"

    def _cast(self, name: str, kind: str) -> str:
        return f"CAST({quoted(name)} AS {kind})"

    def _stop(self, name: str) -> str:
        end = literal(" cannot be in it. What can stands at the beginning of the statement.")
        return self.dialect.stop(f"{literal(f'The column {name}: ')} || {self._cast(name, self.dialect.text)} || {end}")


def door_of(dictionary: Dictionary, read: Sequence[str], dialect: Dialect) -> Door:
    """The door to those columns that are read, in the order of the dictionary."""
    names = set(read)
    statuses = [fact for fact in dictionary.values() if status_column(fact.id) in names]
    return Door([fact for fact in dictionary.values() if fact.id in names], statuses, dialect)


def _holds(fact: Fact) -> str:
    match fact.domain:
        case Number() as spec:
            whole = ", a whole number" if spec.refuses_fractions else ""
            most = f", not more than {spec.at_most}" if spec.at_most else ""
            return f"{limits_words(fact.label, spec)}{whole}{most}"
        case YesNo(choices) | Choice(choices):
            return f"{fact.label}: {', '.join(choices)}"
        case Choices(choices):
            return f"{fact.label}, one or more: {', '.join(choices)}"
        case _:
            assert_never(fact.domain)


def _list(facts: Sequence[Fact]) -> str:
    return ", ".join(fact.id for fact in facts)


def _hung(first: str, text: str) -> list[str]:
    """A text after what stands before its first line, the further ones below each other."""
    indent = " " * min(len(first), 40)
    return wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
