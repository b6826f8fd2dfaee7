"""A service that listens on this machine alone, while a test calls it."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn

from bonebrief.exchange.cds.service import Service, application, listener


@contextmanager
def listening(service: Service, origins: Sequence[str] = ()) -> Iterator[int]:
    """The port at which it listens."""
    server = uvicorn.Server(uvicorn.Config(application(service, origins), log_level="error"))
    at = listener("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, args=([at],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield at.getsockname()[1]
    server.should_exit = True
    thread.join()
