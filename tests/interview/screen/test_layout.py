"""A screen of any size: nothing is cut without a sign, and the marked row is always there."""

import pytest

from bonebrief.interview.action import Jump
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.screen import paint
from bonebrief.interview.screen.layout import CURSOR
from bonebrief.interview.screen.talk import Talk
from bonebrief.interview.state import apply, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.machine.catalogue import ENGLISH, _, speak
from tests.interview.stand_ins import Silent, Stage

SIGNS = ("more lines", "↓", "↑")


def drawn(knowledge: Knowledge, fact: str, keys: list[str], width: int, height: int) -> list[str]:
    """The lines of a screen; the row with the cursor is among them."""
    known = {"sex": Answer(Status.ANSWERED, "female")}
    interview = apply(start(knowledge, knowledge.questionnaire("bone-health"), known, thorough=True), Jump(fact))
    stage = Stage()
    Talk(stage, Conversation(interview, NotKept(), Silent())).question()
    stage.press(*keys)
    assert stage.screen is not None
    view = stage.screen.view()
    parts = [part(view, width, height, "utf-8") for part in (paint.head, paint.body, paint.foot)]
    assert CURSOR in parts[1]
    return [line for part in parts for line in "".join(text for _, text in part).split("\n")]


@pytest.mark.sampled(5)
@pytest.mark.parametrize("fact", ["age", "menopause_status", "conditions", "calcium_mg_per_day", "scan_done"])
@pytest.mark.parametrize("keys", [[], ["down"], ["end"], ["?"], ["pagedown"]])
def test_every_size_shows_all_or_a_sign(knowledge: Knowledge, fact: str, keys: list[str]) -> None:
    for width in (20, 30, 40, 60, 80, 200):
        whole = drawn(knowledge, fact, keys, width, 500)
        for height in (1, 2, 5, 8, 10, 12, 15, 24, 40):
            lines = drawn(knowledge, fact, keys, width, height)
            if height >= 8:
                assert len(lines) <= height or max(map(len, lines)) > width, (width, height)
            missing = [line for line in whole if line.strip() and line not in lines]
            if height >= 8 and missing:
                assert any(sign in line for line in lines for sign in SIGNS), (width, height, lines)


def test_the_example_of_a_small_screen(knowledge: Knowledge) -> None:
    lines = drawn(knowledge, "menopause_status", ["?"], 30, 12)
    assert len(lines) <= 12
    assert any("more lines" in line for line in lines)
    assert any("↓" in line for line in lines)


def test_how_many_more_is_true(knowledge: Knowledge) -> None:
    lines = drawn(knowledge, "conditions", [], 80, 24)
    rows = [line for line in lines if "[ ]" in line or "Don't know" in line or "Skip" in line]
    (sign,) = (line for line in lines if "↓" in line)
    total = len(knowledge.dictionary["conditions"].choices) + 2
    assert sign == f"↓ {total - len(rows)} more"


@pytest.mark.parametrize("language", [ENGLISH, "de"])
def test_how_far_it_is_takes_one_line_on_a_narrow_screen(knowledge: Knowledge, language: str) -> None:
    speak(language)
    try:
        for fact in ("age", "back_pain_new", "conditions", "egfr"):
            assert next(line for line in drawn(knowledge, fact, [], 40, 20) if line).endswith("%")
    finally:
        speak(ENGLISH)


@pytest.mark.parametrize("language", [ENGLISH, "de"])
def test_a_narrow_screen_names_the_keys_that_tick_record_and_leave(knowledge: Knowledge, language: str) -> None:
    speak(language)
    try:
        keys = drawn(knowledge, "conditions", [], 40, 20)[-1]
        assert [word in keys for word in (_("Enter"), _("Space"), _("Ctrl-C"))] == [True] * 3, keys
        assert _("Enter") in drawn(knowledge, "conditions", [], 12, 20)[-1]
    finally:
        speak(ENGLISH)
