"""A person's own units: kept with the answer, shown back, and asked about where a bare number may be meant in them."""

import io

import pytest

from bonebrief.interview.action import Record
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.keeping.journal_line import read_action, written
from bonebrief.interview.own_units import read_in_own_units
from bonebrief.interview.plain import PlainAsker
from bonebrief.interview.state import apply, start
from bonebrief.interview.typed import read_line
from bonebrief.interview.words import answer_words
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from tests.interview.stand_ins import Silent


@pytest.mark.parametrize(
    ("fact", "typed", "words"),
    [
        ("height_cm", "5'7\"", "170.2 cm (5'7\")"),
        ("height_cm", "5 4", "162.6 cm (5 4)"),
        ("height_cm", "170", "170 cm"),
        ("height_cm", "1.7 m", "170 cm (1.7 m)"),
        ("weight_kg", "150 lb", "68 kg (150 lb)"),
        ("vitamin_d_level_nmol", "20 ng/ml", "49.9 nmol/L (20 ng/ml)"),
        ("egfr", ">90", "90 mL/min/1.73 m² (>90)"),
        ("egfr", "90", "90 mL/min/1.73 m²"),
        ("weight_kg", "68 kg", "68 kg"),
        ("scan_months_ago", "2 yrs", "24 months (2 yrs)"),
        ("falls_past_year", "once", "1"),
    ],
)
def test_a_number_in_another_unit_is_shown_in_both(knowledge: Knowledge, fact: str, typed: str, words: str) -> None:
    entry = knowledge.dictionary[fact]
    meant = read_line(entry, typed)
    assert meant.value is not None
    answer = Answer(Status.ANSWERED, meant.value, said=meant.said)
    assert answer_words(entry, answer) == words
    kept = read_action(written(Record(fact, answer)), knowledge.dictionary)
    assert isinstance(kept, Record)
    assert kept.answer.said == answer.said


@pytest.mark.parametrize(
    ("height", "weight", "asked"),
    [
        ("5 ft 2 in", "98", "Is that 98 lb, or 98 kg?"),
        ("158", "98", ""),
        ("5'2\"", "98 kg", ""),
        ("5'2\"", "30", ""),
        ("5'2\"", "about 98", "Is that 98 lb"),
    ],
)
def test_whoever_uses_feet_is_asked_whether_a_bare_weight_is_in_pounds(
    knowledge: Knowledge, height: str, weight: str, asked: str
) -> None:
    interview = start(knowledge, knowledge.questionnaire("bone-health"))
    typed = read_line(knowledge.dictionary["height_cm"], height)
    assert typed.value is not None
    interview = apply(interview, Record("height_cm", Answer(Status.ANSWERED, typed.value, said=typed.said)))
    fact = knowledge.dictionary["weight_kg"]
    meant = read_in_own_units(interview, fact, weight)
    assert meant.say.startswith(asked)
    assert (meant.likely == 44.5) is bool(asked)
    if not asked:
        assert meant == read_line(fact, weight)


@pytest.mark.parametrize(
    ("fact", "typed", "said"),
    [
        ("weight_kg", "150", "150 lb"),
        ("vitamin_d_supplement_iu", "10", "10 µg"),
        ("t_score_total_hip", "2.5", ""),
        ("weight_kg", "68", ""),
    ],
)
def test_what_was_probably_meant_is_named_in_its_unit(knowledge: Knowledge, fact: str, typed: str, said: str) -> None:
    assert read_line(knowledge.dictionary[fact], typed).likely_said == said


def test_the_answer_to_that_is_kept_and_asked_no_more(knowledge: Knowledge) -> None:
    lines = "63\nfemale\n50\n5 ft 2 in\n5 ft 3 in\n98\n98 lb\nquit\n"
    said = io.StringIO()
    interview = start(knowledge, knowledge.questionnaire("bone-health"))
    conversation = Conversation(interview, NotKept(), Silent())
    PlainAsker(io.StringIO(lines), said).ask(conversation)
    assert "Recorded: 157.5 cm (5 ft 2 in)." in said.getvalue()
    assert said.getvalue().count("Is that 98 lb, or 98 kg?") == 1
    assert "Recorded: 44.5 kg (98 lb)." in said.getvalue()
    assert conversation.interview.answers["weight_kg"].value == 44.5
