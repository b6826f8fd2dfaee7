"""A failed example in words: where it stands, what was expected against what came, and what decided it."""

from collections.abc import Iterator

from bonebrief.authoring.examples.expected import Mismatch, Result
from bonebrief.wording.wrap import lines


def failure_lines(result: Result) -> Iterator[str]:
    """The lines of a failed example; none if it passed."""
    if result.passed:
        return
    yield f"FAILED {result.example.place}  {result.example.name}"
    for mismatch in result.mismatches:
        yield from _mismatch_lines(mismatch)
    yield ""


def _mismatch_lines(mismatch: Mismatch) -> Iterator[str]:
    yield from lines(f"{mismatch.subject}: expected {mismatch.expected}, got {mismatch.got}", "  ", "    ")
    for decision in mismatch.decided_by:
        yield from lines(f"because {decision.came_to}:" if decision.came_to else "because:", "    ", "      ")
        for test in decision.tests:
            yield from lines(test, "      ", "        ")
