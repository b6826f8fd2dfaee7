"""A risk on its scale: where the scale ends, where the risk stands on it, and all of it in one sentence."""

from typing import Final

from bonebrief.brief.model import Risk, Span
from bonebrief.language.value import number_words
from bonebrief.machine.catalogue import _

_ENDS: Final = (2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0)
_ROOM: Final = 1.15


def scale_end(risk: Risk) -> float:
    """The round number at which the scale ends: beyond the last line and beyond the risk."""
    farthest = _ROOM * max(risk.value, risk.spans[-1].start)
    return next((end for end in _ENDS if end >= farthest), _ENDS[-1])


def share(risk: Risk, value: float) -> float:
    """Where a number stands on the scale of a risk, from 0 to 1."""
    return min(max(value - risk.spans[0].start, 0.0) / (scale_end(risk) - risk.spans[0].start), 1.0)


def span_of(risk: Risk) -> Span:
    """The span in which the risk lies; a risk that is exactly on a line lies beyond it, as rules read it."""
    return next(span for span in reversed(risk.spans) if risk.value >= span.start)


def line_words(span: Span) -> str:
    """Where a span begins, with as many decimals as the line has."""
    return number_words(span.start, 0)


def risk_sentence(risk: Risk) -> str:
    """Say in words what the picture shows: `FRAX, hip fracture 4.9 %: over the line (near it from 2.8 %, ...).`"""
    others = ", ".join(from_words(span, f"{line_words(span)} {risk.unit}") for span in risk.spans[1:])
    return f"{risk.label} {risk.words} {risk.unit}: {span_of(risk).name} ({others})."


def from_words(span: Span, number: str) -> str:
    """Where a span begins, with its name: `over the line from 3 %`."""
    return _("{span} from {number}").format(span=span.name, number=number)
