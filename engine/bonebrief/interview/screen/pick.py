"""Choosing from rows with keys: nothing is chosen until it is seen marked, and a key that means nothing unmarks."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bonebrief.interview.instead import does_not_apply, skip_or_dont_know
from bonebrief.interview.typed import (
    LEAST_OF_ANOTHER_NAME,
    dont_know,
    is_name,
    names_in_full,
    names_of,
    not_sure,
    other_names,
    says_all,
    skip_words,
)
from bonebrief.language.answer import Answer, Status
from bonebrief.language.domain import NONE, Kind
from bonebrief.language.fact import Fact
from bonebrief.machine.catalogue import N_, _

PAGE = 8
DONT_KNOW_ROW: Final = N_("Don't know")
SKIP_ROW: Final = N_("Skip this question")
_TICKED: Final = N_("Ticked. Enter again records what is ticked.")
WORD_PAUSE: Final = 1.0
"""Letters typed within so many seconds are one word."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Rows, of which one may be marked. The first `tickable` can be ticked, several of them; `alone` excludes others.
    Of the first `doubtable` it can be said instead that they are not known (`unsure`).

    `names`: what else a row is called, row by row; `others`: what may stand for it, and `full`: what does, typed in
    full. `wary`: a row that one letter alone does not mark. `typed`: the word that is being typed, its last letter at
    `typed_at`. `say`: what the last key has to tell.
    """

    rows: tuple[str, ...]
    tickable: int = 0
    alone: int | None = None
    mark: int | None = None
    ticked: frozenset[int] = frozenset()
    names: tuple[tuple[str, ...], ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    full: tuple[tuple[str, ...], ...] = ()
    wary: int | None = None
    typed: str = ""
    typed_at: float = 0.0
    say: str = ""
    doubtable: int = 0
    unsure: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row that was chosen, or the rows that were ticked, and those that are not known."""

    row: int | None
    ticked: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()


def rows_of(fact: Fact, known: Answer | None) -> Pick:
    """The rows of a question as it is put, marked and ticked as it was answered."""
    words = list(fact.choices)
    rows = (*fact.choices.values(), _(DONT_KNOW_ROW), _(SKIP_ROW))
    names = (*(names_of(fact, word) for word in words), dont_know(), skip_words())
    full = (*(names_in_full(fact, word) for word in words), (), ())
    others = (*(other_names(fact, word) for word in words), not_sure(), ())
    several = fact.kind is Kind.CHOICES
    tickable, alone = (len(words), words.index(NONE)) if several and NONE in words else (0, None)
    value = known.value if known else None
    ticked = frozenset(words.index(word) for word in value) if isinstance(value, tuple) else frozenset[int]()
    mark = words.index(value) if isinstance(value, str) else None
    if known and value is None:
        mark = rows.index(_(DONT_KNOW_ROW if known.status is Status.UNKNOWN else SKIP_ROW))
    return Pick(rows, tickable, alone, mark, ticked, names, others, full, wary=len(rows) - 1)


def press(pick: Pick, key: str, now: float | None = None) -> Pick:
    """The rows after a key that moves, marks, ticks or goes on with a word; any other takes the mark away and says so.

    `now`: the time in seconds, for words.
    """
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
        case "c-k" if pick.mark is not None and pick.mark < pick.doubtable:
            return _doubted(pick, pick.mark)
        case " " if not pick.typed or (pick.tickable and pick.mark is not None and not continues(pick, key)):
            return _toggled(pick)
    if len(key) == 1 and key.isprintable():
        return _typed(pick, key, time.monotonic() if now is None else now)
    return _unmarked(pick, _("That key means nothing here. Nothing was recorded."))


def continues(pick: Pick, key: str) -> bool:
    """Whether a key goes on with the word that is being typed, towards what a row is called."""
    return bool(len(key) == 1 and _meant(pick, pick.typed + key))


def enter(pick: Pick) -> tuple[Pick, Chosen | None]:
    """The rows after Enter, and what it chooses: the marked row, or, where several can be, all that are ticked.

    On a row that could be ticked, Enter ticks it if nothing is ticked yet or its number or name was typed; else it
    chooses what is ticked.
    """
    if pick.mark is None:
        return _unchosen(pick), None
    if pick.mark >= pick.tickable:
        return pick, Chosen(pick.mark)
    settled = pick.ticked | pick.unsure
    if pick.mark in settled or (settled and not pick.typed):
        return pick, Chosen(None, pick.ticked, pick.unsure)
    return _toggled(pick), None


def _unchosen(pick: Pick) -> Pick:
    """The rows after Enter where none is marked: what was not understood stays said, and what is ticked is named."""
    refused = pick.say if pick.typed else ""
    if pick.ticked:
        ticked = ", ".join(pick.rows[row] for row in sorted(pick.ticked))
        say = _("Ticked so far: {ticked}. Enter again records that.").format(ticked=ticked)
        return replace(pick, mark=min(pick.ticked), typed="", say=f"{refused} {say}".strip())
    say = _("Choose an option first: arrow keys, a number or a letter.")
    if pick.tickable:
        say = _("Tick one or more first: arrow keys, a number or a letter.")
    return replace(pick, typed="", say=refused or say)


