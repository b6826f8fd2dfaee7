"""What units are worth in one another, as far as that is the same everywhere: of length, mass and time, and by time."""

from typing import Final

_NAMES: Final = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), ("length", 100.0)),
    **dict.fromkeys(("cm", "centimetre", "centimetres"), ("length", 1.0)),
    **dict.fromkeys(("mm", "millimetre", "millimetres"), ("length", 0.1)),
    **dict.fromkeys(("in", "inch", "inches", "[in_i]"), ("length", 2.54)),
    **dict.fromkeys(("ft", "foot", "feet", "[ft_i]"), ("length", 30.48)),
    **dict.fromkeys(("kg", "kilogram", "kilograms"), ("mass", 1000.0)),
    **dict.fromkeys(("g", "gram", "grams"), ("mass", 1.0)),
    **dict.fromkeys(("mg", "milligram", "milligrams"), ("mass", 0.001)),
    **dict.fromkeys(("µg", "ug", "mcg", "microgram", "micrograms"), ("mass", 0.000001)),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "[lb_av]"), ("mass", 453.59237)),
    **dict.fromkeys(("st", "stone", "stones", "[stone_av]"), ("mass", 6350.29318)),
    **dict.fromkeys(("year", "years", "a"), ("time", 365.25)),
    **dict.fromkeys(("month", "months", "mo"), ("time", 30.4375)),
    **dict.fromkeys(("week", "weeks", "wk"), ("time", 7.0)),
    **dict.fromkeys(("day", "days", "d"), ("time", 1.0)),
}
_TOLERANCE: Final = 0.02


def worth(unit: str, other: str) -> float | None:
    """What one of a unit is in another one; None unless both are known and measure the same."""
    one, two = _known(unit), _known(other)
    return one[1] / two[1] if one and two and one[0] == two[0] else None


def is_about(size: float, factor: float) -> bool:
    """Whether a size that was rounded, or of months and years of other lengths, is still the same."""
    return abs(factor - size) <= _TOLERANCE * size


def _known(unit: str) -> tuple[str, float] | None:
    """What a unit measures and its size; of one by time (`units/week`) what is counted belongs to what it measures."""
    counted, by, time = unit.strip().rpartition("/")
    known = _NAMES.get(time.casefold() if by else unit.strip().casefold())
    if known is None or not by:
        return known
    return (f"{counted} by time", 1 / known[1]) if known[0] == "time" and counted else None
