"""`bonebrief lsp` without what it is built on."""

import pytest

from bonebrief.cli import main


def test_without_pygls_one_line_says_how_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bonebrief.commands.lsp.find_spec", lambda _: None)
    assert main(["lsp"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "The language server needs pygls, which is not installed. Run: pip install 'bonebrief[editor]'"
    ]
