"""A screen that lets the person choose one of some options, or leave."""

from collections.abc import Callable, Mapping, Sequence

from bonebrief.interview.screen.layout import Hint, Paragraph, View
from bonebrief.interview.screen.pick import Pick, enter, press
from bonebrief.machine.catalogue import N_

_HINTS = (Hint(N_("Enter"), N_("choose"), 0), Hint(N_("arrows"), N_("move"), 2), Hint(N_("Ctrl-C"), N_("leave"), 1))
_BESIDE = {
    "left": Hint("←", N_("back"), 3),
    "c-r": Hint(N_("Ctrl-R"), N_("review"), 5),
}


class Menu:
    """Calls `then` with the option that was chosen, or with None when the person leaves.

    `beside`: what other keys do, by name; `mark`: the option that is marked from the beginning.
    `paste`: what becomes of a pasted text, where it means something.
    """

    def __init__(
        self,
        head: Sequence[Paragraph],
        options: Sequence[str],
        then: Callable[[int | None], None],
        beside: Mapping[str, Callable[[], None]] | None = None,
        mark: int | None = None,
        paste: Callable[[str], None] | None = None,
    ) -> None:
        self._beside = beside or {}
        self._paste = paste
        self._head = tuple(head)
        self._pick = Pick(tuple(options), mark=mark)
        self._then = then

    def view(self) -> View:
        hints = (*_HINTS, *(hint for key, hint in _BESIDE.items() if key in self._beside))
        return View(self._head, self._pick, hints, say=self._pick.say)

    def press(self, key: str) -> None:
        if key == "c-c":
            self._then(None)
        elif key in self._beside:
            self._beside[key]()
        elif key == "enter":
            self._pick, chosen = enter(self._pick)
            if chosen:
                self._then(chosen.row)
        else:
            self._pick = press(self._pick, key)

    def paste(self, text: str) -> None:
        if self._paste:
            self._paste(text)
        else:
            self._pick = press(self._pick, "paste")
