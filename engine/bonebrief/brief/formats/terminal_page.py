"""A page in the terminal: a margin for labels, a column of prose, and text that is never taken for markup."""

from typing import Final, TextIO

from rich.console import Console
from rich.text import Text

from bonebrief.machine.glyphs import one_line, spell

NARROWEST: Final = 40
PROSE: Final = 88
_WIDE: Final = 60
_MARGIN: Final = 12
_HANGING: Final = "  "


class _Console(Console):
    """Leaves a reader who has gone to whoever called, instead of ending the process with a status of its own."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class Page:
    """Draws lines no wider than the stream allows, in characters that it can carry."""

    def __init__(self, stream: TextIO, width: int | None = None, colour: bool | None = None, plain: bool = False):
        """Open a page.

        `width` in columns (None: that of the terminal; at least 40). `colour` None: colours if the stream is a
        terminal and NO_COLOR is not set; bold and dim need only the terminal. `plain`: no columns and no lines drawn.
        """
        self.plain = plain
        self._encoding = getattr(stream, "encoding", None)
        self._console = _Console(
            file=stream,
            width=width,
            force_terminal=True if colour else None,
            color_system="standard" if colour else "auto",
            no_color=None if colour is None else not colour,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )
        self.width = min(max(self._console.width, NARROWEST), PROSE)
        self.wide = self.width >= _WIDE
        self.margin = _MARGIN if self.wide else len(_HANGING)
        self._blank = True

    @property
    def narrow(self) -> bool:
        """Whether what belongs together stands in one paragraph, because there is no room for margins."""
        return not (self.wide or self.plain)

    def words(self, text: str, style: str = "") -> Text:
        """The text as it may be drawn: one harmless line in the stream's characters, nothing in it markup."""
        return Text(self.glyphs(one_line(text)), style)

    def side(self, label: str) -> Text:
        """A quiet label, set at the inner edge of a wide margin."""
        if self.plain:
            return Text(label.capitalize())
        return Text(label.rjust(self.margin - 2) if self.wide else label, "dim")

    def glyphs(self, drawing: str) -> str:
        """A drawing of our own in the stream's characters, its spaces kept."""
        return spell(drawing, self._encoding)

    def gap(self) -> None:
        """One empty line, never two."""
        if not self._blank:
            self._console.print()
        self._blank = True

    def heading(self, words: str) -> None:
        """A heading, set off by a line above it."""
        self.rule()
        self.prose(self.words(words, "bold"))

    def rule(self) -> None:
        """A thin line across the column of prose, set off where there is room; in plain mode only a gap."""
        if not self.narrow:
            self.gap()
        if not self.plain:
            self.line(Text(self.glyphs("─" * self.width), style="dim"))
            self._blank = self.narrow
        if self.wide and not self.plain:
            self.gap()

    def line(self, text: Text) -> None:
        """One line, exactly as it is."""
        self._console.print(text, soft_wrap=True)
        self._blank = False

    def prose(self, text: Text, indent: int = 0) -> None:
        """A paragraph, wrapped between words; only a word longer than a line is broken. Of nothing, no line."""
        if not text:
            return
        for line in text.wrap(self._console, self.width - indent, overflow="fold"):
            line.rstrip()
            self.line(Text(" " * indent).append_text(line))

    def bullet(self, body: Text) -> None:
        """One of several short paragraphs."""
        if self.plain:
            self.prose(body)
        else:
            self.entry(self.words("·", "bold"), body, margin=2)

    def passage(self, label: Text, body: Text) -> None:
        """A longer text under its label, which on a narrow page opens it, and nothing of the width is given away."""
        if self.narrow:
            self.prose(Text.assemble(label, " ", body))
        else:
            self.entry(label, body)

    def entry(self, label: Text, body: Text, margin: int | None = None) -> None:
        """A paragraph with its label in the margin; where the page is narrow, the label opens it and the rest hangs."""
        if self.plain:
            self.prose(Text.assemble(label, ": ", body) if label else body)
            return
        if self.narrow:
            self._hanging(label, body)
            return
        margin = self.margin if margin is None else margin
        lines = body.wrap(self._console, self.width - margin, overflow="fold")
        if label.cell_len >= margin:
            self.prose(label)
            label = Text()
        for line in lines:
            line.rstrip()
            self.line(Text.assemble(label, " " * (margin - label.cell_len), line))
            label = Text()

    def _hanging(self, label: Text, body: Text) -> None:
        """A paragraph whose lines behind the first, or all where it has no label, are indented."""
        whole = Text.assemble(label, " ", body) if label else body
        if label:
            first = whole.wrap(self._console, self.width, overflow="fold")[0]
            self.prose(first)
            at = len(first.plain.rstrip())
            whole = whole[at + len(whole.plain[at:]) - len(whole.plain[at:].lstrip()) :]
        self.prose(whole, indent=len(_HANGING))
