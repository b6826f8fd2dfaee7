"""The screen of several questions of yes or no: what is ticked is a yes, what is marked so not known, all else a no."""

from collections.abc import Iterator
from dataclasses import replace

from bonebrief.interview.one_screen import (
    IN_SHORT,
    KEY_FOR_UNKNOWN,
    NONE_ROW,
    REST,
    TITLE,
    Marked,
    given,
    without_value,
)
from bonebrief.interview.progress import progress_of
from bonebrief.interview.screen.beside import Beside
from bonebrief.interview.screen.layout import Paragraph, View
from bonebrief.interview.screen.pick import DONT_KNOW_ROW, SKIP_ROW, Chosen, Pick, enter, press
from bonebrief.interview.screen.question import HINTS, TICK, progress_line
from bonebrief.interview.typed import dont_know, not_sure, skip_words
from bonebrief.interview.words import as_put, why_lines
from bonebrief.language.answer import Status
from bonebrief.machine.catalogue import _


class OneScreen:
    """Turns keys into an answer to each of the questions that are asked at once."""

    def __init__(self, beside: Beside) -> None:
        conversation = beside.conversation
        self._beside = beside
        self._conversation = conversation
        self._facts = tuple(as_put(conversation.interview, one) for one in conversation.interview.one_screen)
        self._pick = self._rows()
        self._seen: frozenset[int] = frozenset()
        self._why = False
        self._say = ""

    def view(self) -> View:
        progress = progress_of(self._conversation.interview)
        assert progress is not None
        head = [
            progress_line(progress),
            Paragraph(_(TITLE), "title"),
            Paragraph(f"{_(REST)} {_(KEY_FOR_UNKNOWN)}", "quiet", (_(IN_SHORT),)),
        ]
        if self._why:
            head += map(Paragraph, self._reasons())
        hints = (*HINTS[:1], TICK, *HINTS[1:])
        standing = self._conversation.shown_standing
        return View(tuple(head), self._pick, hints, None, self._say or self._pick.say, standing, self._saw)

    def _reasons(self) -> Iterator[str]:
        """Why the marked question is asked; without a mark, why each of them is."""
        mark = self._pick.mark
        if mark is not None and mark < len(self._facts):
            yield from why_lines(self._conversation.interview.knowledge, self._facts[mark])
        else:
            yield from (f"{fact.label}: {fact.asking.why}" for fact in self._facts if fact.asking)

    def press(self, key: str) -> None:
        self._say = ""
        match key:
            case "tab":
                self._leave_open(Status.SKIPPED)
            case "c-k" if self._pick.mark is None or self._pick.mark >= len(self._facts):
                self._leave_open(Status.UNKNOWN)
            case "?":
                self._why = not self._why
            case "enter":
                self._enter()
            case _:
                self._elsewhere(key)

    def _elsewhere(self, key: str) -> None:
        """Go where a key leads, or let the rows have it."""
        said = self._beside.press(key)
        if said is None:
            self._pick = press(self._pick, key)
        else:
            self._say = said

    def paste(self, text: str) -> None:
        self._say = self._beside.paste(text) or ""

    def _rows(self) -> Pick:
        asked = [fact.asking.words if fact.asking else fact.label for fact in self._facts]
        rows = (*asked, _(NONE_ROW), _(DONT_KNOW_ROW), _(SKIP_ROW))
        names = (*((fact.label.lower(),) for fact in self._facts), (), dont_know(), skip_words())
        others = (*(() for _fact in self._facts), (), not_sure(), ())
        none = len(self._facts)
        return Pick(rows, none + 1, none, doubtable=none, names=names, others=others, wary=len(rows) - 1)

    def _saw(self, rows: frozenset[int]) -> None:
        self._seen |= rows

    def _enter(self) -> None:
        """Record the answers, once every question was seen: what is not ticked is a no."""
        pick, chosen = enter(self._pick)
        unseen = [place for place in range(len(self._facts)) if place not in self._seen]
        if chosen and chosen.row is None and unseen and self._seen:
            self._pick = replace(pick, mark=unseen[0])
            self._say = _("There are more questions than were shown. Look at these, then press Enter.")
            return
        self._pick = pick
        if chosen:
            self._record(chosen)

    def _record(self, chosen: Chosen) -> None:
        if chosen.row is None:
            asked = frozenset(range(len(self._facts)))
            marked = Marked(chosen.ticked & asked, chosen.unsure & asked)
            self._say = self._beside.act(*given(self._conversation.interview, self._facts, marked))
        else:
            is_skipped = self._pick.rows[chosen.row] == _(SKIP_ROW)
            self._leave_open(Status.SKIPPED if is_skipped else Status.UNKNOWN)

    def _leave_open(self, status: Status) -> None:
        self._say = self._beside.act(*without_value(self._conversation.interview, self._facts, status))
