"""Start-up stays quick: what a command does not need is not imported. (Who may import whom at all: pyproject.toml.)"""

import subprocess
import sys

import pytest

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
