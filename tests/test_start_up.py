"""Start-up stays quick: what a command does not need is not imported, and layers import one way only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import bonebrief

PACKAGE = Path(bonebrief.__file__).parent
LAYERS = [
    "machine",
    "language",
    "knowledge",
    "reading",
    "wording",
    "meanings",
    "people",
    "brief",
    "interview",
    "asking",
    "authoring",
]
_BELOW_INTERVIEW = {"machine", "language", "knowledge", "reading", "meanings", "interview"}
MAY_IMPORT = {layer: set(LAYERS[: at + 1]) for at, layer in enumerate(LAYERS)} | {
    "interview": _BELOW_INTERVIEW,
    "authoring": set(LAYERS) - {"interview", "asking"},
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
        ("durable", {"meanings/durable/engine.py"}),
        ("durable_rules_engine", {"meanings/durable/engine.py"}),
        ("rich", {f"brief/formats/terminal{part}.py" for part in ("", "_gauge", "_open", "_page", "_points")}),
        ("prompt_toolkit", {"interview/screen/terminal.py"}),
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
