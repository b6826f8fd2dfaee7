"""Units of numbers in a record, by their code or in words; what is not known keeps its name and is no unit here."""

from collections.abc import Mapping
from typing import Any, Final

_UNITS: Final = {
    **dict.fromkeys(("kg", "kgs", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "[lb_av]"), "[lb_av]"),
    **dict.fromkeys(("g", "gram", "grams"), "g"),
    **dict.fromkeys(("cm", "centimeter", "centimeters"), "cm"),
    **dict.fromkeys(("in", "inch", "inches", "[in_i]"), "[in_i]"),
    **dict.fromkeys(("m", "meter", "meters"), "m"),
    **dict.fromkeys(("ft", "feet", "[ft_i]"), "[ft_i]"),
    **dict.fromkeys(("ng/ml", "ug/l", "µg/l"), "ng/mL"),
    **dict.fromkeys(("nmol/l",), "nmol/L"),
    **dict.fromkeys(("g/cm2", "g/cm²", "g/cm-2"), "g/cm2"),
    **dict.fromkeys(("%yam", "{%yam}"), "{%YAM}"),
}
_SCORES: Final = {
    **dict.fromkeys(("t-score", "t score", "tscore", "{t_score}", "[t-score]", "(t-score)"), "{T-score}"),
    **dict.fromkeys(("z-score", "z score", "zscore", "{z_score}", "[z-score]", "(z-score)"), "{Z-score}"),
    **dict.fromkeys(("sd", "standard deviation", "standard deviations"), "{SD}"),
}
"""Units of scores in words, which count where no code stands beside them."""


def unit_of(quantity: Mapping[str, Any]) -> str:
    """The unit of a number: its code, or its words; both where they do not say the same, which is then no known one."""
    code, words = str(quantity.get("code") or ""), str(quantity.get("unit") or "")
    meant = _UNITS.get(words.strip().lower())
    if not code:
        return meant or _SCORES.get(words.strip().lower(), words)
    return f"{code} and {words}" if code and meant not in (None, code) else code or words
