"""The terminal asker: screens drawn in place, answered questions left above them as a record. Loads prompt_toolkit."""

import os
import time
from asyncio import AbstractEventLoop
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final, TextIO

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import FormattedText, StyleAndTextTuples
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Dimension, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.renderer import print_formatted_text
from prompt_toolkit.styles import Style

from bonebrief.interview.asker import Left
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.report.proposal import Proposal
from bonebrief.interview.screen import paint
from bonebrief.interview.screen.layout import Fragments, Paragraph, Screen, View
from bonebrief.interview.screen.line import Line
from bonebrief.interview.screen.menu import Menu
from bonebrief.interview.screen.more import More
from bonebrief.interview.screen.pacing import READ, Pacing
from bonebrief.interview.screen.talk import Talk
from bonebrief.machine.catalogue import N_, _
from bonebrief.machine.glyphs import spell
from bonebrief.machine.streams import carries_keys, forget_typed
from bonebrief.machine.terminals import given_back
from bonebrief.machine.text import clean

WIDEST = 88
_BEGIN = N_("Begin")
_FIRST_QUESTION: Final = 15
"""Lines of the first question at the most, where lines are short."""

_NAMES = {"c-m": "enter", "c-j": "enter", "c-i": "tab", "c-h": "backspace", "<sigint>": "c-c"}
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

    def _stage(self) -> "_Stage":
        return _Stage(self._source, self._sink, self._encoding, self._style, Pacing(time.monotonic))


class _Stage:
    """Shows one screen at a time until somebody leaves it with a result."""

    def __init__(self, source: Input, sink: Output, encoding: str, style: Style, pacing: Pacing) -> None:
        self._sink = sink
        self._encoding = encoding
        self._style = style
        self._pacing = pacing
        self._screen: Screen | None = None
        self._soon: Callable[[], None] | None = None
        self._begun = False
        self._pouring = False
        self._app: Application[Any] = Application(
            layout=Layout(self._layout()),
            style=style,
            key_bindings=self._keys(),
            color_depth=ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None,
            include_default_pygments_style=False,
            erase_when_done=True,
            before_render=self._rendering,
            after_render=self._rendered,
            input=source,
            output=sink,
        )

    def show(self, screen: Screen) -> None:
        """Show another screen; keys typed before it can be seen are not meant for it."""
        self._screen = screen
        self._pacing.changed()
        if self._app.is_running:
            self._app.renderer.erase()

    def print(self, *paragraphs: Paragraph) -> None:
        """Leave paragraphs above the screen."""
        if not paragraphs:
            return
        if self._app.is_running:
            self._app.renderer.erase()
        fragments = FormattedText([(f"class:{one.tone}", self._wrapped(one)) for one in paragraphs])
        print_formatted_text(self._sink, fragments, self._style, color_depth=self._app.color_depth)
        self._sink.flush()

    def has_room(self, paragraphs: Sequence[Paragraph], below: int | None = None) -> bool:
        """Whether the window is high enough for the paragraphs and so many lines, or the whole screen that is shown."""
        above = sum(self._wrapped(one).count("\n") for one in paragraphs)
        if above and below is None:
            below = paint.whole_height(self._view(), self._width, self._encoding)
        return not above or above + (below or 0) <= self._sink.get_size().rows

    def in_one_line(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph, in one line where it is indented."""
        return replace(paragraph, text=paint.in_one_line(paragraph.text, self._width))

    def _wrapped(self, paragraph: Paragraph) -> str:
        return paint.wrapped(spell(clean(paragraph.text), self._encoding), self._width)

    def leave(self, result: object) -> None:
        if not self._app.is_done:
            self._app.exit(result=result)

    def soon(self, callback: Callable[[], None]) -> None:
        """Call back when the screen could be read: whatever is typed while that takes its time was meant for it."""
        self._soon = callback

    def run(self) -> Any:
        """Show the screens until one leaves; return what it leaves with, None at the end of the input."""
        clear_typeahead(self._app.input)
        try:
            with given_back(self._app.input.fileno(), self._sink.fileno()):
                return self._app.run()
        except EOFError:
            return None

    def _rendering(self, app: Application[Any]) -> None:
        """Before anything can be seen for the first time, drop what was typed until then."""
        if not self._begun:
            self._begun = True
            forget_typed(app.input)

    def _rendered(self, app: Application[Any]) -> None:
        self._pacing.shown()
        if self._soon and app.loop:
            app.loop.call_later(READ, self._call_back, self._soon)
            self._soon = None

    def _call_back(self, callback: Callable[[], None]) -> None:
        if not self._app.is_done:
            self._guarded(callback)
            self._app.invalidate()

    def _guarded(self, callback: Callable[[], None]) -> None:
        """Do something; an error leaves the screens first, and is then raised where they were shown from."""
        try:
            callback()
        except Exception as error:
            if not self._app.is_done:
                self._app.exit(exception=error)

    def _layout(self) -> HSplit:
        def window(part: Callable[[View, int, int, str], Fragments], focusable: bool = False) -> Window:
            def styled() -> StyleAndTextTuples:
                return list(part(self._view(), self._width, self._sink.get_size().rows, self._encoding))

            control = FormattedTextControl(styled, focusable=focusable, show_cursor=focusable)
            return Window(control, wrap_lines=True, dont_extend_height=True, height=Dimension(min=1))

        return HSplit(
            [
                window(paint.head),
                window(paint.body, focusable=True),
                window(paint.foot),
            ]
        )

    @property
    def _width(self) -> int:
        return min(self._sink.get_size().columns, WIDEST)

    def _view(self) -> View:
        assert self._screen is not None
        return self._screen.view()

    def _keys(self) -> KeyBindings:
        bindings = KeyBindings()

        @bindings.add(Keys.Any)
        @bindings.add(Keys.BracketedPaste)
        def pressed_or_pasted(event: KeyPressEvent) -> None:
            pressed = event.key_sequence[-1]
            key = str(getattr(pressed.key, "value", pressed.key))
            self._guarded(partial(self._take, key, pressed.data))

        return bindings

    def _pour(self, loop: AbstractEventLoop) -> None:
        """Hand on as pasted what is poured in, once all of it has come."""
        if self._pouring:
            return
        self._pouring = True

        def done() -> None:
            if not self._pacing.rests:
                loop.call_later(READ, done)
                return
            self._pouring, text = False, self._pacing.poured
            if text and self._screen is not None:
                self._call_back(partial(self._screen.paste, text))

        loop.call_later(READ, done)

    def _take(self, key: str, data: str) -> None:
        assert self._screen is not None
        key = _NAMES.get(key, key)
        if key != "c-c" and key != Keys.BracketedPaste.value:
            takes = self._pacing.takes(key, data)
            if self._pacing.poured and self._app.loop:
                self._pour(self._app.loop)
                return
            if not takes:
                return
        if key == Keys.BracketedPaste.value:
            self._screen.paste(data)
        else:
            self._screen.press(key)
