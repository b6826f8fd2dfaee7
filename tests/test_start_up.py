"""Start-up stays quick: what a command does not need is not imported, and layers import one way only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import bonebrief

PACKAGE = Path(bonebrief.__file__).parent
LAYERS = ["knowledge", "inference", "brief", "interview", "workbench"]
MAY_IMPORT = {
    "knowledge": {"knowledge"},
    "inference": {"knowledge", "inference"},
    "brief": {"knowledge", "inference", "brief"},
    "interview": {"knowledge", "interview"},
    "workbench": {"knowledge", "inference", "brief", "workbench"},
}
HEAVY = ["durable", "rich", "prompt_toolkit", "yaml", "platformdirs"]


@pytest.mark.parametrize("heavy", HEAVY)
def test_help_imports_nothing_heavy(heavy: str) -> None:
    code = (
        "import sys\nfrom bonebrief.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("library", "where"),
    [
        ("durable", {"inference/engine.py"}),
        ("durable_rules_engine", {"inference/engine.py"}),
        ("rich", {f"brief/terminal{part}.py" for part in ("", "_gauge", "_open", "_page", "_points")}),
        ("prompt_toolkit", {"interview/terminal.py"}),
    ],
)
def test_a_heavy_library_is_known_in_one_place(library: str, where: set[str]) -> None:
    users = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if any(name.split(".")[0] == library for name in _imports(path))
    }
    assert users <= where


@pytest.mark.parametrize("layer", LAYERS)
def test_layers_import_one_way(layer: str) -> None:
    for path in (PACKAGE / layer).rglob("*.py"):
        used = {name.split(".")[1] for name in _imports(path) if name.startswith("bonebrief.")}
        assert used & set(LAYERS) <= MAY_IMPORT[layer], path


def _imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found
