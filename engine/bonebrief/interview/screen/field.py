"""A line of text being typed, and the place of the cursor in it."""

from dataclasses import dataclass

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Field:
    text: str = ""
    cursor: int = 0


def edited(field: Field, key: str) -> Field | None:
    """The field after a key that edits it; None if the key means nothing to it."""
    text, at = field.text, field.cursor
    match key:
        case "left":
            return Field(text, max(at - 1, 0))
        case "right":
            return Field(text, min(at + 1, len(text)))
        case "home":
            return Field(text, 0)
        case "end":
            return Field(text, len(text))
        case "backspace":
            return Field(text[: max(at - 1, 0)] + text[at:], max(at - 1, 0))
        case "delete":
            return Field(text[:at] + text[at + 1 :], at)
    return inserted(field, key) if len(key) == 1 and key.isprintable() else None


def inserted(field: Field, typed: str) -> Field | None:
    """The field with text put in at the cursor; None if it would grow too long."""
    text, at = field.text, field.cursor
    if len(text) + len(typed) > LONGEST:
        return None
    return Field(text[:at] + typed + text[at:], at + len(typed))


def filled(text: str) -> Field:
    """A field with a text, the cursor at its end."""
    return Field(text, len(text))
