"""Choosing from rows with keys: nothing is chosen until it is seen marked, and a key that means nothing unmarks."""

from dataclasses import dataclass, replace

PAGE = 8


@dataclass(frozen=True, slots=True)
class Pick:
    """Rows, of which one may be marked. The first `tickable` can be ticked, several of them; `alone` excludes others.

    `say` is what the last key has to tell the person.
    """

    rows: tuple[str, ...]
    tickable: int = 0
    alone: int | None = None
    mark: int | None = None
    ticked: frozenset[int] = frozenset()
    digits: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row that was chosen, or the rows that were ticked."""

    row: int | None
    ticked: frozenset[int] = frozenset()


def press(pick: Pick, key: str) -> Pick:
    """The rows after a key that moves, marks or ticks; any other key takes the mark away and says so."""
    last = len(pick.rows) - 1
    match key:
        case "down":
            return _marked(pick, 0 if pick.mark is None else min(pick.mark + 1, last))
        case "up":
            return _marked(pick, last if pick.mark is None else max(pick.mark - 1, 0))
        case "pagedown":
            return _marked(pick, min((-1 if pick.mark is None else pick.mark) + PAGE, last))
        case "pageup":
            return _marked(pick, max((0 if pick.mark is None else pick.mark) - PAGE, 0))
        case "home":
            return _marked(pick, 0)
        case "end":
            return _marked(pick, last)
        case " ":
            return _toggled(pick)
    if len(key) == 1 and key.isdecimal() and key.isascii():
        return _digit(pick, key)
    if len(key) == 1 and key.isalpha():
        return _letter(pick, key)
    return _unmarked(pick, "That key means nothing here. Nothing was recorded.")


def enter(pick: Pick) -> tuple[Pick, Chosen | None]:
    """The rows after Enter, and what it chooses: the marked row, or, where several can be, all that are ticked.

    On a row that could be ticked and is not, Enter ticks it and chooses nothing yet.
    """
    if pick.mark is None:
        how = "Tick one or more first" if pick.tickable else "Choose an option first"
        return replace(pick, digits="", say=f"{how}: arrow keys, a number or a letter."), None
    if pick.mark >= pick.tickable:
        return pick, Chosen(pick.mark)
    if pick.mark in pick.ticked:
        return pick, Chosen(None, pick.ticked)
    return _toggled(pick), None


def _marked(pick: Pick, row: int) -> Pick:
    return replace(pick, mark=row, digits="", say="")


def _unmarked(pick: Pick, say: str) -> Pick:
    return replace(pick, mark=None, digits="", say=say)


def _toggled(pick: Pick) -> Pick:
    if pick.mark is None or pick.mark >= pick.tickable:
        return replace(
            pick, say="Space ticks a marked option." if pick.tickable else "Enter records the marked option."
        )
    if pick.mark in pick.ticked:
        return replace(pick, ticked=pick.ticked - {pick.mark}, digits="", say="Not ticked any more.")
    excluded = pick.ticked if pick.mark == pick.alone else pick.ticked & {pick.alone}
    said = "Ticked. Enter again records what is ticked."
    return replace(pick, ticked=(pick.ticked - excluded) | {pick.mark}, digits="", say=said)


def _digit(pick: Pick, digit: str) -> Pick:
    for digits in (pick.digits + digit, digit):
        if 1 <= int(digits) <= len(pick.rows):
            return replace(pick, mark=int(digits) - 1, digits=digits, say="")
    return _unmarked(pick, f"Please choose a number from 1 to {len(pick.rows)}.")


def _letter(pick: Pick, letter: str) -> Pick:
    found = [row for row, words in enumerate(pick.rows) if words[:1].lower() == letter.lower()]
    if len(found) == 1:
        return _marked(pick, found[0])
    if not found:
        return _unmarked(pick, f'No option begins with "{letter}". Nothing was recorded.')
    numbers = ", ".join(str(row + 1) for row in found)
    return _unmarked(pick, f'Several options begin with "{letter}": type a number ({numbers}).')
