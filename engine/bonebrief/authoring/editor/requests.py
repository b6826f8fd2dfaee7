"""What an editor asks and how each is answered, over the folders that it has open."""

from typing import Final

from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError

from bonebrief.authoring.editor.choice_words import choice_hover
from bonebrief.authoring.editor.completion import completions
from bonebrief.authoring.editor.converted import Lines, actions, all_sure, changes, path_of, uri_of
from bonebrief.authoring.editor.folder import Use, name_of
from bonebrief.authoring.editor.hover import hover_text
from bonebrief.authoring.editor.lenses import changes_since, lenses, run_of
from bonebrief.authoring.editor.renaming import renamed
from bonebrief.authoring.editor.session import Session
from bonebrief.language.problem import Mend, Place
from bonebrief.machine.error import BoneBriefError

RUN: Final = "bonebrief.runExamples"
WHO: Final = "bonebrief.whoChanges"


def answer_all(session: Session) -> None:
    """Register every request that is answered."""
    for register in (_texts, _reading, _finding, _mending, _lenses):
        register(session)


def _texts(session: Session) -> None:
    @session.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(_: Session, params: types.DidOpenTextDocumentParams) -> None:
        session.changed(params.text_document.uri)

    @session.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(_: Session, params: types.DidChangeTextDocumentParams) -> None:
        session.changed(params.text_document.uri)

    @session.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: Session, params: types.DidSaveTextDocumentParams) -> None:
        session.changed(params.text_document.uri)

    @session.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(_: Session, params: types.DidCloseTextDocumentParams) -> None:
        session.changed(params.text_document.uri, closed=True)

    @session.feature(types.INITIALIZED)
    async def begun(_: Session, params: types.InitializedParams) -> None:
        workspace = session.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            files = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher("**/*.yaml")])
            asked = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, files)
            await session.client_register_capability_async(types.RegistrationParams([asked]))

    @session.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def written(_: Session, params: types.DidChangeWatchedFilesParams) -> None:
        """Another program wrote files: git, or `bonebrief check --fix`."""
        for folder in session.folders.values():
            session.again(folder)


def _reading(session: Session) -> None:
    @session.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "{", "[", "("]))
    async def complete(_: Session, params: types.CompletionParams) -> types.CompletionList | None:
        uri = params.text_document.uri
        folder = session.folder(uri)
        knowledge = await session.readable(folder) if folder else None
        if knowledge is None:
            return None
        lines = session.lines(uri)
        line, column = lines.cursor(params.position)
        words = completions(knowledge, lines.lines, line, column)
        return types.CompletionList(is_incomplete=False, items=[_item(lines, line, column, *word) for word in words])

    @session.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(_: Session, params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        found, folder = await session.mention(uri, params.position), session.folder(uri)
        knowledge = await session.readable(folder) if folder else None
        if knowledge is None:
            return None
        lines = session.lines(uri)
        answer = "" if found else choice_hover(knowledge, lines.lines, *lines.cursor(params.position))
        text = hover_text(knowledge, found[1].kind, found[1].name) if found else answer
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None


def _item(lines: Lines, line: int, column: int, word: str, about: str, begun: str) -> types.CompletionItem:
    span = lines.span(Place("", line + 1, column - len(begun) + 1), len(begun))
    return types.CompletionItem(
        label=word,
        detail=about or None,
        kind=types.CompletionItemKind.Value,
        text_edit=types.TextEdit(range=span, new_text=word),
    )


def _finding(session: Session) -> None:
    @session.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def define(_: Session, params: types.DefinitionParams) -> list[types.Location]:
        return [session.location(use) for use in await _uses(session, params) if use.mention.defines]

    @session.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def refer(_: Session, params: types.ReferenceParams) -> list[types.Location]:
        with_it = params.context.include_declaration
        return [session.location(use) for use in await _uses(session, params) if with_it or not use.mention.defines]


async def _uses(session: Session, params: types.DefinitionParams | types.ReferenceParams) -> list[Use]:
    found = await session.mention(params.text_document.uri, params.position)
    return found[0].uses(found[1].kind, found[1].name) if found else []


def _mending(session: Session) -> None:
    @session.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(_: Session, params: types.PrepareRenameParams) -> types.Range | None:
        found = await session.mention(params.text_document.uri, params.position)
        return session.lines(params.text_document.uri).span(found[1].place, len(found[1].name)) if found else None

    @session.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(_: Session, params: types.RenameParams) -> types.WorkspaceEdit | None:
        found = await session.mention(params.text_document.uri, params.position)
        if found is None:
            return None
        folder, mention = found
        try:
            edits = await session.apart(lambda: renamed(folder, mention.kind, mention.name, params.new_name.strip()))
        except BoneBriefError as error:
            raise JsonRpcInternalError(str(error)) from None
        per_file: dict[str, list[Mend]] = {}
        for edit in edits:
            per_file.setdefault(edit.where.file, []).append(edit)
        return changes([(file, session.lines(uri_of(file)), some) for file, some in per_file.items()])

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]

    @session.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def act(_: Session, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        folder = session.folder(uri)
        problems = session.problems.get(folder.root, ()) if folder else ()
        file, lines = name_of(path_of(uri)), session.lines(uri)
        whole = all_sure(problems, file, lines)
        return [*actions(problems, file, lines, params.range), *([whole] if whole else [])]


def _lenses(session: Session) -> None:
    @session.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=False))
    async def lens(_: Session, params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        folder = session.folder(uri)
        knowledge = await session.readable(folder) if folder else None
        lines = session.lines(uri)
        found = []
        for one in lenses(knowledge, name_of(path_of(uri))) if knowledge else ():
            span = lines.span(one.place, len(one.name))
            found.append(types.CodeLens(span, types.Command(one.title, RUN, arguments=[uri, one.name])))
            found.append(types.CodeLens(span, types.Command("who changes", WHO, arguments=[uri, one.name])))
        return found

    @session.command(RUN)
    async def run(_: Session, uri: str, name: str) -> list[str]:
        folder = session.folder(uri)
        knowledge = await session.apart(folder.load) if folder else None
        lines = await session.apart(lambda: run_of(knowledge, name)) if knowledge else []
        session.say(lines)
        return lines

    @session.command(WHO)
    async def who(_: Session, uri: str, name: str) -> list[str]:
        folder = session.folder(uri)
        knowledge = await session.apart(folder.load) if folder else None
        before = folder.first if folder else None
        lines = await session.apart(lambda: changes_since(before, knowledge, name)) if before and knowledge else []
        session.say(lines)
        return lines
