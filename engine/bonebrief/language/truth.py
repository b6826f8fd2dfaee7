"""What a condition is worth for one person: true, false or unknown (None), by Kleene's strong logic."""

from collections.abc import Iterable
from typing import assert_never

from bonebrief.language.condition import All, Any, AtLeast, Group

Truth = bool | None


def combined(group: Group, truths: list[Truth]) -> Truth:
    """The truth of a group from the truths of its parts."""
    match group:
        case All():
            return all_of(truths)
        case Any():
            return any_of(truths)
        case AtLeast(count, _):
            return at_least(count, truths)
        case _:
            assert_never(group)


def negation(truth: Truth) -> Truth:
    """True for false and false for true; what is unknown stays so."""
    return None if truth is None else not truth


def all_of(truths: Iterable[Truth]) -> Truth:
    """False if any part is false, else unknown if any is unknown, else true; it ends at a false one."""
    every: Truth = True
    for truth in truths:
        if truth is False:
            return False
        every = None if truth is None else every
    return every


def any_of(truths: Iterable[Truth]) -> Truth:
    """True if any part is true, else unknown if any is unknown, else false; it ends at a true one."""
    some: Truth = False
    for truth in truths:
        if truth:
            return True
        some = None if truth is None else some
    return some


def at_least(count: int, truths: list[Truth]) -> Truth:
    """True if so many parts are true, false if so many no longer can be, else unknown."""
    true = truths.count(True)
    if true >= count:
        return True
    return None if true + truths.count(None) >= count else False
