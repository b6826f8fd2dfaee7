"""How far a long run is, on a terminal only: how many people are done, and how many a second."""

import sys
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final, TextIO

_QUIET_FOR: Final = 2.0
_EVERY: Final = 0.2


class Progress:
    """Says on one line of a terminal how far a step is; says nothing of what is done at once."""

    def __init__(self, stream: TextIO = sys.stderr, clock: Callable[[], float] = monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._shown = False
        self._lock = Lock()
        self._begin("")

    def step(self, what: str, people: int = 0) -> Callable[[int], None]:
        """Begin a step of so many people (0: not known); what is returned is told how many are done."""
        self.done()
        self._begin(what, people)
        return self._heard

    def done(self) -> None:
        """Leave the line empty."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False

    def _begin(self, what: str, people: int = 0) -> None:
        self._what, self._people, self._since, self._last = what, people, self._clock(), 0.0

    def _heard(self, done: int) -> None:
        with self._lock:
            now = self._clock()
            if not self._stream.isatty() or now - self._since < _QUIET_FOR or now - self._last < _EVERY:
                return
            self._last, self._shown = now, True
            of = f" of {self._people:,}" if self._people else ""
            rate = done / (now - self._since)
            self._stream.write(f"\r{self._what}: {done:,}{of} people, {rate:,.0f} a second\x1b[K")
            self._stream.flush()
