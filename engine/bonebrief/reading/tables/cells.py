"""Reads one cell under the head of its column, as the condition that it stands for."""

import re
from dataclasses import dataclass
from typing import Final

from bonebrief.language.condition import Condition
from bonebrief.language.domain import Choices, Number
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.problem import Code
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.lines.hints import Meant, as_choice, hint, said_besides, takes
from bonebrief.reading.tables.grid import EMPTY
from bonebrief.reading.yaml.node import Scalar
from bonebrief.reading.yaml.report import Instead, Report

ANY: Final = "any"
NEVER: Final = "-"
_NUMBER = r"[-+−]?\d+(?:\.\d+)?"
_BAND = re.compile(rf"(?:between\s+)?(?P<low>{_NUMBER})\s*(?:-|–|to|and)\s*(?P<high>{_NUMBER})")
_OR_MORE = re.compile(rf"(?P<number>{_NUMBER})\s*(?:\+|or (?:more|over|older))")
_SIGN = re.compile(r"(?P<sign><=|>=|<|>|≤|≥)\s*(?P<bound>.+)")
_SIGNS: Final = {"≤": "<=", "≥": ">="}
_LONG_DASHES: Final = ("–", "—", "−")
_NOTHING: Final = re.compile(r"[–—−/.*]|--+|n\.?\s?[/.]?\s?[ad]\.?|nil", re.IGNORECASE)
_NO_WAY: Final = "Write `any` where it does not matter, and `-` in columns with `or` where there is no such way."
_EVERYBODY: Final = ("all", "both", "either", "everybody", "every", "everyone")
_TRUTHS: Final = {"yes": "", "no": "not "}


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads cells over the facts of a dictionary and the findings that `conditions` knows."""

    dictionary: Dictionary
    conditions: ConditionReader
    report: Report

    def read(self, head: str, cell: Scalar) -> Condition | None:
        """What a cell asks; None after a report. `any`, `-` and printed numbers are not read here."""
        if not cell.text:
            return self._wrong(cell, "This cell is empty.", EMPTY)
        fact = self.dictionary.get(head)
        if fact is None:
            return self._finding(head, cell)
        if cell.text in ("known", "unknown"):
            return self.conditions.line(f"{head} is {cell.text}", cell.place)
        if other := _meant(fact, cell.text):
            what = f'"{cell.text}" cannot stand under {head}, which is {takes(fact.domain)}.'
            self.report.add(Code.BAD_TABLE, cell.place, what, other.say, (), Instead(cell.text, other.new, other.sure))
            return None
        test = _of_number(cell.text) if isinstance(fact.domain, Number) else _of_words(fact, cell.text)
        return self.conditions.line(f"{head} {test}", cell.place)

    def _finding(self, head: str, cell: Scalar) -> Condition | None:
        if cell.text in _TRUTHS:
            return self.conditions.line(f"{_TRUTHS[cell.text]}{head}", cell.place)
        what = f'"{cell.text}" stands under {head}, which is a finding.'
        return self._wrong(cell, what, "Write yes, no or any.")

    def _wrong(self, cell: Scalar, what: str, fix: str) -> Condition | None:
        self.report.add(Code.BAD_TABLE, cell.place, what, fix)
        return None


def _meant(fact: Fact, text: str) -> Meant | None:
    """What to write instead of a cell that says nothing, or says it in other words; None of one to be read further."""
    if _NOTHING.fullmatch(text):
        sure = text in _LONG_DASHES
        return Meant(_NO_WAY, [NEVER] if sure else [ANY, NEVER], sure)
    if text.casefold() in _EVERYBODY and text not in fact.choices:
        return Meant(f"Write `{ANY}`.", [ANY])
    if isinstance(fact.domain, Number):
        return _meant_number(fact, text)
    words = _parted(text)
    meant = [_choice(fact, word) for word in words]
    if all(word in fact.choices for word in words) or not all(meant):
        return None
    cell = f"{'not ' if text.startswith('not ') else ''}{', '.join(meant)}"
    return Meant(f"Write `{cell}`.", [cell], sure=all(len(word) > 1 and not said_besides(fact, word) for word in words))


def _meant_number(fact: Fact, text: str) -> Meant | None:
    if any(form.fullmatch(text) for form in (_BAND, _OR_MORE, _SIGN)):
        return None
    cells = [test.removeprefix(f"{fact.id} ") for test in hint(fact, text).new]
    if len(cells) == 1 and not cells[0].startswith("not "):
        return Meant(f"Write `{cells[0]}`.", cells, sure=hint(fact, text).sure)
    return Meant("Write a band such as 50-59, a bound such as `>= 65`, or `any`; a row that sums up others goes out.")


def _choice(fact: Fact, word: str) -> str:
    """The choice that a word is, is called besides, or is the first letter of; nothing where it is none."""
    if choice := as_choice(fact, word):
        return choice
    begun = [choice for choice in fact.choices if choice.startswith(word.casefold())]
    return begun[0] if len(word) == 1 and len(begun) == 1 else ""


def printed_number(text: str) -> float | None:
    """The number of a cell that is nothing else, as charts print it; None of any other."""
    return plain_number(text)


def _of_number(text: str) -> str:
    """A cell as it stands behind its fact in a condition; what is none is left as it was written."""
    if band := _BAND.fullmatch(text):
        return f"between {band['low']} and {band['high']}"
    if more := _OR_MORE.fullmatch(text):
        return f">= {more['number']}"
    if bound := _SIGN.fullmatch(text):
        return f"{_SIGNS.get(bound['sign'], bound['sign'])} {bound['bound']}"
    return text


def _parted(text: str) -> list[str]:
    return [word.strip() for word in re.split(r",|\bor\b", text.removeprefix("not ")) if word.strip()]


def _of_words(fact: Fact, text: str) -> str:
    negated, words = "not " if text.startswith("not ") else "", _parted(text)
    if isinstance(fact.domain, Choices):
        return f"includes {_listed(words, 'any of')}" if not negated else text
    return f"is {negated}{_listed(words, 'one of')}"


def _listed(words: list[str], many: str) -> str:
    return words[0] if len(words) == 1 else f"{many} [{', '.join(words)}]"
