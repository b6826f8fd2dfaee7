"""The screen that lists every answer with its status; any of them can be changed from here."""

from collections.abc import Callable

from bonebrief.interview.conversation import Conversation
from bonebrief.interview.screen.layout import Hint, Paragraph, View
from bonebrief.interview.screen.pick import Pick, enter, press
from bonebrief.interview.words import answer_lines, end_words
from bonebrief.machine.catalogue import N_, _, ngettext

_BRIEF, _ON, _BACK = N_("See the brief"), N_("Go on with the questions"), N_("Back to the last question")
_DOES = {_BRIEF: "brief", _ON: "onward", _BACK: "back"}
_HINTS = (
    Hint(N_("Enter"), N_("choose"), 0),
    Hint(N_("arrows"), N_("move"), 3),
    Hint("←", N_("back"), 2),
    Hint(N_("Ctrl-C"), N_("save, leave"), 1),
)


class Review:
    """Calls `on` with "brief", "back", "onward" or "leave", or `edit` with the question to be changed."""

    def __init__(self, conversation: Conversation, on: Callable[[str], None], edit: Callable[[str], None]) -> None:
        self._conversation = conversation
        self._on = on
        self._edit = edit
        interview = conversation.interview
        self._ended = interview.current is None
        self._questions = interview.open
        self._first = (_BRIEF, _BACK) if self._ended else (_ON, _BRIEF)
        self._could_change = conversation.meaning.could_change(interview)
        lines = answer_lines(interview, self._could_change)
        self._pick = Pick((*map(_, self._first), *lines), mark=0)

    def view(self) -> View:
        interview = self._conversation.interview
        words = end_words(interview, self._could_change) if self._ended else _("The answers so far.")
        count = len(self._questions)
        head = (
            Paragraph(f"{_('Review')} · {ngettext('{count} question', '{count} questions', count)}", "quiet"),
            Paragraph(f"{words} {_('Choose an answer to change it.')}", "title"),
        )
        return View(head, self._pick, _HINTS, say=self._pick.say, standing=self._conversation.shown_standing)

    def press(self, key: str) -> None:
        match key:
            case "c-c":
                self._on("leave")
            case "left" | "s-tab":
                self._on("back")
            case "c-r":
                self._on("onward")
            case "enter":
                self._pick, chosen = enter(self._pick)
                if chosen and chosen.row is not None:
                    self._open(chosen.row)
            case _:
                self._pick = press(self._pick, key)

    def paste(self, text: str) -> None:
        self._pick = press(self._pick, "paste")

    def _open(self, row: int) -> None:
        if row >= len(self._first):
            self._edit(self._questions[row - len(self._first)])
        else:
            self._on(_DOES[self._first[row]])
