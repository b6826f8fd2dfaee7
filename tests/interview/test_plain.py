"""The plain asker records what was meant, or nothing; every state is said in words."""

import io
import sys
from dataclasses import dataclass

import pytest

from bonebrief.asking.standing import RulesMeaning
from bonebrief.interview.action import Record
from bonebrief.interview.asker import Left
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.plain import PlainAsker
from bonebrief.interview.state import Interview, apply, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.yaml.files import read_file
from tests.brief.people import EXAMPLES
from tests.interview.screen.tty import terminal
from tests.interview.stand_ins import Silent


@dataclass(frozen=True)
class Asked:
    interview: Interview
    left: Left
    shown: str


def answer(knowledge: Knowledge, typed: str, known: dict[str, Answer] | None = None, *, thorough: bool = True) -> Asked:
    shown = io.StringIO()
    interview = start(knowledge, knowledge.questionnaire("bone-health"), known, thorough=thorough)
    conversation = Conversation(interview, NotKept(), Silent())
    left = PlainAsker(io.StringIO(typed), shown).ask(conversation)
    return Asked(conversation.interview, left, shown.getvalue())


def at(knowledge: Knowledge, fact: str, **gates: Value) -> dict[str, Answer]:
    """Answers that make a fact the first question without one."""
    questions = knowledge.questionnaire("bone-health").questions
    before = questions[: questions.index(fact)]
    given = {gate: Answer(Status.ANSWERED, value) for gate, value in gates.items()}
    return {**{question: Answer(Status.SKIPPED) for question in before}, **given}


def test_at_a_terminal_no_line_is_broken_within_a_word(knowledge: Knowledge) -> None:
    def run() -> int:
        first = start(knowledge, knowledge.questionnaire("bone-health"), at(knowledge, "scan_kind", scan_done="yes"))
        PlainAsker(sys.stdin, sys.stdout).ask(Conversation(first, NotKept(), Silent()))
        return 0

    with terminal(run, 40, 40) as shown:
        shown.settle("A number or the word.")
        assert "  2) Heel, wrist or finger device, or\n  ultrasound" in shown.text


def test_at_the_end_only_what_is_missing_is_listed_and_the_rest_on_request(knowledge: Knowledge) -> None:
    shown = io.StringIO()
    answers = read_answers_file(read_file(EXAMPLES / "much-unknown-66.yaml"), "person", knowledge.dictionary).answers
    interview = start(knowledge, knowledge.questionnaire("bone-health"), answers)
    while interview.current:
        interview = apply(interview, Record(interview.current, Answer(Status.UNKNOWN)))
    PlainAsker(io.StringIO("review\n"), shown).ask(Conversation(interview, NotKept(), RulesMeaning(knowledge)))
    end, heard = shown.getvalue().split("to hear all")
    assert "Parent broke a hip: don't know; could raise" in end
    assert "Age: 66 years" not in end
    assert "  1) Age: 66 years" in heard


DENIED = {"scan_done": Answer(Status.ANSWERED, "no"), "t_score_total_hip": Answer(Status.ANSWERED, -2.9)}


@pytest.mark.parametrize(
    ("typed", "values", "said"),
    [
        ("", {}, "These cannot both be right."),
        ("\n", {}, "Nothing was changed. Type a number from 1 to 3."),
        ("4\n", {}, "Nothing was changed. Type a number from 1 to 3."),
        ("skip\n", {}, "Nothing was changed. Type a number from 1 to 3."),
        ("1\n", {"scan_done": "yes", "t_score_total_hip": -2.9}, "Recorded: yes."),
        ("2\n", {"scan_done": "no"}, "Left out: T-score, total hip."),
        ("3\n", {}, "Question 1."),
        ("edit 1\n", {}, "How old are you?"),
        ("quit\n", {}, ""),
    ],
)
def test_a_contradiction_is_asked_back(knowledge: Knowledge, typed: str, values: dict[str, Value], said: str) -> None:
    asked = answer(knowledge, typed, DENIED)
    assert {fact: asked.interview.settled.values.get(fact) for fact in DENIED} == {**dict.fromkeys(DENIED), **values}
    assert said in asked.shown
    assert "Nothing was" not in said or asked.interview.answers == DENIED


