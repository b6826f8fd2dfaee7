"""`bonebrief test`: what the examples leave untried."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.program import PROGRAM, run


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_end_from_elsewhere_ends_all_of_it_at_once(number: signal.Signals) -> None:
    running = subprocess.Popen(
        [*PROGRAM, "test"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    )
    helpers: list[str] = []
    while not helpers and running.poll() is None:
        time.sleep(0.1)
        helpers = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    time.sleep(0.5)
    running.send_signal(number)
    _, said = running.communicate(timeout=10)
    assert running.returncode in (130, -number, 0)
    assert said.strip() in (b"Interrupted.", b"")
    time.sleep(2)
    assert not [one for one in helpers if Path("/proc", one).exists()]


@pytest.mark.long
def test_the_coverage_of_the_examples_is_shown() -> None:
    done = run("test", "rules/falls.yaml", "--coverage")
    assert done.returncode == 0
    assert "The examples leave nothing untried." in done.stdout
