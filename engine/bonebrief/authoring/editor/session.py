"""One conversation with an editor: the folders it has open, their unsaved texts, and what was found in each."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from bonebrief import __version__
from bonebrief.authoring.editor.converted import Lines, diagnostics, path_of, uri_of
from bonebrief.authoring.editor.folder import Folder, Use, folder_of, name_of
from bonebrief.authoring.editor.mentions import Mention
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Problem

T = TypeVar("T")

_PAUSE: Final = 0.05


class Session(LanguageServer):
    """The folders that an editor has open, and what was last found in each."""

    def __init__(self) -> None:
        super().__init__("bonebrief", __version__)
        self.folders: dict[Path, Folder] = {}
        self.problems: dict[Path, tuple[Problem, ...]] = {}
        self._told: dict[Path, set[str]] = {}
        self._pending: dict[Path, asyncio.Task[None]] = {}
        self._worker = ThreadPoolExecutor(max_workers=1)

    def folder(self, uri: str) -> Folder | None:
        """The knowledge folder of a file; None of files that hold no rules or questions."""
        root = folder_of(path_of(uri))
        return self.folders.setdefault(root, Folder(root)) if root else None

    async def apart(self, work: Callable[[], T]) -> T:
        """Do what takes long beside everything else, one thing at a time."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    async def readable(self, folder: Folder) -> Knowledge | None:
        """What could be read of a folder last, errors left out; it is read now if it was not yet."""
        if folder.readable is None:
            await self.apart(folder.load)
        return folder.readable

    def lines(self, uri: str) -> Lines:
        """A text as the editor has it."""
        return Lines(self.workspace.get_text_document(uri).source, self.workspace.position_codec)

    def changed(self, uri: str, closed: bool = False) -> None:
        """Take a text as it is now, and check its folder soon; what was begun for an older text is left."""
        folder = self.folder(uri)
        if folder is None:
            return
        name = name_of(path_of(uri))
        folder.unsaved.pop(name, None)
        if not closed:
            folder.unsaved[name] = self.workspace.get_text_document(uri).source.removeprefix("\ufeff")
        self.again(folder)

    def again(self, folder: Folder) -> None:
        """Check a folder soon, once for all that changes until then."""
        if waiting := self._pending.get(folder.root):
            waiting.cancel()
        self._pending[folder.root] = asyncio.create_task(self._check(folder))

    async def _check(self, folder: Folder) -> None:
        await asyncio.sleep(_PAUSE)
        before = dict(folder.unsaved)
        found = await self.apart(folder.examine)
        if before == folder.unsaved:
            self.problems[folder.root] = found.problems
            self._tell(folder)

    def _tell(self, folder: Folder) -> None:
        problems = self.problems[folder.root]
        wrong = {place.file for problem in problems for place in problem.places}
        texts = {name: text for name, _, text in folder.texts()}
        for file in sorted(wrong | self._told.get(folder.root, set())):
            lines = Lines(texts.get(file, ""), self.workspace.position_codec)
            told = list(diagnostics(problems, file, lines))
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri_of(file), diagnostics=told))
        self._told[folder.root] = wrong

    async def mention(self, uri: str, position: types.Position) -> tuple[Folder, Mention] | None:
        """The id at a place of a text."""
        folder = self.folder(uri)
        if folder is None or await self.readable(folder) is None:
            return None
        line, column = self.lines(uri).cursor(position)
        found = folder.mentions(name_of(path_of(uri)), self.workspace.get_text_document(uri).source)
        return next(((folder, one) for one in found if one.covers(line + 1, column + 1)), None)

    def location(self, use: Use) -> types.Location:
        """Where an id stands, as the editor has it."""
        uri = uri_of(use.path)
        return types.Location(uri, self.lines(uri).span(use.mention.place, len(use.mention.name)))

    def say(self, lines: list[str]) -> None:
        """Show the first lines, and write all of them to the editor's log."""
        text = "\n".join(lines)
        self.window_log_message(types.LogMessageParams(types.MessageType.Info, text))
        self.window_show_message(types.ShowMessageParams(types.MessageType.Info, "\n".join(lines[:12])))
