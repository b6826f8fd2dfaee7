"""Ctrl-C is known under every name that Python and the libraries give it."""

import signal
import subprocess
import sys
import time
from itertools import pairwise

import pytest

from bonebrief import cli
from bonebrief.machine.interrupt import is_interrupt


class _Panic(BaseException):
    """As libraries in Rust raise it."""


def raised(*errors: BaseException) -> BaseException:
    """The last of some errors, each raised because of the one before."""
    for before, after in pairwise(errors):
        after.__cause__ = before
    return errors[-1]


@pytest.mark.parametrize(
    ("errors", "is_one"),
    [
        ([KeyboardInterrupt()], True),
        ([KeyboardInterrupt(), RuntimeError("Error calling __set_name__")], True),
        ([KeyboardInterrupt(), RuntimeError(), RuntimeError()], True),
        ([_Panic("called `unwrap()` on an `Err` value: PyErr { type: <class 'KeyboardInterrupt'> }")], True),
        ([_Panic("something else")], False),
        ([ValueError("KeyboardInterrupt")], False),
        ([RuntimeError()], False),
        ([ValueError(), RuntimeError()], False),
    ],
)
def test_what_ctrl_c_is(errors: list[BaseException], is_one: bool) -> None:
    assert is_interrupt(raised(*errors)) is is_one


def test_ctrl_c_while_a_class_is_made_interrupts(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr(cli, "_command", fail)
    assert cli.main(["rules"]) == 130


_DROPPED = """
import time
from itertools import pairwise
from bonebrief.machine.interrupt import heed_what_is_dropped

class Slow:
    def __del__(self):
        print("begun", flush=True)
        time.sleep(30)

heed_what_is_dropped()
try:
    slow = Slow()
    del slow
    time.sleep(30)
except KeyboardInterrupt:
    print("heard")
"""
_A_LONG_QUESTION = """
from itertools import combinations
from bonebrief.meanings.solver.clauses.circuit import Circuit
from bonebrief.meanings.solver.sat import Solver

circuit = Circuit()
homes = [[circuit.fresh() for _ in range(11)] for _ in range(12)]
for row in homes:
    circuit.require(*row)
for home in zip(*homes):
    for one, other in combinations(home, 2):
        circuit.require(-one, -other)
asked = [circuit.any_of(row) for row in homes]
solver = Solver(circuit, asked)
print("begun", flush=True)
try:
    while True:
        solver._solver.conf_budget(-1)
        solver.somebody(asked)
except KeyboardInterrupt:
    print("heard")
"""


@pytest.mark.parametrize("program", [_DROPPED, _A_LONG_QUESTION])
def test_ctrl_c_is_heard_where_python_drops_it_and_within_the_solver(program: str) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "begun\n"
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    said, wrong = running.communicate(timeout=10)
    assert (said, wrong) == ("heard\n", "")
