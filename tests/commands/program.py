"""The program as a person runs it: in a process of its own, and never with a traceback."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PATIENT = str(ROOT / "tests" / "examples" / "low-bone-mass-55.yaml")


def run(
    *arguments: str, typed: str | bytes = "", state: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command; `state` is where interviews are kept, `environment` what else it sees."""
    env = {**os.environ, "BONEBRIEF_STATE": str(state or "/nonexistent"), **environment}
    data = typed.encode() if isinstance(typed, str) else typed
    done = subprocess.run(
        [sys.executable, "-m", "bonebrief", *arguments], input=data, capture_output=True, env=env, check=False
    )
    out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    assert "Traceback" not in out + err, out + err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)
