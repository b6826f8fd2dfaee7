"""The screen of one question: its widget by type, and the keys that every question has."""

from dataclasses import replace

from bonebrief.interview.action import Onward, Record
from bonebrief.interview.asking_back import sure
from bonebrief.interview.own_units import read_in_own_units
from bonebrief.interview.progress import Progress, progress_of
from bonebrief.interview.screen.beside import Beside
from bonebrief.interview.screen.field import Field, edited, inserted
from bonebrief.interview.screen.layout import Hint, Paragraph, View
from bonebrief.interview.screen.pick import DONT_KNOW_ROW, SKIP_ROW, Chosen, Pick, continues, enter, press, rows_of
from bonebrief.interview.state import complaint
from bonebrief.interview.typed import Meant, is_dont_know, is_skip
from bonebrief.interview.words import as_put, hint, recorded_words, why_lines
from bonebrief.language.answer import Answer, Status
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value, number_words, with_unit
from bonebrief.machine.catalogue import N_, _
from bonebrief.wording.answers import in_both_units

_BAR = 5
HINTS = (
    Hint(N_("Enter"), N_("ok"), 0),
    Hint("←", N_("back"), 3),
    Hint("?", N_("why"), 2),
    Hint("Tab", N_("skip"), 4),
    Hint(N_("Ctrl-K"), N_("unknown"), 5),
    Hint(N_("Ctrl-R"), N_("review"), 6),
    Hint(N_("Ctrl-C"), N_("leave"), 0),
)
_FOR_PATIENT = N_("Do you answer for a patient? Press Ctrl-P.")
_FOR_ONESELF = N_("You answer for a patient. Press Ctrl-P if not.")
_REPORT = N_("The text of a scan report can be pasted here, or later.")
_FIND, _TICK_ALL = N_("Tick all that apply; type to find one."), N_("Tick all that apply.")
_MANY = 12
"""With more options than this, few windows show all."""

_EMPTY = Hint(N_("Ctrl-U"), N_("empty"), 1)
TICK, _AID = Hint(N_("Space"), N_("tick"), 0), Hint("=", N_("work it out"), 1)


