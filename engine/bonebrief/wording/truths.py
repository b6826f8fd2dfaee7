"""Truths in words, and what became of a point that was not raised."""

from collections.abc import Mapping
from typing import Final

from bonebrief.language.truth import Truth

TRUTH_WORDS: Final[Mapping[Truth, str]] = {True: "true", False: "false", None: "unknown"}
"""Of a condition or a rule."""

HOLDS_WORDS: Final[Mapping[Truth, str]] = {True: "yes", False: "no", None: "unknown"}
"""Of a finding, as an example expects it."""

NOT_RAISED: Final = "not raised"
NOT_JUDGED: Final = "could not be judged"
