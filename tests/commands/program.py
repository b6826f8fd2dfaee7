"""The program as a person runs it: in a process of its own, and never with a traceback."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT

PATIENT = str(ROOT / "tests" / "examples" / "low-bone-mass-55.yaml")
PROGRAM = (sys.executable, "-m", "bonebrief")
_NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""A disk that is full in the middle of a module's bytecode would spoil it for every later start."""
_DROP_CAPABILITY, _READ_ANYTHING = 24, (1, 2)


def run(
    *arguments: str,
    typed: str | bytes = "",
    state: Path | None = None,
    before: Callable[[], object] | None = None,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run a command; `state` is where interviews are kept, `environment` what else it sees.

    `before` is done in its process before it starts.
    """
    env = {**os.environ, **_NO_BYTECODE, "BONEBRIEF_STATE": str(state or "/nonexistent"), **environment}
    data = typed.encode() if isinstance(typed, str) else typed
    done = subprocess.run(
        [*PROGRAM, *arguments],
        input=data,
        capture_output=True,
        env=env,
        check=False,
        preexec_fn=before,
        timeout=120,
    )
    out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    assert "Traceback" not in out + err, out + err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `bonebrief` is the program; never with a traceback, never without an end."""
    env = {**os.environ, "BONEBRIEF_STATE": "/nonexistent", "PATIENT": PATIENT, **environment}
    line = f'set -o pipefail; bonebrief() {{ "{sys.executable}" -m bonebrief "$@"; }}; {command}'
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, env=env, check=False, timeout=120, text=True, errors="replace"
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
    assert "Exception ignored" not in done.stderr, done.stderr
    return done


def as_anybody() -> None:
    """Let permissions count for this process, even where tests run as root."""
    if os.geteuid() == 0:
        for capability in _READ_ANYTHING:
            ctypes.CDLL(None).prctl(_DROP_CAPABILITY, capability, 0, 0, 0)


def on_a_small_disk() -> None:
    """Let no file of this process grow beyond 4 KB, as on a disk that fills up in the middle of a write."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
