"""The screens of the terminal asker: what keys record, question by question, drawn nowhere."""

import pytest

from bonebrief.asking.standing import RulesMeaning
from bonebrief.interview.asker import Left
from bonebrief.interview.conversation import Conversation, Standing
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.screen.line import Line
from bonebrief.interview.screen.menu import Menu
from bonebrief.interview.screen.talk import Talk
from bonebrief.interview.state import start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value
from tests.interview.stand_ins import Silent, Stage
from tests.interview.test_plain import at

T_SCORE = {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}


def talking(knowledge: Knowledge, known: dict[str, Answer] | None = None) -> tuple[Conversation, Stage]:
    interview = start(knowledge, knowledge.questionnaire("bone-health"), known, thorough=True)
    conversation, stage = Conversation(interview, NotKept(), Silent()), Stage()
    Talk(stage, conversation).question()
    return conversation, stage


DENIED = {"scan_done": Answer(Status.ANSWERED, "no"), "t_score_total_hip": Answer(Status.ANSWERED, -2.9)}


@pytest.mark.parametrize(
    ("keys", "values"),
    [
        ("enter", {}),
        ("x enter", {}),
        ("1 enter", {"scan_done": "yes", "t_score_total_hip": -2.9}),
        ("2 enter", {"scan_done": "no"}),
        ("3 enter", {}),
        ("left", {}),
        ("c-c", {}),
    ],
)
def test_a_contradiction_is_asked_back(knowledge: Knowledge, keys: str, values: dict[str, Value]) -> None:
    conversation, stage = talking(knowledge, DENIED)
    assert isinstance(stage.screen, Menu)
    assert "These cannot both be right" in stage.screen.view().head[1].text
    stage.press(*keys.split())
    seen = conversation.interview.settled.values
    assert {fact: seen.get(fact) for fact in DENIED} == {**dict.fromkeys(DENIED), **values}
    assert (stage.result is Left.FOR_NOW) is (keys == "c-c")
    assert conversation.interview.answers == DENIED or values


@pytest.mark.parametrize(
    ("fact", "gates", "keys", "value"),
    [
        ("scan_done", {}, "enter", None),
        ("scan_done", {}, "n enter", "no"),
        ("scan_done", {}, "y enter", "yes"),
        ("scan_done", {}, "2 enter", "no"),
        ("scan_done", {}, "7 enter", None),
        ("scan_done", {}, "x enter", None),
        ("scan_done", {}, "down enter", "yes"),
        ("scan_done", {}, "down escape enter", None),
        ("smoking", {}, "c enter", "current"),
        ("smoking", {}, "3 enter", "current"),
        ("age", {}, "enter", None),
        ("age", {}, "6 3 enter", 63.0),
        ("age", {}, "6 4 backspace 3 enter", 63.0),
        ("age", {}, "6 left 5 enter", 56.0),
        ("age", {}, "2 0 0 enter", None),
        ("age", {}, "- enter", None),
        ("age", {}, "6 x enter", None),
        ("age", {}, "d enter", None),
        ("height_cm", {}, "5 ' 6 enter", 167.6),
        ("weight_kg", {}, "1 1 s t 4 enter", 71.7),
        ("weight_kg", {}, "1 5 0 l b enter", 68.0),
        ("t_score_total_hip", T_SCORE, "− 2 . 5 enter", -2.5),
        ("t_score_total_hip", T_SCORE, "- 2 , 5 enter", -2.5),
        ("t_score_total_hip", T_SCORE, "2 . 5 enter", None),
        ("t_score_total_hip", T_SCORE, "2 . 5 enter enter", None),
        ("t_score_total_hip", T_SCORE, "2 . 5 enter down enter", -2.5),
        ("t_score_total_hip", T_SCORE, "2 . 5 enter down down enter", 2.5),
        ("t_score_total_hip", T_SCORE, "2 . 5 enter home - enter", -2.5),
        ("t_score_total_hip", T_SCORE, "- 2 5 enter", None),
        ("conditions", {}, "enter", None),
        ("conditions", {}, "n enter", None),
        ("conditions", {}, "n enter enter", ("none",)),
        ("conditions", {}, "1 space 4 space enter", ("rheumatoid_arthritis", "celiac_disease")),
        ("conditions", {}, "1 enter n enter enter", ("none",)),
        ("conditions", {}, "9 9 enter", None),
    ],
)
def test_what_is_pressed_is_what_is_recorded(
    knowledge: Knowledge, fact: str, gates: dict[str, Value], keys: str, value: Value | None
) -> None:
    conversation, stage = talking(knowledge, at(knowledge, fact, **gates))
    stage.press(*(" " if key == "space" else key for key in keys.split()))
    recorded = conversation.interview.answers.get(fact)
    assert (recorded.value if recorded else None) == value
    assert stage.screen is not None
    assert value is not None or recorded is not None or stage.screen.view().say


