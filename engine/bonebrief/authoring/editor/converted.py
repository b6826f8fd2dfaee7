"""Places, edits and problems as the language server protocol has them: lines from 0, columns in the editor's units."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls import uris
from pygls.workspace import PositionCodec

from bonebrief.language.problem import Mend, Place, Problem
from bonebrief.machine.text import clean

_WORD: Final = re.compile(r"[^\s,\[\]{}]+")
_SEVERITY: Final = {"error": types.DiagnosticSeverity.Error, "warning": types.DiagnosticSeverity.Warning}


def uri_of(path: Path | str) -> str:
    """A file as an editor names it."""
    return uris.from_fs_path(str(Path(path).absolute())) or ""


def path_of(uri: str) -> Path:
    """The file that an editor names."""
    return Path(uris.to_fs_path(uri) or "")


class Lines:
    """The lines of one text, in which places are converted."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.lines = text.split("\n")
        self._codec = codec

    def span(self, place: Place, length: int | None = None) -> types.Range:
        """From a place on so many characters, which may go over line ends; of the word there if it is not said."""
        line, column = min(place.line, len(self.lines)) - 1, place.column - 1
        text = self.lines[line]
        if length is None:
            word = _WORD.match(text, column)
            length = len(word[0]) if word else min(1, max(0, len(text) - column))
        end, left = line, column + length
        while left > len(self.lines[end]) and end + 1 < len(self.lines):
            left -= len(self.lines[end]) + 1
            end += 1
        return types.Range(self._position(line, column), self._position(end, left))

    def cursor(self, position: types.Position) -> tuple[int, int]:
        """Line and column of a position of the editor, both from 0."""
        found = self._codec.position_from_client_units(self.lines, types.Position(position.line, position.character))
        return found.line, found.character

    def has(self, mend: Mend) -> bool:
        """Whether the words that an edit replaces stand where it says."""
        if mend.where.line > len(self.lines):
            return False
        text = "\n".join(self.lines[mend.where.line - 1 :])
        return text[mend.where.column - 1 :].startswith(mend.old)

    def edit(self, mend: Mend) -> types.TextEdit:
        """An edit of a problem as one of the editor."""
        return types.TextEdit(range=self.span(mend.where, len(mend.old)), new_text=mend.new)

    def _position(self, line: int, column: int) -> types.Position:
        return types.Position(line, self._codec.client_num_units(self.lines[line][:column]))


def diagnostics(problems: Iterable[Problem], file: str, lines: Lines) -> Iterator[types.Diagnostic]:
    """The problems of one file, each at every place of it where it stands."""
    for problem in problems:
        for place in problem.places:
            if place.file == file:
                yield types.Diagnostic(
                    range=lines.span(place),
                    message=clean(f"{problem.what} {problem.fix}".strip()),
                    severity=_SEVERITY[problem.code.severity],
                    code=problem.code.value,
                    source="bonebrief",
                )


def actions(problems: Iterable[Problem], file: str, lines: Lines, wanted: types.Range) -> Iterator[types.CodeAction]:
    """What can be done about the problems in a part of a file: their mends, those that are sure marked as preferred."""
    uri = uri_of(file)
    for problem in problems:
        for mend in problem.mends:
            span = lines.span(mend.where, len(mend.old)) if mend.where.file == file and lines.has(mend) else None
            if span and _meet(lines.span(problem.where), span, wanted):
                yield types.CodeAction(
                    title=f"Write {_shown(mend.new)}" if mend.new else f"Take out {_shown(mend.old)}",
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=list(diagnostics([problem], file, lines)),
                    is_preferred=mend.sure,
                    edit=types.WorkspaceEdit(changes={uri: [lines.edit(mend)]}),
                )


def all_sure(problems: Iterable[Problem], file: str, lines: Lines) -> types.CodeAction | None:
    """Every sure mend of a file at once."""
    sure = [mend for problem in problems if (mend := problem.sure_mend) and mend.where.file == file and lines.has(mend)]
    if not sure:
        return None
    return types.CodeAction(
        title="Mend all that is sure",
        kind=types.CodeActionKind.SourceFixAll,
        edit=types.WorkspaceEdit(changes={uri_of(file): [lines.edit(mend) for mend in sure]}),
    )


def _meet(problem: types.Range, mend: types.Range, wanted: types.Range) -> bool:
    return any(one.start <= wanted.end and wanted.start <= one.end for one in (problem, mend))


def _shown(text: str) -> str:
    return f"`{clean(text)}`" if text.strip() else "spaces"


def changes(edits: Sequence[tuple[str, Lines, Sequence[Mend]]]) -> types.WorkspaceEdit:
    """Edits of several files as one step of the editor."""
    return types.WorkspaceEdit(
        changes={uri_of(file): [lines.edit(mend) for mend in mends] for file, lines, mends in edits}
    )
