"""A stage at a terminal: screens drawn in place, what is said left above them. Loads prompt_toolkit."""

import os
from asyncio import AbstractEventLoop
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import FormattedText, StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Dimension, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.renderer import print_formatted_text
from prompt_toolkit.styles import Style

from bonebrief.interview.screen import paint
from bonebrief.interview.screen.layout import Fragments, Paragraph, Screen, View
from bonebrief.interview.screen.pacing import READ, Pacing
from bonebrief.machine.glyphs import spell
from bonebrief.machine.streams import forget_typed
from bonebrief.machine.terminals import given_back
from bonebrief.machine.text import clean

WIDEST = 88
_NAMES = {"c-m": "enter", "c-j": "enter", "c-i": "tab", "c-h": "backspace", "<sigint>": "c-c"}


class DrawnStage:
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
