"""Which keys count: none typed before its screen could be seen, none that records before it could be read."""

from collections.abc import Callable
from typing import Final

RECORDING = frozenset({"enter", "tab", "c-k"})
LONGEST_BURST = 12
READ: Final = 0.1
"""For how many seconds a screen must have been shown before a key records something of it."""

_PAUSE = 0.025


class Pacing:
    """Told of screens and keys as they come; `clock` gives seconds.

    Keys that follow each other faster than a hand can type are one burst: typing ahead, or something pasted into a
    terminal that does not mark it as pasted. At the end of a long burst nothing is recorded.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._shown: float | None = None
        self._last = 0.0
        self._burst = 0
        self._text = ""

    @property
    def poured(self) -> str:
        """What came in one burst of several lines, longer than a hand types: pasted, where nothing marks it as that."""
        is_text = self._burst > LONGEST_BURST and any(end in self._text for end in "\r\n")
        return self._text if is_text else ""

    @property
    def rests(self) -> bool:
        """Whether no key has come for so long that a burst is over."""
        return self._clock() - self._last >= READ

    def changed(self) -> None:
        """Another screen takes the place of this one and cannot be seen yet."""
        self._shown = None

    def shown(self) -> None:
        """The screen can be seen, since now if it could not be before."""
        if self._shown is None:
            self._shown = self._clock()

    def takes(self, key: str, data: str = "") -> bool:
        """Whether a key that comes now counts; `data`: what the terminal sent for it."""
        now = self._clock()
        goes_on = now - self._last < (READ if self.poured else _PAUSE)
        self._burst, self._text = (self._burst + 1, self._text + data) if goes_on else (1, data)
        self._last = now
        if self._shown is None:
            return False
        return key not in RECORDING or (now - self._shown >= READ and self._burst <= LONGEST_BURST)