@pytest.mark.parametrize(
    ("fact", "gates", "typed", "value"),
    [
        ("scan_done", {}, "\n", None),
        ("scan_done", {}, "n\n", "no"),
        ("scan_done", {}, "yes\n", "yes"),
        ("scan_done", {}, "2\n", "no"),
        ("scan_done", {}, "7\n", None),
        ("scan_done", {}, "0\n", None),
        ("scan_done", {}, "maybe\n", None),
        ("scan_done", {}, "\x1b[31mno\x1b[0m\n", None),
        ("scan_done", {}, "n" * 500 + "\n", None),
        ("smoking", {}, "current\n", "current"),
        ("smoking", {}, "3\n", "current"),
        ("conditions", {}, "thyroid\n", None),
        ("conditions", {}, "thyroid\nthyroid\n", ("hyperthyroidism",)),
        ("conditions", {}, "thyroid\nnone\n", ("none",)),
        ("age", {}, "63\n", 63.0),
        ("age", {}, "6 3\n", None),
        ("age", {}, "200\n", None),
        ("age", {}, "1,234\n", None),
        ("height_cm", {}, "5'6\"\n", 167.6),
        ("t_score_total_hip", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}, "−2.5\n", -2.5),
        ("t_score_total_hip", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}, "2.5\n", None),
        ("t_score_total_hip", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}, "2.5\n2.5\n", 2.5),
        ("t_score_total_hip", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}, "2.5\n-2.5\n", -2.5),
        ("t_score_total_hip", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}, "-25\n", None),
        ("conditions", {}, "none\n", ("none",)),
        ("conditions", {}, "1, 4\n", ("rheumatoid_arthritis", "celiac_disease")),
        ("conditions", {}, "1 4\n", ("rheumatoid_arthritis", "celiac_disease")),
        ("conditions", {}, "1, none\n", None),
        ("conditions", {}, "1, 99\n", None),
        ("conditions", {}, "hiv\n", ("hiv",)),
    ],
)
def test_what_is_typed_is_what_is_recorded(
    knowledge: Knowledge, fact: str, gates: dict[str, Value], typed: str, value: Value | None
) -> None:
    asked = answer(knowledge, typed, at(knowledge, fact, **gates))
    recorded = asked.interview.answers.get(fact)
    assert (recorded.value if recorded else None) == value
    assert ("Recorded:" in asked.shown) is (value is not None)


@pytest.mark.parametrize(("word", "status"), [("skip", "skipped"), ("unknown", "unknown"), ("don't know", "unknown")])
def test_no_answer_has_two_kinds(knowledge: Knowledge, word: str, status: str) -> None:
    asked = answer(knowledge, f"{word}\n")
    assert asked.interview.answers["age"].status.value == status


def test_the_words_between_answers(knowledge: Knowledge) -> None:
    asked = answer(knowledge, "?\n63\nback\n64\nreview\nedit 1\n65\nedit 99\nquit\n")
    assert asked.interview.answers["age"].value == 65.0
    assert "Why we ask:" in asked.shown
    assert "Recorded so far: 63 years. A new answer replaces it; skip keeps it." in asked.shown
    assert "1) Age: 64 years" in asked.shown
    assert "There is no answer 99" in asked.shown
    assert asked.left is Left.FOR_NOW


@pytest.mark.parametrize("which", ["00012", "0", "99", "1" * 30, "²", "-1", "one"])
def test_a_number_of_no_answer_is_said_and_changes_nothing(knowledge: Knowledge, which: str) -> None:
    asked = answer(knowledge, f"63\nedit {which}\nfemale\n")
    assert f"There is no answer {which} to edit." in asked.shown
    assert asked.interview.answers["sex"].value == "female"
    shown = io.StringIO()
    assert PlainAsker(io.StringIO(f"{which}\n2\n"), shown).choose("Which?", ("This", "That")) == 1
    assert "from 1 to 2" in shown.getvalue()


@pytest.mark.parametrize(("typed", "chosen"), [("go on with IT", 0), ("that", 1), ("quit", None), ("yes\n2", 1)])
def test_a_menu_takes_the_words_of_an_option_and_quit(typed: str, chosen: int | None) -> None:
    asker = PlainAsker(io.StringIO(f"{typed}\n"), io.StringIO())
    assert asker.choose("Which?", ("Go on with it", "That")) == chosen


