"""A real editor, without its screen, with the settings that `init` writes: it is told, completes and renames."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bonebrief.authoring.tending.editors import editor_files
from tests.authoring.small_knowledge import write_knowledge

pytest.importorskip("pygls")
NEOVIM = shutil.which("nvim")
SCRIPT = """
local function wait(what) assert(vim.wait(60000, what, 50), "waited in vain") end
local out = {}
wait(function() return #vim.diagnostic.get(0) > 0 end)
for _, told in ipairs(vim.diagnostic.get(0)) do
  if told.severity == vim.diagnostic.severity.ERROR then
    table.insert(out, "told " .. (told.lnum + 1) .. " " .. told.message)
  end
end
local client = vim.lsp.get_client_by_id(next(vim.lsp.buf_get_clients(0)))
vim.api.nvim_win_set_cursor(0, { 6, 0 })
vim.api.nvim_buf_set_lines(0, 5, 6, false, { "    when: pain is " })
vim.wait(500)
local params = { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = 5, character = 18 } }
local found = client.request_sync("textDocument/completion", params, 60000, 0)
local words = {}
for _, item in ipairs(found.result.items) do table.insert(words, item.label) end
table.insert(out, "offered " .. table.concat(words, " "))
vim.api.nvim_buf_set_lines(0, 5, 6, false, { "    when: age >= 65" })
vim.api.nvim_win_set_cursor(0, { 4, 3 })
vim.lsp.buf.rename("elderly")
wait(function() return vim.api.nvim_buf_get_lines(0, 3, 4, false)[1] == "  elderly:" end)
table.insert(out, "renamed " .. vim.api.nvim_buf_get_lines(0, 20, 21, false)[1])
vim.cmd("undo")
table.insert(out, "undone " .. vim.api.nvim_buf_get_lines(0, 3, 4, false)[1])
vim.fn.writefile(out, "out.txt")
"""


@pytest.mark.long
@pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed")
def test_neovim_is_told_completes_and_renames_in_one_step(tmp_path: Path) -> None:
    assert NEOVIM is not None
    write_knowledge(tmp_path, ("rules/bones.yaml", "when: age >= 65", "when: age is over 65"))
    (tmp_path / ".nvim.lua").write_text(editor_files()[".nvim.lua"])
    (tmp_path / "try.lua").write_text(SCRIPT)
    arguments = ["--headless", "-n", "-u", "NONE", "-c", "luafile .nvim.lua", "-c", "edit rules/bones.yaml"]
    subprocess.run(
        [NEOVIM, *arguments, "-c", "luafile try.lua", "-c", "qall!"],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(tmp_path)},
        timeout=120,
        check=True,
        capture_output=True,
    )
    said = (tmp_path / "out.txt").read_text().splitlines()
    assert said[0].startswith('told 6 "is over 65" cannot follow age')
    assert said[1:] == [
        "offered yes no not known unknown",
        "renamed         when: [elderly, pain is yes]",
        "undone   aged:",
    ]