def _marked(pick: Pick, row: int) -> Pick:
    return replace(pick, mark=row, typed="", say="")


def _unmarked(pick: Pick, say: str) -> Pick:
    return replace(pick, mark=_without_a_mark(pick), typed="", say=say)


def _without_a_mark(pick: Pick) -> int | None:
    """No row; the only one there is stays marked, for there is nothing else to choose."""
    return 0 if len(pick.rows) == 1 else None


def _toggled(pick: Pick) -> Pick:
    pick = replace(pick, typed="")
    if pick.mark is None or pick.mark >= pick.tickable:
        if pick.mark is None:
            return replace(pick, say=_("Nothing is marked yet: arrow keys, a number or a letter mark an option."))
        return replace(pick, say=_("Enter records the marked option."))
    if pick.mark in pick.ticked:
        return replace(pick, ticked=pick.ticked - {pick.mark}, say=_("Not ticked any more."))
    if pick.mark == pick.alone:
        return replace(pick, ticked=frozenset({pick.mark}), unsure=frozenset(), say=_(_TICKED))
    ticked = (pick.ticked - {pick.alone}) | {pick.mark}
    return replace(pick, ticked=ticked, unsure=pick.unsure - {pick.mark}, say=_(_TICKED))


def _doubted(pick: Pick, row: int) -> Pick:
    pick = replace(pick, typed="", ticked=pick.ticked - {row, pick.alone})
    if row in pick.unsure:
        return replace(pick, unsure=pick.unsure - {row}, say=_("Not marked any more."))
    return replace(pick, unsure=pick.unsure | {row}, say=_("Marked as not known. Enter records all of them."))


def _typed(pick: Pick, key: str, now: float) -> Pick:
    """Go on with the word, or begin another one after a pause; mark the one row that it can mean, or none."""
    goes_on = pick.typed and (continues(pick, key) or now - pick.typed_at < WORD_PAUSE)
    word = pick.typed + key if goes_on else key
    found = _meant(pick, word)
    one = len(found) == 1 and (is_name(_plain(word)) or _is_called(pick, found[0], _plain(word)))
    mark, say = (found[0], "") if one else (_without_a_mark(pick), _not_one(pick, word, found))
    return replace(pick, mark=mark, typed=word, typed_at=now, say=say)


def _not_one(pick: Pick, word: str, found: list[int]) -> str:
    numbers = ", ".join(str(row + 1) for row in found)
    if len(found) == 1:
        said = _('"{word}" alone is no option: go on, or type a number ({numbers}).')
        return said.format(word=word, numbers=numbers)
    if found:
        said = _('Several options have "{word}": go on, or type a number ({numbers}).')
        return said.format(word=word, numbers=numbers)
    if word.isdecimal():
        said = _("Please choose a number from 1 to {count}. Nothing was recorded.")
        return said.format(count=len(pick.rows))
    if does_not_apply(_plain(word).strip()):
        return f"{skip_or_dont_know()} {_('Nothing was recorded.')}"
    return _('No option has "{word}". Nothing was recorded.').format(word=word)


def _meant(pick: Pick, word: str) -> list[int]:
    """The rows that a word means: by number or by its whole name, else by how its name begins."""
    word = _plain(word)
    named = [row for row in range(len(pick.rows)) if _is_called(pick, row, word)]
    if word.isdecimal() and word.isascii() and 1 <= int(word) <= len(pick.rows):
        return sorted({int(word) - 1, *named})
    if len(named) == 1:
        return named
    begun = [row for row in range(len(pick.rows)) if any(name.startswith(word) for name in _names(pick, row))]
    found = [row for row in begun if row != pick.wary or len(word) > 1]
    if len(word) < LEAST_OF_ANOTHER_NAME:
        return found
    meant = [row for row, others in enumerate(pick.others) if any(other.startswith(word) for other in others)]
    if found or meant or word.endswith(" "):
        return sorted({*found, *meant})
    return [row for row in range(pick.tickable) if says_all(pick.rows[row], word)]


def _is_called(pick: Pick, row: int, word: str) -> bool:
    return word in _names(pick, row) or bool(pick.full and word in map(_plain, pick.full[row]))


def _names(pick: Pick, row: int) -> Iterator[str]:
    yield _plain(pick.rows[row])
    if pick.names:
        yield from map(_plain, pick.names[row])


def _plain(name: str) -> str:
    """A name as it is compared: whatever its capitals, its apostrophes, and what stands between its words."""
    return " ".join(name.lower().replace("’", "'").replace("_", " ").split(" "))