@pytest.mark.parametrize(
    ("keys", "status"), [("tab", Status.SKIPPED), ("c-k", Status.UNKNOWN), ("d enter", Status.UNKNOWN)]
)
def test_no_answer_has_two_kinds(knowledge: Knowledge, keys: str, status: Status) -> None:
    conversation, stage = talking(knowledge)
    stage.press(*keys.split())
    assert conversation.interview.answers["age"].status is status


def test_back_never_validates_and_the_answer_is_marked_when_it_is_seen_again(knowledge: Knowledge) -> None:
    conversation, stage = talking(knowledge, at(knowledge, "scan_done"))
    stage.press("n", "enter", "left")
    assert stage.screen is not None
    view = stage.screen.view()
    assert view.pick.rows[view.pick.mark or 0] == "No"
    stage.press("enter")
    assert conversation.interview.answers["scan_done"].value == "no"


def test_back_out_of_a_half_typed_number(knowledge: Knowledge) -> None:
    conversation, stage = talking(knowledge)
    stage.press("6", "3", "enter", "f", "enter", "5", "0", "enter", "9", "9", "9", "s-tab")
    assert conversation.interview.current == "menopause_age"


@pytest.mark.parametrize("keep", ["tab", "enter"])
def test_going_on_from_an_answered_question_keeps_its_answer(knowledge: Knowledge, keep: str) -> None:
    conversation, stage = talking(knowledge)
    stage.press("6", "3", "enter", "left", keep)
    assert conversation.interview.answers["age"].value == 63.0
    assert conversation.interview.current == "sex"


def test_a_paste_never_records(knowledge: Knowledge) -> None:
    conversation, stage = talking(knowledge, at(knowledge, "scan_done"))
    assert stage.screen is not None
    stage.screen.paste("no\n")
    stage.press("enter")
    assert "scan_done" not in conversation.interview.answers
    conversation, stage = talking(knowledge)
    assert stage.screen is not None
    stage.screen.paste("63\n")
    assert conversation.interview.answers == {}
    stage.press("enter")
    assert conversation.interview.answers["age"].value == 63.0
    stage.screen.paste("a page of text\n" * 60)
    assert "sex" not in conversation.interview.answers


def test_the_review_lists_every_answer_and_leads_to_any(knowledge: Knowledge) -> None:
    conversation, stage = talking(knowledge)
    stage.press("6", "3", "enter", "f", "enter", "c-r")
    assert stage.screen is not None
    rows = stage.screen.view().pick.rows
    assert rows[:4] == ("Go on with the questions", "See the brief", "Age: 63 years", "Sex: female")
    assert "Menopause: not answered yet" in rows
    stage.press("3", "enter", "6", "4", "enter")
    assert conversation.interview.answers["age"].value == 64.0
    assert "  Age: 64 years (was 63 years)" in stage.printed
    assert conversation.interview.current == "menopause_age"


def test_leaving_is_for_now_and_the_brief_can_be_had_at_any_time(knowledge: Knowledge) -> None:
    _, stage = talking(knowledge)
    stage.press("c-c")
    assert stage.result is Left.FOR_NOW
    _, stage = talking(knowledge)
    stage.press("c-r", "2", "enter")
    assert stage.result is Left.FOR_THE_BRIEF


def test_portions_fill_the_field_and_record_nothing(knowledge: Knowledge) -> None:
    conversation, stage = talking(knowledge, at(knowledge, "calcium_mg_per_day"))
    stage.press("=", "2", "down", "1", "down", "right", "right", "left")
    assert stage.screen is not None
    assert any("Together: 1160 mg." in paragraph.text for paragraph in stage.screen.view().head)
    stage.press("enter")
    assert "calcium_mg_per_day" not in conversation.interview.answers
    stage.press("enter")
    assert conversation.interview.answers["calcium_mg_per_day"].value == 1160.0


def test_an_urgent_point_is_announced_in_full_and_the_brief_is_offered_after_the_other_alarms(
    knowledge: Knowledge,
) -> None:
    known = at(knowledge, "back_pain_emergency", back_pain_new="yes")
    interview = start(knowledge, knowledge.questionnaire("bone-health"), known)
    conversation, stage = Conversation(interview, NotKept(), RulesMeaning(knowledge)), Stage()
    Talk(stage, conversation).question()
    stage.press("1", "enter", "enter")
    assert any(line.startswith("!!! URGENT") for line in stage.printed)
    assert any("emergency services" in line for line in stage.printed)
    assert stage.screen is not None
    assert any("apply to you as well" in part.text for part in stage.screen.view().head)
    stage.press("c-k")
    assert any("steroid tablets" in part.text for part in stage.screen.view().head), "which hides an infection"
    stage.press("c-k")
    assert any("stop here" in part.text for part in stage.screen.view().head)
    assert stage.screen.view().pick.mark is None
    stage.press("2", "enter")
    assert stage.result is Left.FOR_THE_BRIEF


