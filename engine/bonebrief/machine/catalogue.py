"""The program's own words in the language of the person: a gettext catalogue, chosen once when a command begins.

English stands in the code. `_` marks what is said where it is said, `N_` what is said later, and `words_meant` other
words for the same that somebody may type.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH: Final = "en"
DOMAIN: Final = "bonebrief"
LOCALE: Final = Path(__file__).resolve().parent.parent / "locale"

_APART: Final = "|"


class _Spoken:
    """The language of this process."""

    language: str = ENGLISH
    catalogue: "NullTranslations | None" = None


def speak(language: str) -> None:
    """Say everything in a language from now on; what it has no words for, and all of one without any, in English."""
    _Spoken.language, _Spoken.catalogue = language, None
    if language != ENGLISH:
        from gettext import translation

        _Spoken.catalogue = translation(DOMAIN, LOCALE, [language], fallback=True)


def spoken() -> str:
    """The code of the language that is spoken: `en`, `de`."""
    return _Spoken.language


def _(text: str) -> str:
    """The text in the language that is spoken."""
    return _Spoken.catalogue.gettext(text) if text and _Spoken.catalogue else text


def N_(text: str) -> str:  # noqa: N802
    """The text as it is, marked to be looked up when it is said."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """The one of two texts that goes with a count, with the count in the place of {count}."""
    if _Spoken.catalogue is None:
        return (one if count == 1 else many).format(count=count)
    return _Spoken.catalogue.ngettext(one, many, count).format(count=count)


def words_meant(text: str) -> tuple[str, ...]:
    """All words, parted by bars, that mean one thing: first those of the language that is spoken, then the English."""
    return tuple(dict.fromkeys((*_(text).split(_APART), *text.split(_APART))))
