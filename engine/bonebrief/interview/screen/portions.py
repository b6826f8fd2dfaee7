"""The screen that helps to work out a number from portions; it fills the field and records nothing."""

from collections.abc import Callable
from dataclasses import replace

from bonebrief.interview.screen.layout import Hint, Paragraph, View
from bonebrief.interview.screen.pick import Pick, press
from bonebrief.language.domain import Aid
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.machine.catalogue import N_, _

_MOST = 99
_HINTS = (
    Hint(N_("digits"), N_("how many"), 0),
    Hint(N_("arrows"), N_("move"), 2),
    Hint(N_("Enter"), N_("take the total"), 1),
    Hint(N_("Ctrl-C"), N_("without it"), 3),
)


class Portions:
    """Calls `then` with the total in words, or with nothing when the person leaves."""

    def __init__(self, fact: Fact, aid: Aid, then: Callable[[str], None]) -> None:
        self._fact = fact
        self._aid = aid
        self._then = then
        self._counts = dict.fromkeys(aid.portions, 0)
        self._pick = Pick(tuple(aid.portions), mark=0)

    def view(self) -> View:
        rows = tuple(f"{count or '-':>2}  {portion}" for portion, count in self._counts.items())
        total = _("Together: {total} {unit}.").format(total=self._total(), unit=self._fact.unit)
        head = (Paragraph(self._aid.say, "title"), Paragraph(total))
        return View(head, replace(self._pick, rows=rows), _HINTS, say=self._pick.say)

    def press(self, key: str) -> None:
        mark = self._pick.mark or 0
        portion = self._pick.rows[mark]
        if key == "c-c":
            self._then("")
        elif key == "enter":
            self._then(self._total())
        elif len(key) == 1 and key.isdecimal() and key.isascii():
            self._set(portion, (self._counts[portion] * 10 + int(key)) % (_MOST + 1))
        elif key in ("right", "+"):
            self._set(portion, min(self._counts[portion] + 1, _MOST))
        elif key in ("left", "-"):
            self._set(portion, max(self._counts[portion] - 1, 0))
        elif key in ("backspace", "delete"):
            self._set(portion, 0)
        else:
            self._pick = replace(press(self._pick, key), mark=mark) if len(key) == 1 else press(self._pick, key)

    def paste(self, text: str) -> None:
        self._pick = replace(self._pick, say=_("Nothing can be pasted here."))

    def _set(self, portion: str, count: int) -> None:
        self._counts[portion] = count
        self._pick = replace(self._pick, say="")

    def _total(self) -> str:
        return number_words(round(self._aid.total(self._counts), self._fact.decimals), 0)
