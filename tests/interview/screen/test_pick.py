"""Choosing from rows: what is chosen is what was seen marked, or nothing is."""

import pytest

from bonebrief.interview.screen.pick import Chosen, Pick, enter, press

ONE = Pick(("Yes", "No", "Don't know", "Skip this question"))
ALONE = Pick(("Begin",), mark=0)
MANY = Pick(tuple(f"{chr(97 + n)} option" for n in range(14)))
SEVERAL = Pick(("Hip", "Spine", "None of these", "Don't know", "Skip this question"), tickable=3, alone=2)


def after(pick: Pick, keys: str) -> tuple[Pick, Chosen | None]:
    """The rows after keys, and what the last Enter chose."""
    chosen: Chosen | None = None
    for key in keys.split():
        if key == "enter":
            pick, chosen = enter(pick)
        else:
            pick, chosen = press(pick, " " if key == "space" else key), None
    return pick, chosen


@pytest.mark.parametrize(
    ("pick", "keys", "row"),
    [
        (ONE, "enter", None),
        (ONE, "n enter", 1),
        (ONE, "y enter", 0),
        (ONE, "N enter", 1),
        (ONE, "2 enter", 1),
        (ONE, "7 enter", None),
        (ONE, "0 enter", None),
        (ONE, "x enter", None),
        (ONE, "down enter", 0),
        (ONE, "down down enter", 1),
        (ONE, "up enter", 3),
        (ONE, "down x enter", None),
        (ONE, "down 7 enter", None),
        (ONE, "f5 enter", None),
        (ONE, "down f5 enter", None),
        (ALONE, "6 2 f5 enter", 0),
        (ONE, "1 2 enter", None),
        (ONE, "space enter", None),
        (ONE, "d enter", 2),
        (ONE, "end enter", 3),
        (MANY, "pagedown enter", 7),
        (MANY, "pagedown pagedown enter", 13),
        (MANY, "end pageup enter", 5),
        (MANY, "1 2 enter", 11),
        (MANY, "1 5 enter", None),
        (MANY, "1 down enter", 1),
        (Pick(("Now", "Never", "No")), "n enter", None),
    ],
)
def test_one_of_several(pick: Pick, keys: str, row: int | None) -> None:
    after_keys, chosen = after(pick, keys)
    assert (chosen.row if chosen else None) == row
    assert row is not None or after_keys.say


@pytest.mark.parametrize(
    ("keys", "ticked"),
    [
        ("enter", None),
        ("1 enter", None),
        ("1 enter enter", {0}),
        ("1 space enter", {0}),
        ("1 space 2 space enter", {0, 1}),
        ("1 enter 2 enter enter", {0, 1}),
        ("1 enter 2 enter 3 enter enter", {2}),
        ("3 enter 1 enter enter", {0}),
        ("1 space space enter", None),
        ("1 enter 2 enter", None),
        ("1 enter x enter", None),
        ("1 enter x enter enter", {0}),
        ("1 enter down enter", {0}),
        ("1 space down down enter", {0}),
        ("down enter down enter", {0}),
    ],
)
def test_several_of_several(keys: str, ticked: set[int] | None) -> None:
    after_keys, chosen = after(SEVERAL, keys)
    assert (set(chosen.ticked) if chosen else None) == ticked
    assert ticked is not None or after_keys.say


def test_what_is_ticked_is_named_where_a_word_was_not_understood() -> None:
    said = after(SEVERAL, "2 enter x enter")[0].say
    assert 'No option has "x"' in said
    assert f"Ticked so far: {SEVERAL.rows[1]}. Enter again records that." in said


def test_a_row_that_is_no_option_is_chosen_alone() -> None:
    assert after(SEVERAL, "1 enter d enter")[1] == Chosen(3)


def test_a_key_that_means_nothing_says_so() -> None:
    assert press(ONE, "f5").say
    assert '"x"' in press(ONE, "x").say
    assert "1 to 4" in press(ONE, "9").say
    assert "2, 3" in press(Pick(("Yes", "No", "Never")), "n").say


def test_what_does_not_apply_is_told_how_to_skip() -> None:
    assert "type skip" in after(ONE, "n / a")[0].say
