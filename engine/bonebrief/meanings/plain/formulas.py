"""The reference meaning of a formula for one person, in plain Python."""

from collections.abc import Mapping

from bonebrief.language.formula import Calculation, Call, Formula, Reference, SiteOfLowest, calculate, without_noise
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import truth_of


def derived_value(formula: Formula, values: Mapping[str, Seen]) -> Seen | None:
    """The derived value, which rules compare as it is and not as it is shown."""
    if isinstance(formula, SiteOfLowest):
        known = [(number, part.fact) for part in formula.parts if (number := _number(part, values)) is not None]
        return min(known, key=lambda pair: pair[0])[1] if known else None
    result = _number(formula, values)
    return None if result is None else without_noise(result)


def _number(formula: Calculation, values: Mapping[str, Seen]) -> float | None:
    return calculate(formula, lambda part: _part(part, values))


def _part(part: Reference | Call, values: Mapping[str, Seen]) -> float | None:
    """The number of a fact, or of the lowest, highest or first of several parts."""
    if isinstance(part, Reference):
        number = values.get(part.fact)
        ignored = part.unless is not None and truth_of(part.unless, values) is True
        return number if isinstance(number, float) and not ignored else None
    known = [number for one in part.parts if (number := _number(one, values)) is not None]
    if not known:
        return None
    return known[0] if part.function == "first" else (min if part.function == "lowest" else max)(known)
