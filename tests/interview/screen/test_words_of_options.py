"""In every menu of the questionnaires, typing what an option is called gives that option or nothing."""

import pytest

from bonebrief.interview.action import Jump
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.screen.pick import WORD_PAUSE, Pick, enter, press, rows_of
from bonebrief.interview.screen.talk import Talk
from bonebrief.interview.state import apply, start
from bonebrief.interview.typed import dont_know
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from tests.interview.stand_ins import Silent, Stage

FOREIGN = ["5.11", "511", "172", "-2.5", "yes please", "maybe", "passt", "us us", "yeskip", "as", "s", "kk"]
YES_NO = Pick(("Yes", "No", "Don't know", "Skip this question"), wary=3)


def typed(knowledge: Knowledge, fact: str, word: str, **known: str) -> Answer | None:
    """What is recorded for a question at which a word was typed, and Enter pressed until something is."""
    given = {gate: Answer(Status.ANSWERED, value) for gate, value in known.items()}
    first = start(knowledge, knowledge.questionnaire("bone-health"), given, thorough=True)
    conversation, stage = Conversation(apply(first, Jump(fact)), NotKept(), Silent()), Stage()
    Talk(stage, conversation).question()
    stage.press(*word, "enter")
    if fact not in conversation.interview.answers:
        stage.press("enter")
    return conversation.interview.answers.get(fact)


def chosen(answer: Answer) -> tuple[str, ...]:
    """The words of an answer."""
    assert not isinstance(answer.value, float)
    return (answer.value,) if isinstance(answer.value, str) else answer.value or ()


def asked_first(knowledge: Knowledge) -> list[str]:
    """Every question that can be reached by leaving out what comes before it."""
    interview = start(knowledge, knowledge.questionnaire("bone-health"), thorough=True)
    return [fact for fact in interview.sensible if knowledge.dictionary[fact].ask_if is None]


def test_every_option_by_its_words_and_by_its_id(knowledge: Knowledge) -> None:
    for fact in asked_first(knowledge):
        for word, label in knowledge.dictionary[fact].choices.items():
            for name in (label, label.upper(), word, word.replace("_", " ")):
                answer = typed(knowledge, fact, name.replace("?", ""))
                assert answer is None or word in chosen(answer), (fact, name, answer)


def test_every_option_can_be_chosen_by_its_words(knowledge: Knowledge) -> None:
    for fact in asked_first(knowledge):
        for word, label in knowledge.dictionary[fact].choices.items():
            answer = typed(knowledge, fact, label)
            assert answer is not None, (fact, label)
            assert word in chosen(answer)


@pytest.mark.parametrize("word", FOREIGN)
def test_what_is_no_option_records_nothing(knowledge: Knowledge, word: str) -> None:
    for fact in asked_first(knowledge):
        if knowledge.dictionary[fact].choices and not any(
            label.lower().startswith(word) for label in knowledge.dictionary[fact].choices.values()
        ):
            assert typed(knowledge, fact, word) is None, (fact, word)


@pytest.mark.parametrize("word", [*dont_know(), "Don't know"])
def test_not_knowing_in_ones_own_words(knowledge: Knowledge, word: str) -> None:
    for fact in asked_first(knowledge):
        answer = typed(knowledge, fact, word)
        assert answer is None or answer.status is Status.UNKNOWN, (fact, word, answer)
    assert typed(knowledge, "scan_done", word) == Answer(Status.UNKNOWN)


@pytest.mark.parametrize("word", ["skip", "Skip this question", "sk"])
def test_skipping_in_words(knowledge: Knowledge, word: str) -> None:
    assert typed(knowledge, "scan_done", word) == Answer(Status.SKIPPED)


@pytest.mark.parametrize(
    ("fact", "word", "value"),
    [
        ("steroid_use", "no", "never"),
        ("steroid_use", "now", "current"),
        ("calcium_result", "no", None),
        ("calcium_result", "nor", "normal"),
        ("bone_affecting_medicines", "and", None),
        ("conditions", "sle", ("lupus",)),
        ("conditions", "none", ("none",)),
    ],
)
def test_no_and_such_words_are_no_beginning_of_a_name(
    knowledge: Knowledge, fact: str, word: str, value: str | tuple[str, ...] | None
) -> None:
    answer = typed(knowledge, fact, word)
    assert (answer.value if answer else None) == value


@pytest.mark.parametrize(
    ("fact", "line", "value"),
    [
        ("age", "sixty", 60.0),
        ("age", "about 60", 60.0),
        ("age", "under 50", None),
        ("age", "almost 60", None),
        ("age", "xyz 66", None),
        ("falls_past_year", "once", 1.0),
        ("falls_past_year", "none", 0.0),
        ("height_cm", "five foot four", 162.6),
        ("t_score_total_hip", "minus 1.8", -1.8),
        ("t_score_total_hip", "T 1.8", None),
    ],
)
def test_a_line_with_words_is_read_whole_where_a_number_is_asked(
    knowledge: Knowledge, fact: str, line: str, value: float | None
) -> None:
    answer = typed(knowledge, fact, line, scan_done="yes", scan_kind="dxa_hip_spine")
    assert (answer.value if answer else None) == value


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("not sure", Status.UNKNOWN),
        ("no idea", Status.UNKNOWN),
        ("dunno", Status.UNKNOWN),
        ("unknown", Status.UNKNOWN),
        ("skip", Status.SKIPPED),
    ],
)
def test_not_knowing_is_said_in_words_where_a_number_is_asked(knowledge: Knowledge, line: str, status: Status) -> None:
    assert typed(knowledge, "falls_past_year", line) == Answer(status)


@pytest.mark.parametrize(("pause", "row"), [(0.1, None), (WORD_PAUSE * 2, 1)])
def test_a_pause_ends_a_word(pause: float, row: int | None) -> None:
    pick, now = YES_NO, 10.0
    for letter in "xn":
        pick, now = press(pick, letter, now), now + pause
    assert (pick.mark, enter(pick)[1] is None) == (row, row is None)


def test_a_word_that_fits_may_be_typed_as_slowly_as_one_likes() -> None:
    pick, now = YES_NO, 10.0
    for letter in "yes":
        pick, now = press(pick, letter, now), now + 30
        assert pick.mark == 0


def test_the_tail_of_a_slow_word_is_not_skip() -> None:
    pick, now = YES_NO, 10.0
    for letter in "us":
        pick, now = press(pick, letter, now), now + 30
    assert pick.mark is None


def test_a_space_ticks_and_stands_within_names() -> None:
    pick = Pick(("Hip", "Hip and spine", "None"), tickable=3, alone=2)
    for key in "none ":
        pick = press(pick, key, 1.0)
    assert pick.ticked == {2}
    pick = Pick(pick.rows, tickable=3, alone=2)
    for key in "hip and ":
        pick = press(pick, key, 1.0)
    assert (pick.mark, pick.ticked) == (1, frozenset())


@pytest.mark.parametrize(
    ("typed", "row"), [("lung disease", 15), ("kidney disease", 8), ("thyroid", 1), ("brittle bone", 25)]
)
def test_a_word_from_within_an_option_finds_it(knowledge: Knowledge, typed: str, row: int) -> None:
    pick = rows_of(knowledge.dictionary["conditions"], None)
    for key in typed:
        pick = press(pick, key, 1.0)
    assert pick.mark == row
