"""The program's own words in the language of the person: a gettext catalogue, chosen once when a command begins.

English stands in the code. `_` marks what is said where it is said, `N_` what is said later, and `T_` words, parted by
bars, that somebody may type for one thing.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH: Final = "en"
DOMAIN: Final = "bonebrief"
LOCALE: Final = Path(__file__).resolve().parent.parent / "locale"

_APART: Final = "|"
_TYPED: Final = "typed"
"""The context of typed words in a catalogue: `back` is said in one word, and may be typed in several."""


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


def T_(words: str) -> str:  # noqa: N802
    """The words as they are, marked to be looked up when something is typed."""
    return words


def words_meant(words: str) -> tuple[str, ...]:
    """All words that somebody may type for one thing: first those of the language that is spoken, then the English."""
    spoken_ones = _Spoken.catalogue.pgettext(_TYPED, words) if _Spoken.catalogue else words
    return tuple(dict.fromkeys((*spoken_ones.split(_APART), *words.split(_APART))))
