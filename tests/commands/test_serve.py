"""`bonebrief serve`: where it cannot listen, it says so and never that it does."""

import socket

import pytest

from tests.commands.program import run


@pytest.mark.parametrize("port", ["70000", "-1", "9" * 30])
def test_a_port_that_is_none_is_wrong_usage(port: str) -> None:
    done = run("serve", "--open", "--port", port)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--port takes a number from 0" in done.stderr


def test_a_port_that_is_taken_is_said() -> None:
    pytest.importorskip("uvicorn")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--open", "--port", str(port))
    assert (done.returncode, done.stdout) == (3, "")
    assert f"Nothing can listen at 127.0.0.1, port {port}: Address already in use. Name another" in done.stderr
