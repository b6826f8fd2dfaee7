"""The plain asker: line by line, every state in words; for screen readers, pipes, simple terminals and tests."""

import os
import textwrap
from collections.abc import Sequence
from typing import TextIO

from bonebrief.interview.asker import Left
from bonebrief.interview.commands import command, command_word
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.plain_talk import PlainTalk
from bonebrief.interview.report.proposal import Proposal
from bonebrief.interview.typed import numbered
from bonebrief.machine.catalogue import N_, _
from bonebrief.machine.streams import forget_typed, read_line
from bonebrief.machine.suggestion import same_word
from bonebrief.machine.text import clean

_HELP = N_(
    "Type an answer and press Enter. Other words: ? (why we ask), back, skip, unknown (you don't know), "
    "review (see and change answers), brief (stop here and see the brief), quit or leave, "
    "report (paste or name a scan report), patient (you answer for a patient, or not any more)."
)

_QUIT = "quit"
_MOST_LINES = 10_000
_NARROWEST = 20


def _lines(text: str, width: int) -> list[str]:
    indent = " " * (len(text) - len(text.lstrip(" ")))
    return textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=False) or [""]


class PlainAsker:
    """Reads lines and writes lines; the end of the input, like Ctrl-C, leaves with everything kept.

    A line that was typed before what it answers could be seen is dropped; a pasted report is read to its end.
    """

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        self._source = source
        self._sink = sink
        self._read = 0

    def say(self, text: str) -> None:
        forget_typed(self._source)
        print(self._wrapped(text), file=self._sink, flush=True)

    def _wrapped(self, text: str) -> str:
        """The text as it is, but at a terminal with no line broken within a word; options keep their indent."""
        if not self._sink.isatty():
            return text
        width = max(os.get_terminal_size(self._sink.fileno()).columns, _NARROWEST)
        return "\n".join(line for part in text.split("\n") for line in _lines(part, width))

    def greet(self, lines: Sequence[str]) -> str | None:
        for line in lines:
            self.say(line)
        return ""

    def choose(self, words: str, options: Sequence[str], above: Sequence[str] = ()) -> int | None:
        for line in above:
            self.say(line)
        self.say(f"\n{words}")
        for number, option in enumerate(options, 1):
            self.say(f"  {number}) {option}")
        try:
            while True:
                typed = self.read()
                if command(typed.strip()) == _QUIT:
                    return None
                place = numbered(typed, len(options))
                named = [at for at, option in enumerate(options) if same_word(typed, option)]
                if place is not None or named:
                    return place if place is not None else named[0]
                leave = command_word(_QUIT)
                self.say(_("Please type a number from 1 to {count}, or {quit}.").format(count=len(options), quit=leave))
        except (EOFError, KeyboardInterrupt):
            return None

    def line(self, words: str, suggestion: str) -> str | None:
        self.say(f"{words} {_('Press Enter for {suggestion}.').format(suggestion=suggestion)}")
        try:
            return self.read() or suggestion
        except (EOFError, KeyboardInterrupt):
            return None

    def more(self, words: str) -> bool:
        return True

    def ask(self, conversation: Conversation, proposal: Proposal | None = None) -> Left:
        self.say(_(_HELP))
        return self._talk(conversation, reviewing=False, proposal=proposal)

    def review(self, conversation: Conversation) -> Left:
        return self._talk(conversation, reviewing=True)

    def read(self) -> str:
        """One line from the person, without spaces around it.

        Raises:
            EOFError: there is none any more, or there were more than a person types.
        """
        self._sink.write("> ")
        self._sink.flush()
        self._read += 1
        if self._read > _MOST_LINES:
            raise EOFError
        return clean(read_line(self._source)).strip()

    def _talk(self, conversation: Conversation, reviewing: bool, proposal: Proposal | None = None) -> Left:
        talk = PlainTalk(self, conversation, reviewing)
        try:
            return talk.until_left(proposal)
        except EOFError:
            self.say("")
            return Left.FOR_THE_BRIEF if conversation.interview.current is None else Left.FOR_NOW
        except KeyboardInterrupt:
            self.say("")
            return Left.FOR_NOW
