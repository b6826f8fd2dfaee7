"""The screen of several questions of yes or no: what is ticked is answered with yes, everything else with no."""

from collections.abc import Callable
from dataclasses import replace

from bonebrief.interview.action import Back, Voice
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.one_screen import NONE_ROW, REST, TITLE, given, without_value
from bonebrief.interview.progress import progress_of
from bonebrief.interview.report.proposal import Proposal
from bonebrief.interview.screen.layout import Paragraph, View
from bonebrief.interview.screen.pick import DONT_KNOW_ROW, SKIP_ROW, Chosen, Pick, enter, press
from bonebrief.interview.screen.question import HINTS, TICK, progress_line
from bonebrief.interview.typed import dont_know, not_sure, skip_words
from bonebrief.interview.words import as_put
from bonebrief.language.answer import Status
from bonebrief.machine.catalogue import _


class OneScreen:
    """Turns keys into as many actions for `act` as there are questions; `on` opens what lies beside them."""

    def __init__(
        self,
        conversation: Conversation,
        act: Callable[..., str],
        on: Callable[[str], None],
        report: Callable[[Proposal], None],
    ) -> None:
        self._conversation = conversation
        self._act = act
        self._on = on
        self._report = report
        self._facts = tuple(as_put(conversation.interview, one) for one in conversation.interview.one_screen)
        self._pick = self._rows()
        self._seen: frozenset[int] = frozenset()
        self._why = False
        self._say = ""

    def view(self) -> View:
        progress = progress_of(self._conversation.interview)
        assert progress is not None
        head = [progress_line(progress), Paragraph(_(TITLE), "title"), Paragraph(_(REST), "quiet")]
        if self._why:
            head += [Paragraph(f"{fact.label}: {fact.asking.why}") for fact in self._facts if fact.asking]
        hints = (*HINTS[:1], TICK, *HINTS[1:])
        standing = self._conversation.shown_standing
        return View(tuple(head), self._pick, hints, None, self._say or self._pick.say, standing, self._saw)

    def press(self, key: str) -> None:
        self._say = ""
        match key:
            case "c-c":
                self._on("leave")
            case "left" | "s-tab":
                self._say = self._act(Back())
            case "tab":
                self._say = self._act(*without_value(self._facts, Status.SKIPPED))
            case "c-k":
                self._say = self._act(*without_value(self._facts, Status.UNKNOWN))
            case "c-r":
                self._on("review")
            case "c-p":
                self._say = self._act(Voice(not self._conversation.interview.for_patient))
            case "?":
                self._why = not self._why
            case "enter":
                self._enter()
            case _:
                self._pick = press(self._pick, key)

    def paste(self, text: str) -> None:
        proposal = self._conversation.pasted(text)
        if proposal and proposal.rows:
            self._report(proposal)
        else:
            self._say = _("That was pasted and is no answer here. Nothing was recorded.")

    def _rows(self) -> Pick:
        asked = [fact.asking.words if fact.asking else fact.label for fact in self._facts]
        rows = (*asked, _(NONE_ROW), _(DONT_KNOW_ROW), _(SKIP_ROW))
        names = (*((fact.label.lower(),) for fact in self._facts), (), dont_know(), skip_words())
        others = (*(() for _fact in self._facts), (), not_sure(), ())
        none = len(self._facts)
        return Pick(rows, tickable=none + 1, alone=none, names=names, others=others, wary=len(rows) - 1)

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
            self._say = self._act(*given(self._facts, chosen.ticked))
        else:
            is_skipped = self._pick.rows[chosen.row] == _(SKIP_ROW)
            self._say = self._act(*without_value(self._facts, Status.SKIPPED if is_skipped else Status.UNKNOWN))
