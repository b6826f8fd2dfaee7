"""Knowledge as plain data and back: lists, words and numbers that can become these frozen classes and nothing else."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, Final

from bonebrief.knowledge.conflict import Conflict
from bonebrief.knowledge.knowledge import Topic
from bonebrief.knowledge.questionnaire import Questionnaire, Section
from bonebrief.knowledge.retired import Retired
from bonebrief.knowledge.rule import Density, Finding, Point, Priority, Raise, Rule, Stage
from bonebrief.knowledge.sheet import Calculator, HeldBack, Input, Lines, Sheet, Zone
from bonebrief.knowledge.sources import Checked, Citation, EvidenceRow, Source
from bonebrief.knowledge.table import Row, Table
from bonebrief.language import condition, domain, formula
from bonebrief.language.fact import Asking, Fact, OfPatient
from bonebrief.language.problem import Place
from bonebrief.language.template import Template

_RECORDS: Final[tuple[type, ...]] = (
    *(condition.Is, condition.Includes, condition.Compare, condition.Between, condition.Known, condition.Holds),
    *(condition.Not, condition.All, condition.Any, condition.AtLeast),
    *(domain.YesNo, domain.Choice, domain.Choices, domain.Number, domain.Slip, domain.Aid, Asking, OfPatient, Fact),
    *(formula.Constant, formula.Reference, formula.Arithmetic, formula.Call, formula.SiteOfLowest),
    *(Template, Citation, EvidenceRow, Source, Rule, Density, Finding, Raise, Point, Topic),
    *(Table, Row, Questionnaire, Section, Conflict),
    *(Calculator, HeldBack, Input, Lines, Sheet, Zone, Retired),
)
_WORDS: Final[tuple[type[Enum], ...]] = (Priority, Stage, Checked)
_TUPLE, _MAPPING, _DATE, _PLACE = "t", "m", "d", "p"
_NUMBER_OF: Final = {kind: number for number, kind in enumerate((*_RECORDS, *_WORDS))}
_NAMES: Final = {kind: tuple(field.name for field in fields(kind)) for kind in _RECORDS}


def plain(value: object) -> Any:
    """A value of knowledge as JSON can hold it.

    Raises:
        TypeError: there is no plain form for its class.
    """
    kind = type(value)
    if kind in _NAMES:
        return [_NUMBER_OF[kind], *(plain(getattr(value, name)) for name in _NAMES[kind])]
    if isinstance(value, Enum):
        return [_NUMBER_OF[kind], value.name]
    if isinstance(value, Place):
        return [_PLACE, *value]
    if kind is tuple:
        return [_TUPLE, *map(plain, value)]  # type: ignore[call-overload]
    if isinstance(value, Mapping):
        return [_MAPPING, *(plain(part) for pair in value.items() for part in pair)]
    if isinstance(value, date):
        return [_DATE, value.toordinal()]
    if value is None or kind in (str, int, float, bool):
        return value
    raise TypeError(f"no plain form for {kind.__name__}")


def whole(data: Any) -> Any:
    """The value behind its plain form.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: it is the plain form of nothing.
    """
    if type(data) is not list:
        return data
    kind = data[0]
    if kind == _PLACE:
        return Place(data[1], data[2], data[3])
    parts = [whole(part) if type(part) is list else part for part in data[1:]]
    if kind == _TUPLE:
        return tuple(parts)
    if kind == _MAPPING:
        return dict(zip(parts[::2], parts[1::2], strict=True))
    if kind == _DATE:
        return date.fromordinal(parts[0])
    if kind < len(_RECORDS):
        return _RECORDS[kind](*parts)
    return _WORDS[kind - len(_RECORDS)][parts[0]]
