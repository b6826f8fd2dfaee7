"""A line of text being typed, and the place of the cursor in it; edited with the keys of every command line."""

from dataclasses import dataclass

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Field:
    text: str = ""
    cursor: int = 0


def edited(field: Field, key: str, longest: int = LONGEST) -> Field | None:
    """The field after a key that edits it; None if the key means nothing to it."""
    text, at = field.text, field.cursor
    match key:
        case "left" | "c-b":
            return Field(text, max(at - 1, 0))
        case "right" | "c-f":
            return Field(text, min(at + 1, len(text)))
        case "home" | "c-a":
            return Field(text, 0)
        case "end" | "c-e":
            return Field(text, len(text))
        case "escape":
            return Field()
    return _shortened(field, key) or (inserted(field, key, longest) if len(key) == 1 and key.isprintable() else None)


def _shortened(field: Field, key: str) -> Field | None:
    text, at = field.text, field.cursor
    match key:
        case "backspace":
            return Field(text[: max(at - 1, 0)] + text[at:], max(at - 1, 0))
        case "delete" | "c-d":
            return Field(text[:at] + text[at + 1 :], at)
        case "c-u":
            return Field(text[at:], 0)
        case "c-k":
            return Field(text[:at], at)
        case "c-w":
            kept = text[:at].rstrip()
            kept = kept[: kept.rfind(" ") + 1]
            return Field(kept + text[at:], len(kept))
    return None


def inserted(field: Field, typed: str, longest: int = LONGEST) -> Field | None:
    """The field with text put in at the cursor; None if it would grow too long."""
    text, at = field.text, field.cursor
    if len(text) + len(typed) > longest:
        return None
    return Field(text[:at] + typed + text[at:], at + len(typed))


def filled(text: str) -> Field:
    """A field with a text, the cursor at its end."""
    return Field(text, len(text))
