"""How the cells of a row fit under headings: all ways that keep their order, so that only what all agree on is read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.labels import SCORES, Kind
from bonebrief.people.scan_report.marks.mark import Empty
from bonebrief.people.scan_report.marks.numbers import Figure, Sign

Cell = Figure | Dated | Empty
Fit = dict[Kind, Figure]

_WITHOUT_NUMBER: Final = (Kind.WORDS, Kind.SITE)
_MAY_LACK: Final = (Kind.WORDS, Kind.SITE, Kind.OTHER, Kind.DATE, Kind.AGE)
_PERCENTS: Final = (Kind.PERCENT, Kind.YOUNG_PERCENT, Kind.AGE_PERCENT, Kind.CHANGE, Kind.OTHER)
_MOST_WAYS: Final = 400


def fits(columns: Sequence[Kind], cells: Sequence[Cell], *, whole: bool) -> Fit | None:
    """The scores and densities on which all ways agree to put these cells under these columns; None without such.

    First every column of numbers must have its cell. If no such way exists and not the `whole` row is asked for, some
    may lack theirs, but neither of the two scores.
    """
    columns = [kind for kind in columns if kind not in _WITHOUT_NUMBER]
    if any(columns.count(kind) > 1 for kind in SCORES) or _is_of_tbs(columns):
        return None
    cells, percents = _without_percents(columns, cells)
    ways = list(_first(_ways(columns, cells), _MOST_WAYS))
    both = all(kind in columns for kind in SCORES)
    needed = [place for place, kind in enumerate(columns) if _needs(kind) or (kind is Kind.OTHER and not both)]
    full = [way for way in ways if all(way[place] is not None for place in needed if not _is_over(columns, way, place))]
    whole = whole or not both
    if len(ways) == _MOST_WAYS or (whole and not full):
        return None
    scored = [way for way in ways if all(way[columns.index(kind)] is not None for kind in SCORES if kind in columns)]
    fit = _agreed(columns, full or (scored if len(scored) == len(ways) else []))
    return fit and {**_beside(fit, percents), **fit}


def _without_percents(columns: Sequence[Kind], cells: Sequence[Cell]) -> tuple[Sequence[Cell], Mapping[int, Figure]]:
    """The cells without the per cents right behind each score that no column is named for, and these by their score."""
    found: dict[int, Figure] = {}
    for before, cell in pairwise(cells):
        if isinstance(cell, Figure) and cell.unit == "%" and isinstance(before, Figure) and before.is_score:
            found[before.start] = cell
    scores = sum(kind in SCORES for kind in columns)
    if len(found) != scores or any(kind in _PERCENTS for kind in columns):
        return cells, {}
    return [cell for cell in cells if cell not in found.values()], found


def _beside(fit: Fit, percents: Mapping[int, Figure]) -> Fit:
    """The per cents beside the scores that were read, by what they are of."""
    kinds = ((Kind.T, Kind.YOUNG_PERCENT), (Kind.Z, Kind.AGE_PERCENT))
    return {
        percent: percents[fit[kind].start] for kind, percent in kinds if kind in fit and fit[kind].start in percents
    }


def _is_over(columns: Sequence[Kind], way: Sequence[Cell | None], place: int) -> bool:
    """Whether a column may lack its cell: it is one of the last, the row ends before it, and with no score."""
    if any(cell is not None for cell in way[place:]):
        return False
    last = max((number for number, cell in enumerate(way) if cell is not None), default=0)
    return columns[last] is Kind.BMD


def _is_of_tbs(columns: Sequence[Kind]) -> bool:
    """Whether a score may be that of the trabecular bone: it stands right behind it, and no density before."""
    behind = any(one is Kind.TBS and other in SCORES for one, other in pairwise(columns))
    return behind and Kind.BMD not in columns[: columns.index(Kind.TBS)]


def fits_cell(kind: Kind, cell: Cell) -> bool:
    """Whether a cell is written as those of a column are."""
    if isinstance(cell, Empty):
        return kind is not Kind.DATE
    if isinstance(cell, Dated):
        return kind in (Kind.DATE, Kind.OTHER)
    if cell.spoilt:
        return False
    whole = cell.sign is Sign.NONE
    match kind:
        case Kind.T | Kind.Z:
            return cell.is_score and cell.decimals <= 2
        case Kind.BMD:
            return whole and cell.unit in ("", "bmd") and 2 <= cell.decimals <= 4 and 0.1 <= cell.size <= 2.5
        case Kind.CONTENT | Kind.AREA:
            return whole and cell.unit in ("", "other")
        case Kind.PERCENT | Kind.YOUNG_PERCENT | Kind.AGE_PERCENT:
            return whole and 20 <= cell.size <= 250 and (cell.unit == "%" or (cell.unit == "" and cell.decimals < 2))
        case Kind.TBS:
            return whole and cell.decimals == 3
        case Kind.AGE:
            return whole and cell.decimals < 2 and 15 <= cell.size <= 110
        case Kind.CHANGE | Kind.OTHER:
            return cell.unit in ("", "%")
    return False


def _ways(columns: Sequence[Kind], cells: Sequence[Cell]) -> Iterator[list[Cell | None]]:
    if len(cells) > len(columns):
        return
    if not columns:
        yield []
        return
    if cells and fits_cell(columns[0], cells[0]):
        for rest in _ways(columns[1:], cells[1:]):
            yield [cells[0], *rest]
    for rest in _ways(columns[1:], cells):
        yield [None, *rest]


def _first(ways: Iterator[list[Cell | None]], most: int) -> Iterator[list[Cell | None]]:
    for _ in range(most):
        try:
            yield next(ways)
        except StopIteration:
            return


def _needs(kind: Kind) -> bool:
    return kind not in _MAY_LACK


def _agreed(columns: Sequence[Kind], ways: list[list[Cell | None]]) -> Fit | None:
    """What every way reads alike; nothing if they differ in a score."""
    read = [_numbers(columns, way) for way in ways]
    if not read or any(one.get(kind) != read[0].get(kind) for one in read for kind in SCORES):
        return None
    return {kind: figure for kind, figure in read[0].items() if all(one.get(kind) == figure for one in read)}


def _numbers(columns: Sequence[Kind], way: Sequence[Cell | None]) -> Fit:
    found: Fit = {}
    for kind, cell in zip(columns, way, strict=True):
        if isinstance(cell, Figure):
            found.setdefault(kind, cell)
    return _with_percents(columns, way, found)


def _with_percents(columns: Sequence[Kind], way: Sequence[Cell | None], found: Fit) -> Fit:
    """The per cents beside the scores by what they are of: one beside each, so the first is of young adults."""
    percents = [(place, cell) for place, cell in enumerate(way) if columns[place] is Kind.PERCENT]
    if len(percents) == 2 and Kind.T in columns and Kind.Z in columns:
        first, second = (cell for _, cell in percents)
        if columns.index(Kind.T) > columns.index(Kind.Z):
            first, second = second, first
        for kind, cell in ((Kind.YOUNG_PERCENT, first), (Kind.AGE_PERCENT, second)):
            if isinstance(cell, Figure):
                found[kind] = cell
    found.pop(Kind.PERCENT, None)
    return found
