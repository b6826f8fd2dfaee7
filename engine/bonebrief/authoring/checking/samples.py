"""Small rules files, of which the pages of the checks make their examples."""

from typing import Final

_SAY: Final = "Ask about falls, and what could prevent the next one."


def a_finding(name: str, title: str, when: str | tuple[str, ...]) -> str:
    """A file with one finding; several conditions stand below each other, and all must hold."""
    lines = f" {when}" if isinstance(when, str) else "".join(f"\n      - {one}" for one in when)
    return f"topic: Falls\nfindings:\n  {name}:\n    title: {title}\n    when:{lines}\n    source: WHO94\n"


def at_risk(when: str | tuple[str, ...]) -> str:
    """A file with one finding of which only the condition matters."""
    return a_finding("at_risk_of_falls", "At risk of falls", when)


def repeated_falls(when: str = "falls_past_year >= 2") -> str:
    """A file with one finding as it should be."""
    return a_finding("repeated_falls", "Repeated falls", when)


def tabled(head: str, *rows: str, beside: str = "") -> str:
    """A file with one finding that is a table."""
    lines = "".join(f"\n      {row}" for row in (head, *rows))
    more = f"    {beside}\n" if beside else ""
    return (
        "topic: Falls\nfindings:\n  at_risk_of_falls:\n    title: At risk of falls\n"
        f"{more}    table: |{lines}\n    source: WHO94\n"
    )


def raised_by(head: str, *rows: str) -> str:
    """A file with one point that a table raises."""
    lines = "".join(f"\n          {row}" for row in (head, *rows))
    return a_point(f"      - table: |{lines}\n        because: A matter of age.\n        source: WHO94\n")


def a_reason(priority: str, when: str, because: str = "Falls are what breaks bones.") -> str:
    """An entry under `raise:`."""
    return f"""\
      - priority: {priority}
        when: {when}
        because: {because}
        source: WHO94
"""


def a_point(*reasons: str, say: str = _SAY) -> str:
    """A file with one point."""
    return f"""\
topic: Falls
points:
  preventing_falls:
    title: Preventing falls
    say: {say}
    patient: Ask how to prevent a fall.
    raise:
{"".join(reasons)}"""


PREVENTING_FALLS: Final = a_point(
    a_reason("routine", "falls_past_year >= 1", "A fall in the past year."), say="Ask about falls."
)
"""A file with one point as it should be."""


def added(text: str) -> str:
    """A file without its first line, to stand at the end of another one of the same topic."""
    return text.removeprefix("topic: Falls\n")
