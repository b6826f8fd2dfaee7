"""`bonebrief people` on a terminal: how far it is, and what is left when it is broken off."""

import signal
import sys
from pathlib import Path

import pexpect
import pytest

from bonebrief.machine.exit_status import INTERRUPTED
from tests.conftest import ROOT

BEFORE = "what was there before"
ENDED = {signal.SIGINT: (INTERRUPTED, None), signal.SIGTERM: (None, signal.SIGTERM), signal.SIGKILL: (None, 9)}


@pytest.mark.long
@pytest.mark.parametrize("how", list(ENDED))
def test_a_long_run_says_how_far_it_is_and_when_ended_leaves_what_was_there(
    tmp_path: Path, how: signal.Signals
) -> None:
    table, output = tmp_path / "people.csv", tmp_path / "out.parquet"
    table.write_text("age,sex,pain\n" + "".join(f"{50 + row % 40},female,yes\n" for row in range(4_000)))
    output.write_text(BEFORE)
    command = ["-m", "bonebrief", "people", str(table), "--output", str(output)]
    child = pexpect.spawn(sys.executable, command, dimensions=(30, 100), cwd=str(ROOT), timeout=60, encoding="utf-8")
    child.expect(r"Judged again: [\d,]+ people, [\d,]+ a second")
    child.kill(how)
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, child.signalstatus) == ENDED[how]
    assert output.read_text() == BEFORE
    if how is signal.SIGINT:
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "people.csv"]
