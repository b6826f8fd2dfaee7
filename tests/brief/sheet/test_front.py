"""The front sheet: all that is urgent, five talks in the clinicians' order, and nothing hidden without a count."""

import re

import pytest

from bonebrief.brief.formats.render import render
from bonebrief.brief.phrases import without_answer
from bonebrief.brief.sheet.front import MOST_TALKS, front_of
from bonebrief.brief.talks import talks
from bonebrief.brief.words import Heading, Reader
from bonebrief.knowledge.rule import Priority
from bonebrief.meanings.agree import Inferrer
from tests.brief.people import PATIENTS, brief_of, brief_of_patient, flat, shown

BUSY = "two-spine-fractures-82"


@pytest.mark.sampled(6)
@pytest.mark.parametrize("patient", PATIENTS)
def test_every_point_is_on_the_sheet_or_named_behind_it(inferrer: Inferrer, patient: str) -> None:
    brief = brief_of_patient(inferrer, patient)
    front = front_of(brief)
    behind = [point for talk in (*front.talks, *front.behind) for point in talk.points]
    assert sorted(point.id for point in (*front.urgent, *behind)) == sorted(point.id for point in brief.points)
    assert len(front.talks) <= MOST_TALKS
    assert all(point.priority is not Priority.URGENT for point in behind)
    order = [talk.points[0].id for talk in talks([point for point in brief.points if point not in front.urgent])]
    assert [talk.points[0].id for talk in (*front.talks, *front.behind)] == order


def test_what_is_urgent_is_never_cut(inferrer: Inferrer) -> None:
    answers = (
        "{age: 80, sex: female, menopause_status: postmenopausal, back_pain_new: yes, t_score_total_hip: -3.4,"
        " back_pain_emergency: [leg_weakness], back_pain_warning: [fever_or_infection], bone_medicine: denosumab}"
    )
    brief = brief_of(inferrer, answers)
    urgent = [point for point in brief.points if point.priority is Priority.URGENT]
    assert len(urgent) >= 2
    for text in (shown(brief, width=80), *(render(brief, style, Reader.CLINICIAN) for style in ("markdown", "html"))):
        sheet = _plain(text.partition(Heading.POINTS)[0])
        for point in urgent:
            assert _plain(point.say) in sheet
            for reason in point.reasons:
                assert _plain(reason.text) in sheet


def test_the_terminal_shows_the_sheet_and_counts_what_is_behind(inferrer: Inferrer) -> None:
    brief = brief_of_patient(inferrer, BUSY)
    sheet = flat(shown(brief, width=80))
    given = sum(line.value is not None for line in brief.answers)
    assert f"{len(brief.points)} points with their reasons, {given} answers and {len(brief.sources)} sources" in sheet
    assert Heading.SOURCES not in sheet
    assert len(shown(brief, width=80).splitlines()) < len(shown(brief, width=80, everything=True).splitlines()) / 3


def test_a_talk_has_a_box_to_tick_and_lines_to_write_on(inferrer: Inferrer) -> None:
    brief = brief_of_patient(inferrer, BUSY)
    html, markdown = (render(brief, style, Reader.CLINICIAN) for style in ("html", "markdown"))
    assert html.count('<input type="checkbox">') == markdown.count("- [ ] ") == MOST_TALKS
    assert html.count('<span class="write">When</span>') == markdown.count("When: ....") == MOST_TALKS
    assert "<form" not in html
    assert "<script" not in html


@pytest.mark.parametrize("patient", ["much-unknown-66", BUSY])
def test_a_question_without_an_answer_is_named_once(inferrer: Inferrer, patient: str) -> None:
    brief = brief_of_patient(inferrer, patient)
    labels = sorted(line.label for line in brief.answers if line.value is None)
    assert sorted(label for _, group in without_answer(brief) for label in group) == labels
    text = render(brief, "html", Reader.CLINICIAN)
    table = text.partition("<table>")[2].partition("</table>")[0]
    assert not re.search("not asked|not needed|don&#x27;t know", table)
    assert len(labels) > 20


def _plain(text: str) -> str:
    return re.sub(r"<[^>]*>|[\\*]|\s|&[a-z#0-9]+;|'|\"", "", text)
