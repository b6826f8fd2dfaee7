"""Random keys and sizes at a real terminal: no traceback, nothing without an end, and Ctrl-C always leaves."""

import random
from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from tests.interview.screen.test_terminal import (
    BACK_TAB,
    BACKSPACE,
    CTRL_C,
    CTRL_K,
    CTRL_R,
    DOWN,
    ENTER,
    F5,
    HOME,
    LEFT,
    PAGE_DOWN,
    TAB,
    UP,
    asking,
    pasted,
)
from tests.interview.screen.tty import terminal

KEYS = [ENTER, TAB, UP, DOWN, LEFT, BACK_TAB, PAGE_DOWN, HOME, CTRL_K, CTRL_R, BACKSPACE, F5]
KEYS += ["\x00", "\x01", "\x04", "\x05", "\x15", "\x17", "\x1b", "\x7f", *"?= 0123456789ynxdus-.,é世"]
KEYS += [pasted("pasted"), "\x1b[200~no end", "\x1b[99;99R", "\x1b[<0;3;3M", "\x1b[", "\x1bO", "\xff"]
TERMS = ["xterm-256color", "xterm", "vt100", "linux", "screen", "rxvt", "ansi", "unknown-kind", "", "dumb"]
PLACES: list[dict[str, str]] = [
    {},
    {"NO_COLOR": "1"},
    {"COLORTERM": "truecolor"},
    {"ENCODING": "ascii"},
    {"ENCODING": "cp1252"},
]


@pytest.mark.parametrize(
    ("times", "keys"),
    [
        (2, 120),
        pytest.param(6, 400, marks=pytest.mark.long),
        pytest.param(53, 400, marks=pytest.mark.attack),
    ],
)
def test_random_keys_and_sizes(knowledge: Knowledge, tmp_path: Path, times: int, keys: int) -> None:
    for seed in range(times):
        chance = random.Random(seed)
        environment = {"TERM": chance.choice(TERMS), **chance.choice(PLACES)}
        with terminal(asking(knowledge, tmp_path / str(seed), rules=True), 60, 20, environment) as shown:
            shown.settle()
            for _ in range(keys):
                shown.send(chance.choice(KEYS), pause=0.004)
                if chance.random() < 0.1:
                    shown.resize(chance.randint(1, 300), chance.randint(1, 100))
                shown.drain()
            shown.leave_with(CTRL_C)
            assert shown.ended() in (0, 130), (seed, shown.text)
            assert "Traceback" not in shown.record
            assert "Press ENTER" not in shown.record
