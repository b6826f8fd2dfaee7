"""A screen that lets the person type a line over a suggestion, or leave."""

from collections.abc import Callable

from bonebrief.interview.screen.field import edited, filled, inserted
from bonebrief.interview.screen.layout import Hint, Paragraph, View
from bonebrief.interview.screen.pick import Pick
from bonebrief.machine.catalogue import N_

_HINTS = (Hint(N_("Enter"), N_("take this"), 0), Hint(N_("Ctrl-C"), N_("leave"), 1))


class Line:
    """Calls `then` with what stands in the field at Enter, or with None when the person leaves."""

    def __init__(self, words: str, suggestion: str, then: Callable[[str | None], None]) -> None:
        self._words = words
        self._field = filled(suggestion)
        self._then = then

    def view(self) -> View:
        return View((Paragraph(self._words, "title"),), Pick(()), _HINTS, field=self._field)

    def press(self, key: str) -> None:
        if key == "c-c":
            self._then(None)
        elif key == "enter" and self._field.text.strip():
            self._then(self._field.text.strip())
        else:
            self._field = edited(self._field, key) or self._field

    def paste(self, text: str) -> None:
        self._field = inserted(self._field, " ".join(text.split())) or self._field
