"""The person's page: one sentence of how worried to be, plain words only, three questions, and nothing that hurts."""

import re
from dataclasses import replace

import pytest

from bonebrief.authoring.checking.wording.reading_age import grade
from bonebrief.brief.formats.render import FORMATS, render
from bonebrief.brief.model import MissingAnswer, Worry
from bonebrief.brief.phrases import alone
from bonebrief.brief.sheet.handout import MOST_QUESTIONS, handout_of, without, worry_of
from bonebrief.brief.words import WORRIES, Heading, Reader
from bonebrief.knowledge.rule import Priority
from bonebrief.language.domain import NONE, Kind
from bonebrief.meanings.agree import Inferrer
from tests.brief.people import PATIENTS, brief_of, brief_of_patient, flat

PAGES = [name for name in FORMATS if name != "json"]
JARGON = r"AACE|NOGG|\bACR\b|BHOF|ISCD|guideline|silent break|Sources|knowledge [0-9a-f]{8}"
WOMAN = "age: 66, sex: female, menopause_status: postmenopausal"


@pytest.mark.sampled(6)
@pytest.mark.parametrize("patient", PATIENTS)
def test_no_guideline_no_silent_break_and_at_most_three_questions(inferrer: Inferrer, patient: str) -> None:
    brief = brief_of_patient(inferrer, patient)
    page = render(brief, "markdown", Reader.PATIENT)
    assert not re.search(JARGON, page)
    assert flat(page).count(WORRIES[worry_of(brief)]) == 1
    handout = handout_of(brief)
    assert len(handout.ask) <= MOST_QUESTIONS
    assert all("sk " in text for text in handout.ask)
    assert len(handout.gauge.marks if handout.gauge else []) <= 3


@pytest.mark.parametrize("patient", PATIENTS)
def test_all_that_matters_much_is_on_it(inferrer: Inferrer, patient: str) -> None:
    brief = brief_of_patient(inferrer, patient)
    page = flat(render(brief, "terminal", Reader.PATIENT))
    for point in brief.points:
        if point.priority is Priority.URGENT or (point.priority is Priority.HIGH and not point.together):
            assert point.patient in page


def test_it_is_as_easy_to_read_as_the_points_are(inferrer: Inferrer) -> None:
    """Of the points' own words the median was 3.9 and the worst under 7 before there was a page."""
    call = inferrer.knowledge.sheet.call
    assert all(grade(text) <= 7 for text in (*WORRIES.values(), *call))
    pages = [handout_of(brief_of_patient(inferrer, patient)) for patient in PATIENTS]
    texts = [" ".join((WORRIES[page.worry], *page.today, *page.tell, *page.ask, *call, *page.more)) for page in pages]
    grades = sorted(map(grade, texts))
    assert grades[len(grades) // 2] <= 3.9
    assert grades[-1] < 7


@pytest.mark.parametrize(
    ("answers", "worry"),
    [
        ("{age: 70, back_pain_new: yes, back_pain_emergency: [leg_weakness]}", Worry.TODAY),
        (f"{{{WOMAN}, t_score_total_hip: -2.9}}", Worry.SOON),
        (f"{{{WOMAN}, scan_done: no, t_score_total_hip: -1.2, steroid_use: never}}", Worry.SETTLE_FIRST),
        (f"{{{WOMAN}}}", Worry.OPEN),
    ],
)
def test_how_worried_to_be(inferrer: Inferrer, answers: str, worry: Worry) -> None:
    assert worry_of(brief_of(inferrer, answers)) is worry


def test_calm_words_wait_for_everything(inferrer: Inferrer) -> None:
    brief = brief_of_patient(inferrer, "healthy-55")
    assert worry_of(brief) is Worry.AT_THE_VISIT
    raised = replace(brief.points[0], priority=Priority.HIGH)
    assert worry_of(replace(brief, points=(raised, *brief.points[1:]))) is Worry.SOON


@pytest.mark.parametrize("name", PAGES)
def test_with_an_eating_disorder_weight_is_no_subject(inferrer: Inferrer, name: str) -> None:
    answers = (
        "{age: 34, sex: female, menopause_status: premenopausal, periods_absent_6_months: yes, height_cm: 165,"
        " weight_kg: 44.4, scan_done: yes, scan_kind: dxa_hip_spine, z_score_total_hip: -2.4, conditions: %s}"
    )
    page = flat(render(brief_of(inferrer, answers % "[eating_disorder]"), name, Reader.PATIENT))
    text = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", page)
    assert not re.search(r"weight|weigh\b|\bthin\b|BMI|underweight|44\.4", text, re.IGNORECASE)
    other = flat(render(brief_of(inferrer, answers % "[none]"), name, Reader.PATIENT))
    assert "light build" in other


def test_the_first_questions_have_room_for_an_answer(inferrer: Inferrer) -> None:
    brief = brief_of_patient(inferrer, "two-spine-fractures-82")
    html = render(brief, "html", Reader.PATIENT)
    assert html.count('<span class="answer"></span>') == 2 * len(handout_of(brief).ask) == 6
    assert Heading.CALL in html


def test_what_is_left_of_a_text_refers_to_nothing_that_is_held_back(inferrer: Inferrer) -> None:
    words = brief_of(inferrer, "{age: 34, sex: female, conditions: [eating_disorder]}").persons_page.held_words
    assert words
    texts = [point.patient.text for point in inferrer.knowledge.points.values()]
    cut = [(text, left) for text in texts if (left := without(text, words)) not in ("", text)]
    assert cut
    for text, left in cut:
        first = re.split(r"(?<=[.?!]) ", left)[0]
        assert text.startswith(first) or not re.search(r"\b(it|one|them)\b", first), text


def test_a_question_says_what_it_refers_to(inferrer: Inferrer) -> None:
    for fact, options in (("conditions", 28), ("hormone_therapy_cautions", 6)):
        missing = missing_of(inferrer, fact)
        assert len(missing.options) == options
        assert f"any of these? {missing.options[0]}; " in alone(missing)
    assert alone(missing_of(inferrer, "fracture_count")).startswith("Number of fractures: How many times")
    assert alone(missing_of(inferrer, "smoking")) == "Do you smoke?"


@pytest.mark.parametrize("patient", PATIENTS)
def test_no_question_on_the_page_speaks_of_these_without_naming_them(inferrer: Inferrer, patient: str) -> None:
    for missing in handout_of(brief_of_patient(inferrer, patient)).missing:
        named = alone(missing).startswith(f"{missing.label}: ")
        assert named or not re.search(r"\b(these|those)( \w+)?\?$", alone(missing))


def missing_of(inferrer: Inferrer, fact: str) -> MissingAnswer:
    entry = inferrer.knowledge.dictionary[fact]
    assert entry.asking
    several = entry.kind is Kind.CHOICES
    options = tuple(shown for word, shown in entry.choices.items() if several and word != NONE)
    return MissingAnswer(fact, entry.label, entry.asking.words, "", (), options)
