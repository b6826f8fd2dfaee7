"""Which keys count: none that was typed before the screen it would answer could be seen, and no torrent of them."""

from collections.abc import Callable

RECORDING = frozenset({"enter", "tab", "c-k"})
LONGEST_BURST = 12
_PAUSE = 0.025


class Pacing:
    """Told of screens and keys as they come; `clock` gives seconds.

    Keys that follow each other faster than a hand can type are one burst: typing ahead, or something pasted into a
    terminal that does not mark it as pasted. At the end of a long burst nothing is recorded.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen = False
        self._last = 0.0
        self._burst = 0

    def changed(self) -> None:
        """Another screen takes the place of this one and cannot be seen yet."""
        self._seen = False

    def shown(self) -> None:
        """The screen can be seen."""
        self._seen = True

    def takes(self, key: str) -> bool:
        """Whether a key that comes now counts."""
        now = self._clock()
        self._burst = self._burst + 1 if now - self._last < _PAUSE else 1
        self._last = now
        return self._seen and not (self._burst > LONGEST_BURST and key in RECORDING)
