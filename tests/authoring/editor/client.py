"""A real client of the language server: it starts `bonebrief lsp` and speaks with it over its streams."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 60


class Editor:
    """An editor with one knowledge folder open."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.told: dict[str, list[types.Diagnostic]] = {}
        self._news = asyncio.Event()
        self._version = 0
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._hear(params))
        client.feature(types.WINDOW_SHOW_MESSAGE)(lambda _: None)
        client.feature(types.WINDOW_LOG_MESSAGE)(lambda _: None)

    def _hear(self, params: types.PublishDiagnosticsParams) -> None:
        self.told[params.uri] = list(params.diagnostics)
        self._news.set()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None) -> None:
        text = (self.folder / name).read_text() if text is None else text
        item = types.TextDocumentItem(self.uri(name), "yaml", 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def write(self, name: str, text: str) -> None:
        self._version += 1
        document = types.VersionedTextDocumentIdentifier(self._version, self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    async def until(self, name: str, fits: Callable[[list[types.Diagnostic]], bool]) -> list[types.Diagnostic]:
        """The diagnostics of a file, once they are as they should be."""
        async with asyncio.timeout(PATIENCE):
            while not fits(self.told.get(self.uri(name), [])):
                self._news.clear()
                await self._news.wait()
        return self.told[self.uri(name)]

    def at(self, name: str, line: int, column: int) -> dict[str, Any]:
        """A place as requests have it; line and column from 0."""
        return {"text_document": types.TextDocumentIdentifier(self.uri(name)), "position": types.Position(line, column)}

    async def words(self, name: str, line: int, column: int) -> list[str]:
        """What is offered at a place."""
        found = await self.client.text_document_completion_async(types.CompletionParams(**self.at(name, line, column)))
        assert isinstance(found, types.CompletionList)
        return [item.label for item in found.items]


@asynccontextmanager
async def editor(folder: Path) -> AsyncIterator[Editor]:
    """An editor that has a folder open, and ends the server at the end."""
    client = LanguageClient("tests", "1")
    await client.start_io(sys.executable, "-m", "bonebrief", "lsp", cwd=folder)
    try:
        capabilities = types.ClientCapabilities()
        await client.initialize_async(types.InitializeParams(capabilities=capabilities, root_uri=folder.as_uri()))
        client.initialized(types.InitializedParams())
        yield Editor(client, folder)
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]


def talk(folder: Path, conversation: Callable[[Editor], Awaitable[None]]) -> None:
    """Have one conversation with a server of its own."""

    async def all_of_it() -> None:
        async with editor(folder) as one:
            await conversation(one)

    asyncio.run(all_of_it())
