"""Settings with which editors start `bonebrief lsp` in a clinic's folder, and know the schemas of its files."""

import json
from typing import Final

from bonebrief.authoring.schemas.schema import by_folder

_COMMAND: Final = ("bonebrief", "lsp")
_HELIX: Final = """\
# Helix reads this file in the folder it is started in, once the folder is trusted.
[language-server.bonebrief]
command = "bonebrief"
args = ["lsp"]

[[language]]
name = "yaml"
language-servers = ["bonebrief"]
"""
_NEOVIM: Final = """\
-- Neovim reads this file with `:set exrc` in its own settings; or run `:luafile .nvim.lua` here.
local root = vim.fn.getcwd()
local running = nil

local function attach(buffer)
  if vim.lsp.start then
    vim.lsp.start({ name = "bonebrief", cmd = { "bonebrief", "lsp" }, root_dir = root }, { bufnr = buffer })
    return
  end
  running = running or vim.lsp.start_client({ name = "bonebrief", cmd = { "bonebrief", "lsp" }, root_dir = root })
  vim.lsp.buf_attach_client(buffer, running)
end

vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" }, {
  pattern = { root .. "/rules/*.yaml", root .. "/questionnaires/*.yaml" },
  callback = function(event)
    attach(event.buf)
    vim.bo[event.buf].omnifunc = "v:lua.vim.lsp.omnifunc"
  end,
})
"""
_EMACS: Final = """\
;; Emacs asks once whether these settings are safe; then `M-x eglot` in a file of rules starts the server.
((nil . ((eval . (with-eval-after-load 'eglot
                   (add-to-list 'eglot-server-programs
                                '((yaml-mode yaml-ts-mode) . ("bonebrief" "lsp"))))))))
"""
_EXTENSIONS: Final = ("redhat.vscode-yaml", "zsol.vscode-glspc")


def editor_files() -> dict[str, str]:
    """The settings of Visual Studio Code, Helix, Neovim and Emacs, by the name of their file in the folder."""
    return {
        ".vscode/settings.json": code_settings(),
        ".vscode/extensions.json": json.dumps({"recommendations": list(_EXTENSIONS)}, indent=2) + "\n",
        ".helix/languages.toml": _HELIX,
        ".nvim.lua": _NEOVIM,
        ".dir-locals.el": _EMACS,
    }


def code_settings() -> str:
    """The settings of Visual Studio Code: one extension knows the schemas, another one starts the server."""
    settings = {
        "glspc.server.command": _COMMAND[0],
        "glspc.server.commandArguments": list(_COMMAND[1:]),
        "glspc.server.languageId": ["yaml"],
        "yaml.schemas": {f"./{schema.file}": schema.patterns for _, schema in by_folder()},
        "yaml.validate": True,
        "yaml.completion": True,
        "yaml.hover": True,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.quickSuggestions": {"strings": True}},
        "files.encoding": "utf8",
    }
    return json.dumps(settings, indent=2) + "\n"
