"""What is written of everybody judged: Parquet or CSV, one row a person, or the report as a page; all or nothing."""

from pathlib import Path
from typing import Final, TypeGuard

import polars as pl

from bonebrief.cohort.judged import CALL, COULD, COULD_CALL, DENSITY, HIGH_POINTS, NEXT, UNSETTLED, URGENT_POINTS
from bonebrief.cohort.report import Report
from bonebrief.cohort.reports.html import report_page
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.files import write_file, written_whole
from bonebrief.people.table.facts import ID, ROW
from bonebrief.people.table.groups import GROUP

ENDINGS: Final = (".parquet", ".csv", ".html")
_RESERVED: Final = (ROW, ID, GROUP, CALL, COULD_CALL, URGENT_POINTS, HIGH_POINTS, DENSITY, UNSETTLED, NEXT)
"""The columns that are written besides the points."""


def written_names(knowledge: Knowledge) -> frozenset[str]:
    """The names of all columns that are written; none that goes along may have one."""
    return frozenset((*_RESERVED, *(name for point in knowledge.points for name in (point, f"{point}{COULD}"))))


def name_taken(name: str) -> BoneBriefError:
    """The error for a column that would go along under such a name."""
    return BoneBriefError(f'The column "{name}" has the name of one that is written. Name it otherwise.')


def check_ending(path: Path) -> None:
    """Refuse a name that does not say what is to be written.

    Raises:
        BoneBriefError: it ends otherwise.
    """
    if path.suffix.lower() not in ENDINGS:
        raise BoneBriefError(f"{shown_name(path)} does not say what to write. Let it end in {', '.join(ENDINGS)}.")


def is_work(path: Path | None) -> TypeGuard[Path]:
    """Whether everybody judged is itself what is to be written."""
    return path is not None and path.suffix.lower() == ".parquet"


def write_output(path: Path | None, people: pl.LazyFrame, report: Report) -> None:
    """Write what the name of a file says; nothing where there is none, and of Parquet it is written already.

    Raises:
        BoneBriefError: it cannot be written.
    """
    match path.suffix.lower() if path else "":
        case ".csv":
            assert path is not None
            with written_whole(path) as beside:
                people.with_columns(_lists_joined(people)).sink_csv(beside)
        case ".html":
            assert path is not None
            write_file(path, report_page(report), private=True)


def _lists_joined(people: pl.LazyFrame) -> list[pl.Expr]:
    kinds = people.collect_schema()
    return [pl.col(name).list.join(" ") for name, kind in kinds.items() if isinstance(kind, pl.List)]
