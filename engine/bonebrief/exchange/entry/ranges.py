"""How a laboratory read a number, and whether that fits the range that stands beside it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from bonebrief.exchange.codes.meaning import Coding
from bonebrief.exchange.fhir.concepts import codings, several

_SIDES: Final = {"L": -1, "LL": -1, "N": 0, "H": 1, "HH": 1}


def interpretations(resource: Mapping[str, Any]) -> Iterator[Coding]:
    """The codes by which a result was read."""
    for concept in several(resource.get("interpretation")):
        yield from codings(concept)


def is_read_against_its_range(resource: Mapping[str, Any]) -> bool:
    """Whether a number was read as low, normal or high, and its only range, in the same unit, says otherwise."""
    quantity, ranges = resource.get("valueQuantity") or {}, several(resource.get("referenceRange"))
    value, sides = quantity.get("value"), {_SIDES[code] for _, code in interpretations(resource) if code in _SIDES}
    if len(sides) != 1 or len(ranges) != 1 or not isinstance(value, Decimal) or quantity.get("comparator"):
        return False
    side = _side(value, _bound(ranges[0], "low", quantity), _bound(ranges[0], "high", quantity))
    return side is not None and side not in sides


def _bound(one: Mapping[str, Any], key: str, quantity: Mapping[str, Any]) -> Decimal | None:
    bound = one.get(key) or {}
    same = all(bound.get(part) in (None, quantity.get(part)) for part in ("unit", "code"))
    value = bound.get("value")
    return value if same and isinstance(value, Decimal) else None


def _side(value: Decimal, low: Decimal | None, high: Decimal | None) -> int | None:
    """On which side of a range a number lies; None where a bound that would say so is missing."""
    if low is not None and value < low:
        return -1
    if high is not None and value > high:
        return 1
    return 0 if low is not None and high is not None else None
