"""The plain asker records what was meant, or nothing; every state is said in words."""

import io

import pytest

from bonebrief.interview.journal import NotKept
from bonebrief.interview.plain import Asked, ask_plain
from bonebrief.interview.state import start
from bonebrief.knowledge.answer import Answer, Status
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.value import Value


def answer(knowledge: Knowledge, typed: str, known: dict[str, Answer] | None = None) -> tuple[Asked, str]:
    shown = io.StringIO()
    interview = start(knowledge, knowledge.questionnaire("bone-health"), known)
    return ask_plain(interview, NotKept(), io.StringIO(typed), shown), shown.getvalue()


def at(knowledge: Knowledge, fact: str, **gates: Value) -> dict[str, Answer]:
    """Answers that make a fact the first question without one."""
    questions = knowledge.questionnaire("bone-health").questions
    before = questions[: questions.index(fact)]
    given = {gate: Answer(Status.ANSWERED, value) for gate, value in gates.items()}
    return {**{question: Answer(Status.SKIPPED) for question in before}, **given}


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
        ("age", {}, "63\n", 63.0),
        ("age", {}, "6 3\n", None),
        ("age", {}, "200\n", None),
        ("age", {}, "1,234\n", None),
        ("height_cm", {}, "5'6\"\n", 167.64),
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
    asked, shown = answer(knowledge, typed, at(knowledge, fact, **gates))
    recorded = asked.interview.answers.get(fact)
    assert (recorded.value if recorded else None) == value
    assert ("Recorded:" in shown) is (value is not None)


@pytest.mark.parametrize(("word", "status"), [("skip", "skipped"), ("unknown", "unknown"), ("don't know", "unknown")])
def test_no_answer_has_two_kinds(knowledge: Knowledge, word: str, status: str) -> None:
    asked, _ = answer(knowledge, f"{word}\n")
    assert asked.interview.answers["age"].status.value == status


def test_the_words_between_answers(knowledge: Knowledge) -> None:
    asked, shown = answer(knowledge, "?\n63\nback\n64\nreview\nedit 1\n65\nedit 99\nquit\n")
    assert asked.interview.answers["age"].value == 65.0
    assert "Why we ask:" in shown
    assert "Recorded so far: 63 years. A new answer replaces it." in shown
    assert "1) Age: 64 years" in shown
    assert "There is no answer 99" in shown
    assert not asked.finished


def test_the_end_of_the_input_keeps_what_was_recorded(knowledge: Knowledge) -> None:
    asked, _ = answer(knowledge, "63\nfemale\n")
    assert {fact: given.value for fact, given in asked.interview.answers.items()} == {"age": 63.0, "sex": "female"}
    assert not asked.finished


def test_every_question_can_be_skipped_to_the_end(knowledge: Knowledge) -> None:
    asked, _ = answer(knowledge, "skip\n" * 100)
    assert asked.finished
