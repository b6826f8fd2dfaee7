"""Questions and answers in plain lines: every answer is checked at once, `?` lists what is possible."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO, TypeVar

from bonebrief.machine.streams import read_line
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.machine.text import clean
from bonebrief.wording.wrap import wrapped

T = TypeVar("T")


class RefusedError(ValueError):
    """The answer cannot be taken; the message says why and what to type."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what Enter alone answers (None: an answer is needed), what `?` lists, what `? WORD` looks in too."""

    words: str
    default: str | None = None
    possible: Callable[[], Iterable[str]] = tuple
    besides: Callable[[], Iterable[str]] = tuple


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One person at a keyboard, or a pipe.

    `taken`: every answer that was taken, as typed, and as often as it had to be. `known`: answers typed earlier, given
    before any that is typed now.
    """

    source: TextIO
    sink: TextIO
    known: deque[str] = field(default_factory=deque)
    taken: list[str] = field(default_factory=list)

    def say(self, text: str = "") -> None:
        print(text, file=self.sink, flush=True)

    def ask(self, question: Question, read: Callable[[str], T]) -> T:
        """Ask until the answer can be read; `read` asks nothing itself, so that answers are kept in their order.

        Raises:
            EOFError: the input ended.
        """
        default = f" [{question.default}]" if question.default else ""
        self.say(wrapped(f"{question.words}{default}"))
        refusals: list[str] = []
        while True:
            typed = self._line()
            if typed.startswith("?"):
                self._list(question, typed[1:].strip())
                continue
            answer = typed or question.default
            if answer is None:
                self.say("An answer is needed; ? lists what is possible, Ctrl-C leaves.")
                continue
            try:
                read_as = read(answer)
            except RefusedError as refused:
                self.say(wrapped(str(refused)))
                refusals.append(typed)
                continue
            self.taken.extend([*(one for one in refusals if one == typed), typed])
            return read_as

    def choose(self, question: Question, known: Sequence[str]) -> str:
        """Ask for one of the known words.

        Raises:
            EOFError: the input ended.
        """

        def read(text: str) -> str:
            if text in known:
                return text
            hint = did_you_mean(text, known) or "? lists what is possible."
            raise RefusedError(f'"{text}" is not possible here. {hint}')

        return self.ask(question, read)

    def _line(self) -> str:
        self.sink.write("> ")
        self.sink.flush()
        if self.known:
            self.say(self.known[0])
            return self.known.popleft()
        return " ".join(clean(read_line(self.source)).split())

    def _list(self, question: Question, words: str) -> None:
        lines = (*question.possible(), *question.besides()) if words else question.possible()
        found = [line for line in lines if words.lower() in line.lower()]
        for line in found:
            self.say(wrapped(line, 2))
        if not found:
            self.say("Any text." if not words else f'Nothing here has "{words}" in it.')


def listed(known: Mapping[str, T], about: Callable[[T], str]) -> Iterator[str]:
    """What is possible, one a line: its name, and what it is."""
    yield from (f"{name}  {about(thing)}" for name, thing in known.items())
