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
from bonebrief.reading.yaml.node import Scalar
from bonebrief.reading.yaml.report import Report

ANY: Final = "any"
NEVER: Final = "-"
_NUMBER = r"[-+−]?\d+(?:\.\d+)?"
_BAND = re.compile(rf"(?:between\s+)?(?P<low>{_NUMBER})\s*(?:-|–|to|and)\s*(?P<high>{_NUMBER})")
_OR_MORE = re.compile(rf"(?P<number>{_NUMBER})\s*(?:\+|or (?:more|over|older))")
_SIGN = re.compile(r"(?P<sign><=|>=|<|>|≤|≥)\s*(?P<bound>.+)")
_SIGNS: Final = {"≤": "<=", "≥": ">="}
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
            return self._wrong(cell, "This cell is empty.", "Write `any` where it does not matter.")
        fact = self.dictionary.get(head)
        if fact is None:
            return self._finding(head, cell)
        if cell.text in ("known", "unknown"):
            return self.conditions.line(f"{head} is {cell.text}", cell.place)
        if isinstance(fact.domain, Number):
            return self.conditions.line(f"{head} {_of_number(cell.text)}", cell.place)
        return self.conditions.line(f"{head} {_of_words(fact, cell.text)}", cell.place)

    def _finding(self, head: str, cell: Scalar) -> Condition | None:
        if cell.text in _TRUTHS:
            return self.conditions.line(f"{_TRUTHS[cell.text]}{head}", cell.place)
        what = f'"{cell.text}" stands under {head}, which is a finding.'
        return self._wrong(cell, what, "Write yes, no or any.")

    def _wrong(self, cell: Scalar, what: str, fix: str) -> Condition | None:
        self.report.add(Code.BAD_TABLE, cell.place, what, fix)
        return None


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


def _of_words(fact: Fact, text: str) -> str:
    negated = "not " if text.startswith("not ") else ""
    words = [word.strip() for word in re.split(r",|\bor\b", text.removeprefix("not ")) if word.strip()]
    if isinstance(fact.domain, Choices):
        return f"includes {_listed(words, 'any of')}" if not negated else text
    return f"is {negated}{_listed(words, 'one of')}"


def _listed(words: list[str], many: str) -> str:
    return words[0] if len(words) == 1 else f"{many} [{', '.join(words)}]"
