"""The numbers by which an engine rounds exactly as Python does, with nothing but sums, products and floors."""

from fractions import Fraction
from math import nextafter
from typing import Final

from bonebrief.language.formula import without_noise

FINE: Final = 1e6
EXACT_BELOW: Final = 2.0**33
"""From here on a double has no sixth decimal to be rounded."""
SMALLEST: Final = 1e-4
SMALL: Final = min(k / FINE for k in range(1, 100) if without_noise(k / FINE) >= SMALLEST)
"""The lowest number under SMALLEST that is rounded up to it."""
_HALF: Final = 5e-10
WHOLE_FROM: Final = _HALF if Fraction(_HALF) <= Fraction(1, 2 * 10**9) else nextafter(_HALF, 0)
"""The most by which a number may miss a whole one that it counts as."""
