"""A brief on the screen, page by page where it is longer than that."""

import io
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from bonebrief.brief.formats.terminal import show_brief
from bonebrief.brief.model import Brief
from bonebrief.brief.words import Reader
from bonebrief.interview.asker import Asker
from bonebrief.machine.catalogue import ngettext

_BELOW: Final = 5
"""Lines of the screen that are left for the question whether to go on, and to find one's place."""

_FEWEST: Final = 8
_RULE: Final = 30


class _Screenful(io.TextIOWrapper):
    """Takes what is meant for a terminal, in that terminal's characters."""

    def isatty(self) -> bool:
        return True


def show_in_pages(asker: Asker, brief: Brief, reader: Reader, plain: bool, everything: bool = False) -> None:
    """Show a brief for one reader, as far as the person wants it; without a terminal, or in plain mode, at once."""
    if plain or not sys.stdout.isatty():
        show_brief(brief, sys.stdout, reader=reader, plain=plain, everything=everything)
        return
    size = shutil.get_terminal_size()
    written = io.BytesIO()
    drawn = _Screenful(written, encoding=sys.stdout.encoding, newline="\n")
    show_brief(brief, drawn, reader=reader, width=size.columns, everything=everything)
    drawn.flush()
    lines = written.getvalue().decode(sys.stdout.encoding).splitlines()
    left = list(pages(lines, max(size.lines - _BELOW, _FEWEST)))
    while left:
        page, *left = left
        sys.stdout.write("\n".join(page) + "\n")
        sys.stdout.flush()
        lines_left = ngettext("{count} more line", "{count} more lines", sum(map(len, left)))
        screens = ngettext("{count} screen", "{count} screens", len(left))
        if left and not asker.more(f"{lines_left}, {screens}."):
            return


def _is_rule(line: str) -> bool:
    """Whether a line is drawn across the page, so that what it parts stands below it."""
    return any(stroke * _RULE in line for stroke in "─-")


def pages(lines: Sequence[str], height: int) -> Iterator[list[str]]:
    """The lines in pages of at most that height, each ending with a paragraph where one ends in its lower half."""
    at = 0
    while at < len(lines):
        end = min(at + height, len(lines))
        gaps = [nth for nth in range(at + height // 2, end) if not lines[nth].strip() and not _is_rule(lines[nth - 1])]
        if end < len(lines) and gaps:
            end = gaps[-1] + 1
        yield list(lines[at:end])
        at = end
