"""Reports on disk: those that an independent author wrote, and our own; and a reader that stands on one day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bonebrief.people.scan_report.candidate import Candidate, ScanReport
from bonebrief.people.scan_report.read import read_report

TODAY = date(2026, 11, 28)
HERE = Path(__file__).parent
SCORES = ("t_score", "z_score")
COMPLETE = (*SCORES, "tbs", "frax_major", "frax_hip", "bmd_change", "bmd_lsc")
"""The families of answers of which an author lists every value that may be marked."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Printed:
    """A report, the values that may be marked by answer, and those of the author that must not be."""

    name: str
    text: str
    maker: bool
    refused: bool
    may: dict[str, set[object]]
    must_not: dict[str, set[object]]

    @property
    def sound(self) -> bool:
        """Whether nothing in it is wrong, missing or of somebody else, so that its damages have one truth."""
        return not self.refused and not self.must_not


def read(text: str) -> ScanReport:
    return read_report(text, TODAY)


@cache
def layouts() -> tuple[Printed, ...]:
    """The reports of the independent author, read once: three files of tests are made from them."""
    return tuple(_layouts())


def _layouts() -> Iterator[Printed]:
    for path in sorted((HERE / "layouts").glob("*.yaml")):
        data = yaml.load(path.read_text(), Loader=_LOADER)
        may: dict[str, set[object]] = {}
        must_not: dict[str, set[object]] = {}
        for value in data.get("values") or ():
            of = may if value["sure"] == "may" else must_not
            of.setdefault(value["fact"], set()).add(value["value"])
        yield Printed(path.stem, data["text"], data["kind"] == "maker", bool(data.get("refused")), may, must_not)


def own() -> Iterator[tuple[str, dict[str, Any]]]:
    """Our own reports: `text`, what is `sure` in it, what is `doubted` and why, and how it is `refused`."""
    for path in sorted((HERE / "own").glob("*.yaml")):
        yield path.stem, yaml.load(path.read_text(), Loader=_LOADER)


def sure_scores(report: ScanReport) -> list[Candidate]:
    """The T- and Z-scores that would be marked."""
    return [one for one in report.candidates if one.sure and one.fact.startswith(SCORES)]
