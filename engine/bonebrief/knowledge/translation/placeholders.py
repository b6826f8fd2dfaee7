"""Whether a text in another language has the same placeholders as the one it stands for."""

import re
from typing import Final

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


def placeholders(text: str) -> frozenset[str]:
    """The names between braces."""
    return frozenset(_PLACEHOLDER.findall(text))


def same_placeholders(text: str, other: str) -> bool:
    """Whether both name the same, and the other has no brace besides."""
    return placeholders(text) == placeholders(other) and not set("{}") & set(_PLACEHOLDER.sub("", other))
