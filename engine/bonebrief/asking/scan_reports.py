"""Scan reports for the interview: read when one is given, and what they say as the interview knows it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bonebrief.interview.report.proposal import Other, Proposal, Proposed
from bonebrief.language.fact import Dictionary
from bonebrief.machine.catalogue import _
from bonebrief.machine.files import typed_path
from bonebrief.machine.text import clean

if TYPE_CHECKING:
    from bonebrief.people.scan_report.candidate import ScanReport

_LONGEST_NAME: Final = 250


@dataclass(frozen=True, slots=True)
class ScanReports:
    """Reads reports for these questions; `today` tells how long ago a scan was. Nothing of a text is kept."""

    dictionary: Dictionary
    today: date

    def pasted(self, text: str) -> Proposal:
        """What a pasted text proposes.

        Raises:
            BoneBriefError: it is too long.
        """
        from bonebrief.language.problem import Place
        from bonebrief.people.scan_report.file import text_of

        return self._proposal(text_of(text.encode(errors="replace"), Place("the pasted text")))

    def named(self, name: str) -> Proposal:
        """What a report in a file proposes, or on standard input for `-`.

        Raises:
            BoneBriefError: there is no such file, or it holds no text of a report.
        """
        from bonebrief.people.scan_report.file import STANDARD_INPUT, read_text

        return self._proposal(read_text(name if name == STANDARD_INPUT else str(typed_path(name))))

    def is_name(self, line: str) -> bool:
        """Whether a line is the name of a file that is there."""
        try:
            return len(line) < _LONGEST_NAME and Path(line).expanduser().is_file()
        except (OSError, ValueError, RuntimeError):
            return False

    def _proposal(self, text: str) -> Proposal:
        from bonebrief.people.scan_report.read import read_report
        from bonebrief.people.scan_report.told import usable

        report = usable(read_report(text, self.today), self.dictionary)
        is_one = bool(report.candidates) or any(refusal.span for refusal in report.refusals)
        return Proposal(tuple(_rows(report)), tuple(_notes(report)), is_one=is_one)


def _rows(report: "ScanReport") -> list[Proposed]:
    return [
        Proposed(
            one.fact,
            one.value,
            one.span.line,
            report.lines[one.span.line - 1],
            one.span.start,
            one.span.end,
            _(one.doubt),
            one.signed,
            tuple(Other(other.value, other.words) for other in one.others),
        )
        for one in report.candidates
    ]


def _notes(report: "ScanReport") -> list[str]:
    """What was refused, each reason once, with the lines it is about."""
    lines: dict[str, list[int]] = {}
    for refusal in report.refusals:
        lines.setdefault(_(refusal.words), []).extend([refusal.span.line] if refusal.span else [])
    return [clean(f"{words}{_at(sorted(set(numbers)))}") for words, numbers in lines.items()]


def _at(numbers: list[int]) -> str:
    return f" ({_('line {number}').format(number=', '.join(map(str, numbers)))})" if numbers else ""
