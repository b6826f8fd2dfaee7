"""Reads what a rule rests on: its sources, each with the part that is meant, and its rows of evidence."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bonebrief.knowledge.rule import Rule
from bonebrief.knowledge.sources import Citation, EvidenceRow
from bonebrief.language.problem import Code
from bonebrief.reading.yaml.fields import Fields, as_list, as_scalar
from bonebrief.reading.yaml.node import Scalar
from bonebrief.reading.yaml.report import Instead, Report

_NO_TASK = frozenset(
    ("yes", "no", "true", "false", "y", "n", "todo", "tbd", "later", "done", "ok", "x", "?", "-", "...")
)


def read_verify(fields: Fields, report: Report) -> str:
    """What is still to be verified; a yes or no in its place is reported."""
    scalar = fields.scalar("verify")
    if scalar and scalar.text.strip().casefold() in _NO_TASK:
        what = f'"{scalar.text}" does not say what is to be verified.'
        fix = "Write what has still to be held against the publication, or take the line out."
        report.add(Code.WRONG_TYPE, scalar.place, what, fix)
    return fields.text("verify")


@dataclass(frozen=True, slots=True)
class GroundsReader:
    """Reads the grounds of rules among the sources and rows of evidence that there are."""

    sources: Collection[str]
    evidence: Mapping[str, EvidenceRow]
    report: Report

    def sources_of(self, fields: Fields) -> Iterator[Citation]:
        """The sources under `source:`; one that there is not is reported."""
        node = fields.node("source")
        for item in as_list(node) if node else ():
            scalar = as_scalar(item, self.report)
            if scalar is None:
                continue
            several = [word for word in re.split(r"\s*[,;&/]\s*|\s+and\s+", scalar.text) if word]
            if len(several) > 1 and all(word in self.sources for word in several):
                self._in_brackets(Code.UNKNOWN_SOURCE, scalar, "sources", several)
                continue
            source, _, part = (word.strip() for word in scalar.text.partition(","))
            if source not in self.sources and source not in self.report.spoilt:
                self._unknown_source(scalar, source)
            yield Citation(source, part)

    def rows_of(self, fields: Fields) -> Iterator[str]:
        """The rows under `evidence:`; one that there is not is reported."""
        node = fields.node("evidence")
        for item in as_list(node) if node else ():
            scalar = as_scalar(item, self.report)
            if scalar and scalar.text not in self.evidence:
                if scalar.text in self.report.spoilt or (not self.evidence and self.report.incomplete):
                    continue
                longer = f"{scalar.text}0"
                several = re.split(r"[\s,;]+", scalar.text)
                if len(several) > 1 and all(row in self.evidence for row in several):
                    self._in_brackets(Code.UNKNOWN_EVIDENCE, scalar, "rows", several)
                    continue
                lost = f"Did you mean {longer}?" if longer in self.evidence else ""
                what, fix = f"There is no row {scalar.text} in the evidence.", lost or "Add it to rules/evidence.yaml."
                instead = Instead(scalar.text, [longer]) if lost else None
                self.report.add(Code.UNKNOWN_EVIDENCE, scalar.place, what, fix, instead=instead, about=scalar.text)
            elif scalar:
                yield scalar.text

    def need_verified(self, rules: Sequence[Rule], does: str) -> None:
        """Report rules on evidence that is not firm and that do not say what is still to be verified."""
        for rule in rules:
            weak = [row for row in rule.evidence if not self.evidence[row].checked.firm]
            if weak and not rule.verify:
                what = f"This rule {does} and rests on evidence that nobody has seen in the publication: {weak[0]}."
                fix = "Add `verify:` with what a clinician has still to check, or check the row."
                self.report.add(Code.UNVERIFIED, rule.place, what, fix)

    def _in_brackets(self, code: Code, scalar: Scalar, sort: str, several: Sequence[str]) -> None:
        """Report several of a sort that are written as one."""
        what, listed = f'"{scalar.text}" are {len(several)} {sort}, written as one.', f"[{', '.join(several)}]"
        instead = Instead(scalar.text, [listed], sure=True)
        self.report.add(code, scalar.place, what, f"Write `{listed}`.", (several[0],), instead)

    def _unknown_source(self, scalar: Scalar, source: str) -> None:
        key, _, behind = source.partition(" ")
        what = f'There is no source called "{source}".'
        if key not in self.sources:
            fix = 'Add it to rules/sources.yaml; in a list, a source and its part stand in quotes: ["S, part 1"].'
            self.report.unknown(Code.UNKNOWN_SOURCE, scalar.place, what, source, self.sources, fix, (source,))
            return
        fix = f"Write `{key}, {behind}`: a comma stands between a source and its part."
        instead = Instead(source, [f"{key}, {behind}"], sure=True)
        self.report.add(Code.UNKNOWN_SOURCE, scalar.place, what, fix, (source,), instead, source)
