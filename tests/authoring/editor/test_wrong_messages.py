"""Messages that no editor should send: a line in the log, never a traceback, and the next one is answered."""

import json
import subprocess
from typing import Any

import pytest

from tests.commands.program import PROGRAM

pytest.importorskip("pygls")

HOVER = "textDocument/hover"
BEGIN = [
    {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}},
    {"jsonrpc": "2.0", "method": "initialized", "params": {}},
]
END = [{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"}]


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "wrong",
    [
        {"jsonrpc": "2.0", "id": 5, "method": HOVER, "params": []},
        {"jsonrpc": "2.0", "id": 5, "method": HOVER, "params": None},
        {"jsonrpc": "2.0", "id": 5, "method": "no\x1b[2J/such\nthing"},
        {"jsonrpc": "1.0", "id": {}},
        {"neither": "of these"},
        [],
        "text",
        None,
    ],
)
def test_a_wrong_message_is_one_line_of_the_log(wrong: Any) -> None:
    sent = b"".join(framed(message) for message in [*BEGIN, wrong, *END])
    done = subprocess.run([*PROGRAM, "lsp"], input=sent, capture_output=True, check=False, timeout=120)
    assert b"Traceback" not in done.stdout + done.stderr
    assert b"\x1b" not in done.stderr
    assert b'"id": 2' in done.stdout or b'"id":2' in done.stdout
    assert done.returncode == 0


def framed(message: Any) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