def test_in_a_low_window_an_urgent_point_is_a_screen_of_its_own(knowledge: Knowledge) -> None:
    known = at(knowledge, "back_pain_emergency", back_pain_new="yes")
    interview = start(knowledge, knowledge.questionnaire("bone-health"), known)
    stage = Stage()
    stage.is_high = False
    Talk(stage, Conversation(interview, NotKept(), RulesMeaning(knowledge))).question()
    stage.press("1", "enter", "enter")
    assert stage.screen is not None
    head = [part.text for part in stage.screen.view().head]
    assert any(line.startswith("!!! URGENT") for line in head)
    assert stage.screen.view().pick.rows == ("Go on with the questions",)
    stage.press("enter")
    assert any("apply to you as well" in part.text for part in stage.screen.view().head)
    stage.press("c-k", "c-k")
    assert "stop here" in stage.screen.view().head[-1].text
    stage.press("2", "enter")
    assert stage.result is Left.FOR_THE_BRIEF


def test_an_urgent_point_in_answers_taken_over_is_announced_at_the_start(knowledge: Knowledge) -> None:
    emergency = Answer(Status.ANSWERED, ("leg_weakness",))
    known = at(knowledge, "back_pain_warning", back_pain_new="yes") | {"back_pain_emergency": emergency}
    interview = start(knowledge, knowledge.questionnaire("bone-health"), known)
    stage = Stage()
    Talk(stage, Conversation(interview, NotKept(), RulesMeaning(knowledge))).begin()
    assert any(line.startswith("!!! URGENT") for line in stage.printed)


@pytest.mark.parametrize(
    ("keys", "chosen"), [("enter", []), ("2 enter", [1]), ("7 enter", []), ("down enter", [0]), ("c-c", [None])]
)
def test_a_menu_chooses_what_was_marked_or_nothing(keys: str, chosen: list[int | None]) -> None:
    found: list[int | None] = []
    menu = Menu((), ("Go on", "Stop"), found.append)
    for key in keys.split():
        menu.press(key)
    assert found == chosen


def test_a_line_is_typed_over_a_suggestion(knowledge: Knowledge) -> None:
    found: list[str | None] = []
    line = Line("File name?", "brief.md", found.append)
    for key in ["backspace", "backspace", "t", "x", "t", "enter"]:
        line.press(key)
    line.press("c-c")
    assert found == ["brief.txt", None]


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("1 7 2 c-u 6 3 enter", 63.0),
        ("1 7 2 c-w 6 3 enter", 63.0),
        ("1 7 2 escape 6 3 enter", 63.0),
        ("3 c-a 6 enter", 63.0),
        ("6 c-a c-e 3 enter", 63.0),
        ("6 3 9 c-b c-k enter", 63.0),
        ("9 6 3 home delete enter", 63.0),
        ("6 3 c-k enter", 63.0),
        ("6 3 tab enter", 63.0),
        ("1 7 2 enter 6 3 enter", 63.0),
        ("1 6 3 enter home delete enter", 63.0),
        ("9 9 9 enter backspace enter", 99.0),
        ("6 3 c-k", None),
        ("6 3 tab", None),
        ("6 3 c-k c-k tab tab c-k", None),
        ("6 3 c-u enter", None),
    ],
)
def test_with_text_in_the_field_keys_edit_and_only_enter_records(
    knowledge: Knowledge, keys: str, value: Value | None
) -> None:
    conversation, stage = talking(knowledge)
    stage.press(*keys.split())
    recorded = conversation.interview.answers.get("age")
    assert (recorded.value if recorded else None) == value


def test_a_refused_text_is_replaced_by_what_is_pasted(knowledge: Knowledge) -> None:
    conversation, stage = talking(knowledge)
    stage.press(*"172", "enter")
    assert stage.screen is not None
    stage.screen.paste("63")
    stage.press("enter")
    assert conversation.interview.answers["age"].value == 63.0


def test_the_keys_that_are_shown_are_those_that_do_something(knowledge: Knowledge) -> None:
    _, stage = talking(knowledge)
    assert stage.screen is not None
    assert {"Tab", "Ctrl-K"} <= {hint.key for hint in stage.screen.view().hints}
    stage.press("6")
    shown = {hint.key for hint in stage.screen.view().hints}
    assert "Ctrl-U" in shown
    assert not {"Tab", "Ctrl-K"} & shown


def test_nothing_is_said_of_how_things_stand_before_the_rules_have_seen_the_answers(knowledge: Knowledge) -> None:
    assert standing_on(talking(knowledge)[1]) == Standing()
    conversation, stage = talking(knowledge, {"age": Answer(Status.ANSWERED, 66.0)})
    assert standing_on(stage) is None
    conversation.notice()
    assert standing_on(stage) == Standing()


def standing_on(stage: Stage) -> Standing | None:
    """How things stand, as the screen says it."""
    assert stage.screen is not None
    return stage.screen.view().standing
