"""A failed example in words: where it stands, what was expected against what came, and what decided it."""

from collections.abc import Iterator
from textwrap import wrap

from bonebrief.authoring.examples.expected import Mismatch, Result

WIDTH = 80


def failure_lines(result: Result) -> Iterator[str]:
    """The lines of a failed example; none if it passed."""
    if result.passed:
        return
    yield f"FAILED {result.example.place}  {result.example.name}"
    for mismatch in result.mismatches:
        yield from _mismatch_lines(mismatch)
    yield ""


def _mismatch_lines(mismatch: Mismatch) -> Iterator[str]:
    yield from _wrapped(f"{mismatch.subject}: expected {mismatch.expected}, got {mismatch.got}", 2, 4)
    for decision in mismatch.decided_by:
        yield from _wrapped(f"because {decision.came_to}:" if decision.came_to else "because:", 4, 6)
        for test in decision.tests:
            yield from _wrapped(test, 6, 8)


def _wrapped(text: str, first: int, rest: int) -> list[str]:
    return wrap(text, WIDTH, initial_indent=" " * first, subsequent_indent=" " * rest, break_on_hyphens=False)
