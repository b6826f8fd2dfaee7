"""The screen that takes a report: pasted whole, or by the name of its file; Enter alone goes on to the numbers."""

from collections.abc import Callable
from textwrap import shorten

from bonebrief.interview.report.confirm import OFFER
from bonebrief.interview.report.proposal import Proposal, Reports
from bonebrief.interview.screen.field import Field, edited, inserted
from bonebrief.interview.screen.layout import Hint, Paragraph, View
from bonebrief.interview.screen.pick import Pick
from bonebrief.machine.catalogue import N_, _
from bonebrief.machine.error import BoneBriefError

_HINTS = (Hint(N_("Enter"), N_("ok"), 0), Hint(N_("Ctrl-C"), N_("leave"), 2))
_LONGEST = 250
_WIDE = 60
_STAYS = N_("Nothing of it is kept but the answers that you confirm next.")


class Offer:
    """Calls `then` with what a report proposes, with nothing when the person goes on without, `leave` at Ctrl-C."""

    def __init__(
        self,
        reports: Reports,
        pasted: Callable[[str], Proposal],
        then: Callable[[Proposal | None], None],
        leave: Callable[[], None],
    ) -> None:
        self._reports = reports
        self._pasted = pasted
        self._then = then
        self._leave = leave
        self._field = Field()
        self._say = ""

    def view(self) -> View:
        head = (Paragraph(_("The scan"), "quiet"), Paragraph(_(OFFER), "title"), Paragraph(_(_STAYS), "quiet"))
        return View(head, Pick(()), _HINTS, field=self._field, say=self._say)

    def press(self, key: str) -> None:
        self._say = ""
        if key == "c-c":
            self._leave()
        elif key == "s-tab" or (key == "enter" and not self._field.text.strip()):
            self._then(None)
        elif key == "enter":
            self._name(self._field.text.strip())
        else:
            self._field = edited(self._field, key, _LONGEST) or self._field

    def paste(self, text: str) -> None:
        if "\n" in text.strip() or "\r" in text.strip() or not self._reports.is_name(text.strip()):
            self._read(self._pasted, text)
        else:
            self._field = inserted(self._field, text.strip(), _LONGEST) or self._field

    def _name(self, name: str) -> None:
        if self._reports.is_name(name):
            self._read(self._reports.named, name)
        else:
            said = _('There is no file "{name}". Check its name, or paste the text of the report.')
            self._say = said.format(name=shorten(name, _WIDE, placeholder="…"))

    def _read(self, read: Callable[[str], Proposal], given: str) -> None:
        try:
            self._then(read(given))
        except BoneBriefError as error:
            self._say = str(error)
