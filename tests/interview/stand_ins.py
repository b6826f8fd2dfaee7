"""What stands in for the rules and for the terminal where a test is about neither."""

from collections.abc import Callable, Mapping, Sequence

from bonebrief.interview.conversation import Standing
from bonebrief.interview.screen.layout import Paragraph, Screen
from bonebrief.interview.state import Interview


class Silent:
    """Rules that never say anything."""

    def standing(self, interview: Interview) -> Standing:
        return Standing()

    def could_change(self, interview: Interview) -> Mapping[str, str]:
        return {}


class Stage:
    """A stage that keeps what it is given: the screen, what was printed, and the result; it may be low."""

    def __init__(self) -> None:
        self.screen: Screen | None = None
        self.printed: list[str] = []
        self.result: object = None
        self.is_high = True

    def show(self, screen: Screen) -> None:
        self.screen = screen

    def print(self, *paragraphs: Paragraph) -> None:
        self.printed += [paragraph.text for paragraph in paragraphs]

    def has_room(self, paragraphs: Sequence[Paragraph]) -> bool:
        return not paragraphs or self.is_high

    def leave(self, result: object) -> None:
        self.result = result

    def soon(self, callback: Callable[[], None]) -> None:
        callback()

    def press(self, *keys: str) -> None:
        """Press keys on whatever screen is shown when each comes."""
        for key in keys:
            assert self.screen is not None
            self.screen.press(key)
