"""The screen of one row of a report: its value typed anew with the limits of its question, or another one chosen."""

from collections.abc import Callable
from dataclasses import replace

from bonebrief.interview.report.confirm import Row, read_value, row_words, with_value
from bonebrief.interview.screen.field import Field, edited, inserted
from bonebrief.interview.screen.layout import Hint, Paragraph, View
from bonebrief.interview.screen.pick import Pick, enter, press
from bonebrief.interview.state import Interview, complaint
from bonebrief.interview.typed import Meant, read_line
from bonebrief.interview.words import hint
from bonebrief.language.value import Value, with_unit
from bonebrief.machine.catalogue import N_, _

_HINTS = (Hint(N_("Enter"), N_("ok"), 0), Hint(N_("Shift-Tab"), N_("as it was"), 1), Hint(N_("Ctrl-C"), N_("leave"), 2))
_OUT = N_("Leave it out")


class Cell:
    """Calls `then` with the row as the person wants it, or `leave` at Ctrl-C."""

    def __init__(self, interview: Interview, row: Row, then: Callable[[Row], None], leave: Callable[[], None]) -> None:
        self._interview = interview
        self._row = row
        self._then = then
        self._leave = leave
        self._fact = interview.knowledge.dictionary[row.proposed.fact]
        self._field = Field() if self._fact.number else None
        self._values = self._offered()
        self._pick = self._rows(self._values)
        self._doubted: Meant | None = None
        self._say = ""

    def view(self) -> View:
        asking = self._fact.asking
        head = [Paragraph(row_words(self._interview, self._row), "quiet")]
        head.append(Paragraph(asking.words if asking else self._fact.label, "title"))
        if self._field is not None:
            head.append(Paragraph(hint(self._fact), "quiet"))
        return View(tuple(head), self._pick, _HINTS, self._field, self._say or self._pick.say)

    def press(self, key: str) -> None:
        self._say = ""
        if key == "c-c":
            self._leave()
        elif key in ("escape", "s-tab"):
            self._then(self._row)
        elif key == "enter":
            self._enter()
        elif self._field is None or key in ("up", "down", "pageup", "pagedown"):
            self._pick = press(self._pick, key)
        elif put := edited(self._field, key):
            self._type(put)

    def paste(self, text: str) -> None:
        put = inserted(self._field, " ".join(text.split())) if self._field is not None else None
        if put is not None:
            self._type(put)

    def _offered(self) -> tuple[tuple[Value, str], ...]:
        """The values that can be chosen: as printed, what else is printed, and the choices of the question."""
        row = self._row
        printed = ((row.value, ""), *((other.value, other.words) for other in row.proposed.others))
        chosen = tuple((word, "") for word in self._fact.choices if all(word != value for value, _ in printed))
        return (*printed, *chosen)

    def _rows(self, values: tuple[tuple[Value, str], ...]) -> Pick:
        words = [f"{with_unit(self._fact, value)}{f' ({which})' if which else ''}" for value, which in values]
        return Pick((*words, _(_OUT)))

    def _type(self, put: Field) -> None:
        if self._doubted is not None:
            self._doubted, self._pick = None, self._rows(self._values)
        self._field = put
        self._pick = replace(self._pick, mark=None)

    def _enter(self) -> None:
        if self._field is not None and self._pick.mark is None:
            self._read(self._field.text)
            return
        self._pick, chosen = enter(self._pick)
        if chosen is None or chosen.row is None:
            return
        if chosen.row == len(self._pick.rows) - 1:
            self._then(replace(self._row, marked=False))
        elif self._doubted is not None and self._doubted.value is not None:
            likely = self._doubted.likely
            keeps = likely is None or chosen.row == 1
            self._done(self._doubted.value if keeps or likely is None else likely, signed=keeps)
        else:
            value = self._values[chosen.row][0]
            self._take(read_value(self._fact, value))

    def _read(self, text: str) -> None:
        if not text.strip():
            self._say = _("Type the value, or choose one of the rows.")
        else:
            self._take(read_line(self._fact, text))

    def _take(self, meant: Meant) -> None:
        if meant.value is None:
            self._say = meant.say
        elif meant.say:
            likely = (with_unit(self._fact, meant.likely),) if meant.likely is not None else ()
            self._doubted = meant
            keep = _("Keep {answer}").format(answer=with_unit(self._fact, meant.value))
            self._pick = Pick((*likely, keep, _(_OUT)))
            self._say = f"{meant.say} {_('Choose one, or type another number.')}"
        else:
            self._done(meant.value, signed=meant.signed)

    def _done(self, value: Value, *, signed: bool) -> None:
        if said := complaint(self._interview, self._fact.id, value):
            self._say = said
        else:
            self._then(with_value(self._row, value, signed=signed))
