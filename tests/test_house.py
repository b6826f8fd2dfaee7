"""The sizes that engine/README.md states, and that each module begins with what it promises."""

import ast
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "engine" / "bonebrief"
FILES = [path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"]
MOST_FILES, MOST_LINES, MOST_OF_A_FUNCTION = 16, 300, 40


def test_the_readme_says_these_sizes() -> None:
    said = (ROOT / "engine" / "README.md").read_text(encoding="utf-8")
    assert f"at most {MOST_FILES} files (`commands/` one a command), a file {MOST_LINES} lines" in said
    assert f"a function {MOST_OF_A_FUNCTION}\n" in said


def test_folders_and_files_are_small() -> None:
    folders = Counter(path.parent for path in FILES if path.parent != PACKAGE / "commands")
    assert {str(folder.relative_to(ROOT)) for folder, files in folders.items() if files > MOST_FILES} == set()
    assert {named(path) for path in FILES if len(lines(path)) > MOST_LINES} == set()


def test_functions_are_short() -> None:
    functions = [
        (path, node)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = {f"{named(path)} {one.name}" for path, one in functions if size(one) > MOST_OF_A_FUNCTION}
    assert long == set()


def test_each_module_begins_with_a_sentence() -> None:
    first = {named(path): lines(path)[0] for path in FILES}
    assert {path for path, line in first.items() if not line.startswith('"""')} == set()


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def size(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
