"""A brief as CDS Hooks cards: at most five, the most important first; a card speaks and never orders."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bonebrief.brief.formats.markdown import escape
from bonebrief.brief.model import Brief, RaisedPoint
from bonebrief.brief.phrases import open_line
from bonebrief.knowledge.rule import Priority

Card = Mapping[str, Any]

MOST_CARDS: Final = 5
_LONGEST: Final = 139
_MOST_WAITING: Final = 8
_IN_PART: Final = "The record came in part: newer entries may stand on pages of it that were not sent."
_LABEL: Final = "Bone Brief"
_INDICATORS: Final = {Priority.URGENT: "critical", Priority.HIGH: "warning", Priority.ROUTINE: "info"}


def cards(brief: Brief, form: str = "", *, in_part: bool = False) -> list[Card]:
    """The cards of a brief; `form`: where the person can answer what is missing, as an address.

    `in_part`: only some pages of the record were sent, which the last card says.
    """
    open_points = [_open_card(brief, form, in_part)] if brief.undetermined or in_part else []
    shown = [point for point in brief.points if point.priority in _INDICATORS][: MOST_CARDS - len(open_points)]
    return [*(_card(brief, point) for point in shown), *open_points]


def _card(brief: Brief, point: RaisedPoint) -> Card:
    cited = next((one.source for one in brief.sources if _cites(point, one.source.id)), None)
    label = f"{cited.organisation}, {cited.year}" if cited else _LABEL
    return {
        "uuid": str(uuid.uuid4()),
        "summary": _short(point.title),
        "detail": "\n".join(_detail(point)),
        "indicator": _INDICATORS[point.priority],
        "source": {"label": label},
    }


def _detail(point: RaisedPoint) -> Iterator[str]:
    yield escape(point.say)
    yield ""
    for reason in point.reasons:
        yield f"- {escape(reason.text)} (`{reason.rule}`)"
    yield ""
    yield "It supports a conversation and is no order."


def _open_card(brief: Brief, form: str, in_part: bool) -> Card:
    link = {"links": [{"label": "Answer what is missing", "url": form, "type": "absolute"}]} if form else {}
    titles = list(dict.fromkeys(point.title for point in brief.undetermined))
    rest = [f"and {len(titles) - _MOST_WAITING} more"] if len(titles) > _MOST_WAITING else []
    waiting = "; ".join([*titles[:_MOST_WAITING], *rest])
    said = [f"Waiting for answers: {waiting}."] if titles else []
    said += [_IN_PART] if in_part else []
    return {
        "uuid": str(uuid.uuid4()),
        "summary": _short(open_line(brief) if titles else _IN_PART),
        "detail": escape(" ".join(said)),
        "indicator": "info",
        "source": {"label": _LABEL},
        **link,
    }


def _cites(point: RaisedPoint, source: str) -> bool:
    return any(citation.source == source for reason in point.reasons for citation in reason.sources)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rsplit(' ', 1)[0]}…"
