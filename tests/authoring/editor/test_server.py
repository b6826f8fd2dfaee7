"""The language server, as an editor meets it: one conversation over standard input and output."""

from pathlib import Path

import pytest

from tests.authoring.small_knowledge import RULES as WRITTEN
from tests.authoring.small_knowledge import write_knowledge

pytest.importorskip("pygls")
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.authoring.editor.client import Editor, talk

RULES, QUESTIONS, SOURCES = "rules/bones.yaml", "questionnaires/questions.yaml", "rules/sources.yaml"


def with_line(new: str) -> str:
    return WRITTEN.replace("when: age >= 65", f"when: {new}")


def test_an_editor_is_told_of_mistakes_and_helped_to_mend_them(tmp_path: Path) -> None:
    write_knowledge(tmp_path)

    async def conversation(editor: Editor) -> None:
        editor.open(RULES, with_line("age is over 65"))
        (told,) = await editor.until(RULES, lambda found: any(one.code == "R011" for one in found))
        assert (told.code, told.range.start.line, told.range.start.character) == ("R011", 5, 14)
        assert "Write `age > 65`." in told.message
        context = types.CodeActionContext([told])
        document = types.TextDocumentIdentifier(editor.uri(RULES))
        asked = types.CodeActionParams(document, told.range, context)
        actions = list(await editor.client.text_document_code_action_async(asked) or ())
        first = actions[0]
        assert isinstance(first, types.CodeAction)
        assert first.is_preferred
        assert first.edit is not None
        (edit,) = (first.edit.changes or {})[editor.uri(RULES)]
        assert edit.new_text == "age > 65"
        editor.write(RULES, with_line("age > 65"))
        await editor.until(RULES, lambda found: not any(one.code == "R011" for one in found))
        assert "over" not in (tmp_path / RULES).read_text()

        editor.write(RULES, with_line("pain is "))
        assert await editor.words(RULES, 5, 18) == ["yes", "no", "not", "known", "unknown"]
        editor.write(RULES, with_line("a"))
        names = await editor.words(RULES, 5, 11)
        assert {"age", "pain", "aged", "low", "not"} <= set(names)
        editor.write(RULES, with_line("age "))
        assert await editor.words(RULES, 5, 14) == ["<=", ">=", "<", ">", "between", "is known", "is unknown"]

    talk(tmp_path, conversation)


def test_ids_are_shown_found_and_renamed_in_every_file(tmp_path: Path) -> None:
    write_knowledge(tmp_path)

    async def conversation(editor: Editor) -> None:
        editor.open(RULES)
        shown = await editor.client.text_document_hover_async(types.HoverParams(**editor.at(RULES, 20, 23)))
        assert shown is not None
        assert isinstance(shown.contents, types.MarkupContent)
        assert "Pain?" in shown.contents.value
        assert "`pain_talk`" in shown.contents.value
        params = types.DefinitionParams(**editor.at(RULES, 20, 23))
        place = (await editor.client.text_document_definition_async(params) or [])[0]  # type: ignore[index]
        assert isinstance(place, types.Location)
        assert (place.uri, place.range.start.line) == (editor.uri(QUESTIONS), 3)
        context = types.ReferenceContext(include_declaration=False)
        asked = types.ReferenceParams(context=context, **editor.at(RULES, 20, 23))
        found = await editor.client.text_document_references_async(asked) or []
        lines = [(Path(one.uri).name, one.range.start.line) for one in found]
        assert lines == [("questions.yaml", 5), ("t.yaml", 3), *[("bones.yaml", n) for n in (20, 24, 41, 44)]]
        renaming = types.RenameParams(new_name="ache", **editor.at(RULES, 20, 23))
        edit = await editor.client.text_document_rename_async(renaming)
        assert edit is not None
        assert {Path(uri).name: len(edits) for uri, edits in (edit.changes or {}).items()} == {
            "questions.yaml": 2,
            "t.yaml": 1,
            "bones.yaml": 4,
        }
        taken = types.RenameParams(new_name="age", **editor.at(RULES, 20, 23))
        with pytest.raises(JsonRpcException, match="`age` is taken"):
            await editor.client.text_document_rename_async(taken)

    talk(tmp_path, conversation)


def test_above_a_point_stand_its_examples_and_who_changes(tmp_path: Path) -> None:
    write_knowledge(tmp_path)

    async def conversation(editor: Editor) -> None:
        editor.open(RULES)
        document = types.TextDocumentIdentifier(editor.uri(RULES))
        lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(document)) or []
        titles = [(one.range.start.line, one.command.title) for one in lenses if one.command]
        assert (14, "2 examples, run") in titles
        assert (14, "who changes") in titles
        run = next(one.command for one in lenses if one.command and one.command.title == "2 examples, run")
        asked = types.ExecuteCommandParams(run.command, arguments=run.arguments)
        said = await editor.client.workspace_execute_command_async(asked)
        assert said == ["pain_talk: 2 passed, 0 failed"]
        who = next(one.command for one in lenses if one.command and one.command.title == "who changes")
        asked = types.ExecuteCommandParams(who.command, arguments=who.arguments)
        assert "Nothing differs" in (await editor.client.workspace_execute_command_async(asked) or [""])[0]
        editor.write(RULES, with_line("age >= 64"))
        said = await editor.client.workspace_execute_command_async(asked)
        assert any("pain_talk: routine -> high" in line for line in said or ())

    talk(tmp_path, conversation)


def test_columns_are_those_of_the_editor_behind_letters_that_are_two_of_its_units(tmp_path: Path) -> None:
    write_knowledge(tmp_path)
    text = WRITTEN.replace("because: Pain at {age}.", "because: 🦴🦴 at {agee}.")

    async def conversation(editor: Editor) -> None:
        editor.open(RULES, text)
        (told,) = await editor.until(RULES, lambda found: any(one.code == "R022" for one in found))
        line = text.split("\n")[told.range.start.line]
        units = line.encode("utf-16-le")[: told.range.start.character * 2].decode("utf-16-le")
        assert line[len(units) :].startswith("{agee}")
        document, context = types.TextDocumentIdentifier(editor.uri(RULES)), types.CodeActionContext([told])
        asked = types.CodeActionParams(document, told.range, context)
        (action,) = await editor.client.text_document_code_action_async(asked) or ()
        assert isinstance(action, types.CodeAction)
        assert action.edit is not None
        (edit,) = (action.edit.changes or {})[editor.uri(RULES)]
        start, end = edit.range.start.character * 2, edit.range.end.character * 2
        assert line.encode("utf-16-le")[start:end].decode("utf-16-le") == "agee"

    talk(tmp_path, conversation)


def test_a_file_that_another_program_wrote_is_checked_again(tmp_path: Path) -> None:
    write_knowledge(tmp_path)
    mistaken = (tmp_path / QUESTIONS).read_text().replace("type: yes_no", "type: bool")

    async def conversation(editor: Editor) -> None:
        editor.open(RULES)
        await editor.words(RULES, 5, 10)
        (tmp_path / QUESTIONS).write_text(mistaken)
        change = types.FileEvent(editor.uri(QUESTIONS), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        await editor.until(QUESTIONS, lambda found: any(one.code == "R017" for one in found))

    talk(tmp_path, conversation)