def test_the_end_of_the_input_keeps_what_was_recorded(knowledge: Knowledge) -> None:
    asked = answer(knowledge, "63\nfemale\n")
    assert {fact: given.value for fact, given in asked.interview.answers.items()} == {"age": 63.0, "sex": "female"}
    assert asked.left is Left.FOR_NOW


def test_every_question_can_be_skipped_to_the_end(knowledge: Knowledge) -> None:
    asked = answer(knowledge, "skip\n" * 100)
    assert asked.left is Left.FOR_THE_BRIEF


def test_skipping_a_question_that_has_an_answer_keeps_it(knowledge: Knowledge) -> None:
    asked = answer(knowledge, "63\nback\nskip\nquit\n")
    assert asked.interview.answers["age"].value == 63.0
    assert "Kept: 63 years." in asked.shown


def test_a_number_is_worked_out_from_portions_and_recorded_only_when_typed(knowledge: Knowledge) -> None:
    asked = answer(knowledge, "aid\n2\n1\n\n\n\n", at(knowledge, "calcium_mg_per_day"))
    assert "That comes to 920 mg." in asked.shown
    assert "calcium_mg_per_day" not in asked.interview.answers
    asked = answer(knowledge, "aid\n2\n1\n\n\n\n920\n", at(knowledge, "calcium_mg_per_day"))
    assert asked.interview.answers["calcium_mg_per_day"].value == 920.0


def test_the_review_at_the_end_says_what_is_there_and_leads_to_the_brief(knowledge: Knowledge) -> None:
    known = {question: Answer(Status.SKIPPED) for question in knowledge.questionnaire("bone-health").questions[1:]}
    asked = answer(knowledge, "63\nedit 1\n64\nnonsense\nbrief\n", known)
    assert asked.left is Left.FOR_THE_BRIEF
    assert asked.interview.answers["age"].value == 64.0
    assert "That was the last question." in asked.shown
    assert "Nothing was changed." in asked.shown


def test_the_brief_can_be_asked_for_at_any_question(knowledge: Knowledge) -> None:
    assert answer(knowledge, "63\nbrief\n").left is Left.FOR_THE_BRIEF


@pytest.mark.parametrize("word", ["help", "Why"])
def test_help_is_the_reason_why_a_question_is_asked(knowledge: Knowledge, word: str) -> None:
    assert "Why we ask:" in answer(knowledge, f"{word}\nquit\n").shown


def test_why_names_the_points_that_the_answer_matters_for(knowledge: Knowledge) -> None:
    asked = answer(knowledge, "?\n", at(knowledge, "alcohol_units_per_day"))
    assert "The answer matters for:" in asked.shown
    assert "Whether bone medicine is worth it, on the overall risk" in " ".join(asked.shown.split())


def test_what_is_urgent_is_announced_at_once_and_stopping_offered_after_the_other_alarms(knowledge: Knowledge) -> None:
    shown = io.StringIO()
    known = at(knowledge, "back_pain_emergency", back_pain_new="yes")
    interview = start(knowledge, knowledge.questionnaire("bone-health"), known)
    conversation = Conversation(interview, NotKept(), RulesMeaning(knowledge))
    PlainAsker(io.StringIO("1\n5\nnever\nback\n"), shown).ask(conversation)
    announced = shown.getvalue().partition("URGENT: ")[2]
    assert announced.startswith("Back pain with numbness, weak legs or loss of bladder or bowel control.")
    assert announced.index("Do any of these apply to you as well?") < announced.index("Type brief to stop here")
    assert announced.count("Type brief to stop here") == 1
    assert conversation.standing.counts[0][0] == "urgent"


def test_quit_where_it_may_be_an_answer_is_asked_back(knowledge: Knowledge) -> None:
    known = at(knowledge, "smoking")
    asked = answer(knowledge, "quit\nleave\n", known)
    assert "Nothing was recorded. Type 2 for Former smoker, or leave to leave." in asked.shown
    assert (asked.left, "smoking" in asked.interview.answers) == (Left.FOR_NOW, False)
    assert answer(knowledge, "quit\n2\n", known).interview.answers["smoking"].value == "former"