class Question:
    """Turns keys into actions."""

    def __init__(self, beside: Beside, typed: str = "") -> None:
        interview = beside.conversation.interview
        assert interview.current is not None
        self._beside = beside
        self._conversation = beside.conversation
        self._act = beside.act
        self.fact: Fact = as_put(interview, interview.current)
        self._known = interview.answers.get(self.fact.id)
        self._field = Field(typed, len(typed)) if self.fact.kind is Kind.NUMBER else None
        self._pick = rows_of(self.fact, self._known)
        self._doubted: Meant | None = None
        self._refused = False
        self._why = False
        self._say = ""

    def view(self) -> View:
        hints = (*HINTS[:1], *self._own_hints(), *(hint for hint in HINTS[1:] if hint.key not in self._editing))
        standing = self._conversation.shown_standing
        return View(tuple(self._head()), self._pick, hints, self._field, self._say or self._pick.say, standing)

    def press(self, key: str) -> None:
        self._say = ""
        match key:
            case "tab" if self._is_typing:
                self._say = _("Enter records what stands in the field, Ctrl-U empties it. Nothing was recorded.")
            case "tab":
                self._record(Answer(Status.SKIPPED))
            case "c-k" if not self._is_typing:
                self._record(Answer(Status.UNKNOWN))
            case "?":
                self._why = not self._why
            case "=" if self.fact.number and self.fact.number.aid:
                self._beside.on("aid")
            case "enter":
                self._enter()
            case "left" if self._is_typing:
                self._widget(key)
            case _:
                self._elsewhere(key)

    def _elsewhere(self, key: str) -> None:
        """Go where a key leads, or let the widget have it."""
        said = self._beside.press(key)
        if said is None:
            self._widget(key)
        else:
            self._say = said

    def paste(self, text: str) -> None:
        refused = self._beside.paste(text)
        if refused is None:
            return
        line = " ".join(text.split())
        put = inserted(self._replaced(), line) if self._field and len(line) <= 20 else None
        if put is None:
            self._pick = replace(self._pick, mark=None)
            self._say = refused
        else:
            self._type(put)

    @property
    def _is_typing(self) -> bool:
        """Whether something stands in the field; then no key but Enter records."""
        return bool(self._field and self._field.text)

    @property
    def _editing(self) -> tuple[str, ...]:
        """The keys that only edit while something is being typed."""
        return ("Tab", "Ctrl-K") if self._is_typing else ()

    def _own_hints(self) -> tuple[Hint, ...]:
        if self._is_typing:
            return (_EMPTY,)
        if self.fact.kind is Kind.CHOICES:
            return (TICK,)
        return (_AID,) if self.fact.number and self.fact.number.aid else ()

    def _head(self) -> list[Paragraph]:
        interview, asking = self._conversation.interview, self.fact.asking
        progress = progress_of(interview)
        assert progress is not None
        assert asking is not None
        head = [progress_line(progress), Paragraph(asking.words, "title")]
        if self._field is not None:
            head.append(Paragraph(hint(self.fact), "quiet"))
        elif self.fact.kind is Kind.CHOICES and len(self.fact.choices) > _MANY:
            head.append(Paragraph(_(_FIND), "quiet", (_(_TICK_ALL),)))
        if self._known or self.fact.id in interview.settled.taken:
            recorded = recorded_words(interview, self.fact.id)
            said = _("Recorded so far: {answer}. A new answer replaces it.")
            head.append(Paragraph(said.format(answer=recorded), "quiet"))
        if not interview.answers:
            head += [Paragraph(_(_FOR_ONESELF if interview.for_patient else _FOR_PATIENT), "quiet")]
            head += [Paragraph(_(_REPORT), "quiet")] if self._conversation.reports else []
        if self._why:
            head += [Paragraph(line) for line in why_lines(interview.knowledge, self.fact)]
        return head

    def _widget(self, key: str) -> None:
        if self._field is None or key in ("up", "down", "pageup", "pagedown"):
            self._pick = press(self._pick, key)
            return
        word = self._pick.typed + key if not self._field.text and len(key) == 1 else ""
        if word and (key.isalpha() or self._pick.typed) and continues(self._pick, key):
            self._pick = press(self._pick, key)
        elif put := _line(word) if word else edited(self._replaced() if len(key) == 1 else self._field, key):
            self._type(put)
        else:
            self._say = _("That key means nothing here. Nothing was recorded.")

    def _replaced(self) -> Field:
        """The field that the next character is typed into: an empty one if what stands there was refused."""
        return Field() if self._refused or self._field is None else self._field

    def _type(self, put: Field) -> None:
        self._field, self._doubted, self._refused = put, None, False
        self._pick = rows_of(self.fact, None)

    def _enter(self) -> None:
        if self._field is not None and self._pick.mark is None:
            self._read(self._field.text)
            return
        self._pick, chosen = enter(self._pick)
        if chosen:
            self._choose(chosen)

    def _choose(self, chosen: Chosen) -> None:
        words = list(self.fact.choices)
        if chosen.row is None:
            self._record_value(tuple(words[row] for row in sorted(chosen.ticked)))
            return
        row = self._pick.rows[chosen.row]
        if row == _(DONT_KNOW_ROW):
            self._record(Answer(Status.UNKNOWN))
        elif row == _(SKIP_ROW):
            self._record(Answer(Status.SKIPPED))
        elif self._doubted and self._doubted.value is not None:
            likely = self._doubted.likely
            if likely is None or chosen.row == 1:
                self._record_value(self._doubted.value, confirmed=True, said=self._doubted.said)
            else:
                self._record_value(likely, said=self._doubted.likely_said)
        else:
            self._record_value(words[chosen.row])

    def _read(self, text: str) -> None:
        if not text.strip() and self._known:
            self._say = self._act(Onward())
        elif is_dont_know(text):
            self._record(Answer(Status.UNKNOWN))
        elif is_skip(text):
            self._record(Answer(Status.SKIPPED))
        elif not text.strip():
            self._say = _("Type a number first, or choose one of the rows. Nothing was recorded.")
        else:
            self._take(read_in_own_units(self._conversation.interview, self.fact, text))

    def _take(self, meant: Meant) -> None:
        self._refused = True
        if meant.value is None:
            self._say = f"{meant.say} {_('Nothing was recorded.')}"
        elif meant.say:
            self._doubt(meant)
        else:
            self._record_value(meant.value, confirmed=meant.signed, said=meant.said)

    def _doubt(self, meant: Meant) -> None:
        assert isinstance(meant.value, float)
        kept = _("Keep {answer}").format(answer=f"{number_words(meant.value, 0)} {self.fact.unit}".strip())
        likely = (_likely_words(self.fact, meant.likely, meant),) if meant.likely is not None else ()
        self._doubted = meant
        rows = (*likely, kept, _(DONT_KNOW_ROW), _(SKIP_ROW))
        self._pick = Pick(rows, wary=len(rows) - 1)
        self._say = f"{meant.say} {_('Choose one, or type another number.')}"

    def _record_value(self, value: Value, confirmed: bool = False, said: str = "") -> None:
        interview = self._conversation.interview
        wrong = complaint(interview, self.fact.id, value)
        if wrong:
            self._say = f"{wrong} {_('Nothing was recorded. Go back to change the other answer.')}"
        elif confirmed:
            self._record(replace(sure(interview.knowledge.conflicts.values(), self.fact.id, value), said=said))
        else:
            self._record(Answer(Status.ANSWERED, value, said=said))

    def _record(self, answer: Answer) -> None:
        """Record an answer; skipping a question that has one leaves it as it is."""
        if answer.status is Status.SKIPPED and self._known:
            self._say = self._act(Onward())
            return
        self._say = self._act(Record(self.fact.id, answer))


def progress_line(progress: Progress) -> Paragraph:
    """How far it is, in one line; where that is narrow, the number of the question goes first, then the bar."""
    done, percent = int(progress.share * _BAR), f"{progress.share:.0%}"
    bar = f"{'▓' * done}{'░' * (_BAR - done)} {percent}"
    numbered = f"{progress.section} · {_('question {number}').format(number=progress.number)} · {bar}"
    return Paragraph(numbered, "quiet", (f"{progress.section} · {bar}", f"{progress.section} · {percent}", percent))


def _line(word: str) -> Field | None:
    """A field with what was typed of a word that is the name of no row."""
    return inserted(Field(), word) if word.isprintable() else None


def _likely_words(fact: Fact, likely: float, meant: Meant) -> str:
    return in_both_units(with_unit(fact, likely), meant.likely_said)
