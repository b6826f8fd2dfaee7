"""What the README shows comes with the source distribution."""

import re
import tomllib

from tests.conftest import ROOT


def test_what_the_readme_shows_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    shown = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    for path in shown:
        assert (ROOT / path).exists()
        assert any(f"/{path}".startswith(part) for part in included), path
