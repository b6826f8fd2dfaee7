"""Figures that need a minute and a quiet machine: the service under many callers, and a record of 20 MB.

`.venv/bin/python -m tests.benchmarks.records` starts `bonebrief serve` on this machine alone, calls it, and starts
`bonebrief brief --from` for the same record beside it. Aims: 60 ms for 95 of 100 calls, 15 times faster than a start of
`bonebrief brief`, no error among 50 callers for a minute; 2 s and 150 MB for 20 MB.
"""

import json
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.exchange.cds.calls import CALL, SICK
from tests.exchange.records import bundle, observation, patient

PROGRAM = [sys.executable, "-m", "bonebrief"]
BODY = json.dumps(SICK)
CALLERS = 50
SECONDS = 60.0
READING = 5.0
"""How long a person reads cards before the next call, in seconds."""


@contextmanager
def serving() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*PROGRAM, "serve", "--open", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def call(connection: HTTPConnection) -> float:
    """One call, in ms; an error ends the whole."""
    began = time.perf_counter()
    connection.request("POST", CALL, BODY, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    cards = json.loads(answer.read())["cards"]
    assert answer.status == 200
    assert cards
    return (time.perf_counter() - began) * 1000


def one_after_the_other(port: int, count: int = 300) -> list[float]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    return [call(connection) for _ in range(count)]


def crowd(port: int, pause: Callable[[], float]) -> list[float]:
    ends = time.monotonic() + SECONDS

    def caller(_: int) -> list[float]:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        took = []
        time.sleep(pause())
        while time.monotonic() < ends:
            took.append(call(connection))
            time.sleep(pause())
        return took

    with ThreadPoolExecutor(CALLERS) as callers:
        return [one for each in callers.map(caller, range(CALLERS)) for one in each]


def started(*words: str, count: int = 20) -> list[float]:
    took = []
    for _ in range(count):
        began = time.perf_counter()
        subprocess.run([*PROGRAM, *words], stdout=subprocess.DEVNULL, check=True)
        took.append((time.perf_counter() - began) * 1000)
    return took


def said(what: str, took: list[float]) -> float:
    ordered = sorted(took)
    middle, most = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"{what}: {len(took)} calls, middle {middle:.0f} ms, 95 of 100 within {most:.0f} ms", flush=True)
    return middle


def large(folder: Path) -> Path:
    chance = random.Random(2026)
    codes = ("38264-8", "8302-2", "29463-7", "718-7", "33914-3")
    more: Any = {"note": [{"text": "x" * 600}]}
    return bundle(folder, patient(), *(observation(chance.choice(codes), -1.5, **more) for _ in range(20_000)))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        record, parts = Path(name) / "small", list(SICK["prefetch"].values())
        record.mkdir()
        for number, part in enumerate(parts):
            (record / f"{number}.json").write_text(json.dumps(part), encoding="utf-8")
        with serving() as port:
            called = said("one caller", one_after_the_other(port))
            each = said(
                "bonebrief brief, started for each", started("brief", "--from", str(record), "--format", "json")
            )
            print(f"{each / called:.1f} times faster than a start for each call")
            said(f"{CALLERS} callers who read for {READING:g} s", crowd(port, lambda: random.expovariate(1 / READING)))
            said(f"{CALLERS} callers who never pause", crowd(port, lambda: 0.0))
        path = large(Path(name))
        took = started("import", str(path), count=3)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"a record of {path.stat().st_size / 1e6:.1f} MB: {min(took):.0f} ms, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
