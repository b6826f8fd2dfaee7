"""A line that GitHub's Actions show at a place of a file."""

from bonebrief.language.problem import Place
from bonebrief.machine.text import clean


def annotation(severity: str, place: Place, title: str, words: str) -> str:
    """The workflow command; nothing in a name or a text ends its part of it."""
    where = f"file={_in_command(place.name, ':,')},line={place.line},col={place.column}"
    return f"::{severity} {where},title={_in_command(title, ':,')}::{_in_command(words.strip())}"


def _in_command(text: str, signs: str = "") -> str:
    """A text on one line, with no sign that ends its part of the command."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\n{signs}" else sign for sign in clean(text))
