"""The terminal asker: screens drawn in place, answered questions left above them as a record. Loads prompt_toolkit."""

import time
from collections.abc import Sequence
from typing import Final, TextIO

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.output import Output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from bonebrief.interview.asker import Left
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.report.proposal import Proposal
from bonebrief.interview.screen import paint
from bonebrief.interview.screen.drawn_stage import DrawnStage
from bonebrief.interview.screen.layout import Paragraph
from bonebrief.interview.screen.line import Line
from bonebrief.interview.screen.menu import Menu
from bonebrief.interview.screen.more import More
from bonebrief.interview.screen.pacing import Pacing
from bonebrief.interview.screen.talk import Talk
from bonebrief.machine.catalogue import N_, _
from bonebrief.machine.streams import carries_keys

_BEGIN = N_("Begin")
_FIRST_QUESTION: Final = 15
"""Lines of the first question at the most, where lines are short."""

_CTRL_C = "\x03"


def open_terminal(source: TextIO, sink: TextIO, term: str | None) -> "TerminalAsker":
    """The asker at a real terminal.

    Raises:
        OSError, ValueError: the streams are no terminal that can be drawn on.
    """
    for stream in (source, sink):
        if not carries_keys(stream.encoding):
            raise ValueError(f"a terminal cannot be written to in {stream.encoding}")
    output = Vt100_Output.from_pty(sink, term=term)
    output.enable_cpr = False
    return TerminalAsker(with_ctrl_c(create_input(source)), output, sink.encoding or "ascii")


def with_ctrl_c(source: Input) -> Input:
    """The input, in which Ctrl-C is a key whatever came before it, such as half of a key or a paste without end."""
    if isinstance(source, Vt100Input):
        keys = source.vt100_parser.feed_key_callback
        source.vt100_parser = _Parser(keys)
    return source


class _Parser(Vt100Parser):
    def feed(self, data: str) -> None:
        if not data.endswith(_CTRL_C):
            super().feed(data)
            return
        super().feed(data[:-1])
        self.reset()
        super().feed(_CTRL_C)


class TerminalAsker:
    """Meets the person at a terminal that carries the characters of an encoding."""

    def __init__(self, source: Input, sink: Output, encoding: str) -> None:
        self._source = source
        self._sink = sink
        self._encoding = encoding
        self._style = Style.from_dict(paint.STYLES)

    def say(self, text: str) -> None:
        self._stage().print(Paragraph(text))

    def greet(self, lines: Sequence[str]) -> str | None:
        """Leave the lines above the first question, or, where both together have no room, show them by themselves.

        What is pasted there is returned, for a report can be pasted at any question.
        """
        stage = self._stage()
        said = [Paragraph(line) for line in lines]
        if stage.has_room(said, _FIRST_QUESTION):
            stage.print(*said)
            return ""
        stage.show(Menu(said, (_(_BEGIN),), stage.leave, mark=0, paste=stage.leave))
        left = stage.run()
        return left if left is None or isinstance(left, str) else ""

    def choose(self, words: str, options: Sequence[str], above: Sequence[str] = ()) -> int | None:
        """Leave what is said above the options; without room for both, show it at their head, each entry in a line."""
        stage = self._stage()
        said, head = [Paragraph(line) for line in above], Paragraph(words, "title")
        stage.show(Menu((head,), options, stage.leave))
        if stage.has_room(said):
            stage.print(*said)
        else:
            stage.show(Menu((*map(stage.in_one_line, said), head), options, stage.leave))
        chosen: int | None = stage.run()
        return chosen

    def line(self, words: str, suggestion: str) -> str | None:
        stage = self._stage()
        stage.show(Line(words, suggestion, stage.leave))
        typed: str | None = stage.run()
        return typed

    def more(self, words: str) -> bool:
        stage = self._stage()
        stage.show(More(words, stage.leave))
        return bool(stage.run())

    def ask(self, conversation: Conversation, proposal: Proposal | None = None) -> Left:
        stage = self._stage()
        talk = Talk(stage, conversation)
        if proposal:
            talk.confirm(proposal)
        else:
            talk.begin()
        return stage.run() or Left.FOR_NOW

    def review(self, conversation: Conversation) -> Left:
        stage = self._stage()
        Talk(stage, conversation).review()
        return stage.run() or Left.FOR_NOW

    def _stage(self) -> DrawnStage:
        return DrawnStage(self._source, self._sink, self._encoding, self._style, Pacing(time.monotonic))
