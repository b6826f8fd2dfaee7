"""The line between two pages of a text: how much is left, and whether to go on."""

from collections.abc import Callable
from typing import Final

from bonebrief.interview.screen.layout import Hint, View
from bonebrief.interview.screen.pick import Pick
from bonebrief.machine.catalogue import N_

_ON: Final = (" ", "enter", "down", "pagedown", "right")
_ENOUGH: Final = ("q", "escape", "c-c")
_HINTS = (Hint(N_("Space"), N_("go on"), 0), Hint("q", N_("enough"), 1))


class More:
    """Calls `then` with whether the person wants the next page."""

    def __init__(self, words: str, then: Callable[[bool], None]) -> None:
        self._words = words
        self._then = then

    def view(self) -> View:
        return View((), Pick(()), _HINTS, say=self._words)

    def press(self, key: str) -> None:
        if key in _ON:
            self._then(True)
        elif key in _ENOUGH:
            self._then(False)

    def paste(self, text: str) -> None:
        """Nothing can be pasted between two pages."""
