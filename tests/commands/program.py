"""The program as a person runs it: in a process of its own, and never with a traceback."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

from tests.conftest import ROOT

PATIENT = str(ROOT / "tests" / "examples" / "low-bone-mass-55.yaml")
PROGRAM = (sys.executable, "-m", "bonebrief")
_NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""A disk that is full in the middle of a module's bytecode would spoil it for every later start."""
_SEEN_AT_A_START = ("PYTHON", "LC_", "LANG")
_DROP_CAPABILITY, _READ_ANYTHING = 24, (1, 2)


def run(
    *arguments: str,
    typed: str | bytes = "",
    state: Path | None = None,
    before: Callable[[], object] | None = None,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run a command; `state` is where interviews are kept, `environment` what else it sees.

    `before` is done in its process before it starts. What the interpreter itself must see starts one of its own.
    """
    env = {**os.environ, **_NO_BYTECODE, "BONEBRIEF_STATE": str(state or "/nonexistent"), **environment}
    data = typed.encode() if isinstance(typed, str) else typed
    anew = before is not None or any(name.startswith(_SEEN_AT_A_START) for name in environment)
    status, *said = _started(arguments, data, env, before) if anew else _forked(arguments, data, env)
    out, err = (text.decode(errors="replace") for text in said)
    assert "Traceback" not in out + err, out + err
    return subprocess.CompletedProcess(arguments, status, out, err)


def _started(
    arguments: tuple[str, ...], typed: bytes, env: Mapping[str, str], before: Callable[[], object] | None
) -> tuple[int, bytes, bytes]:
    line = [*PROGRAM, *arguments]
    done = subprocess.run(line, input=typed, capture_output=True, env=env, check=False, preexec_fn=before, timeout=120)
    return done.returncode, done.stdout, done.stderr


def _forked(arguments: tuple[str, ...], typed: bytes, env: Mapping[str, str]) -> tuple[int, bytes, bytes]:
    """As `_started`, but in a fork of a process that has read the modules of the program already."""
    streams = [_forks().Pipe(duplex=False) for _ in range(3)]
    (their_in, our_in), (our_out, their_out), (our_err, their_err) = streams
    theirs = (their_in, their_out, their_err)
    process = _forks().Process(target=_be_the_program, args=(arguments, os.getcwd(), env, theirs))
    process.start()
    for end in theirs:
        end.close()
    with ThreadPoolExecutor() as readers:
        said = [readers.submit(_all_of, end) for end in (our_out, our_err)]
        _type(our_in, typed)
        process.join(120)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"{arguments} had no end.")
    return process.exitcode, said[0].result(), said[1].result()


@cache
def _forks() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.commands.loaded"])
    return context


def _be_the_program(
    arguments: tuple[str, ...], folder: str, env: Mapping[str, str], streams: tuple[Connection, ...]
) -> None:
    from bonebrief.__main__ import run as run_program

    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
        stream.close()
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        setattr(sys, name, open(number, mode, encoding="utf-8"))  # noqa: SIM115
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["bonebrief", *arguments]
    run_program()


def _type(end: Connection, typed: bytes) -> None:
    try:
        with os.fdopen(os.dup(end.fileno()), "wb") as keys:
            end.close()
            keys.write(typed)
    except BrokenPipeError:
        pass


def _all_of(end: Connection) -> bytes:
    with os.fdopen(os.dup(end.fileno()), "rb") as said:
        end.close()
        return said.read()


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
