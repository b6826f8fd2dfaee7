"""A brief on a narrow terminal: what belongs together stands in one paragraph, and nothing that is said is lost."""

import re

import pytest

from bonebrief.brief.phrases import given
from bonebrief.meanings.agree import Inferrer
from tests.brief.people import brief_of_patient, flat, shown


@pytest.mark.parametrize("patient", ["two-spine-fractures-82", "low-bone-mass-55", "much-unknown-66"])
def test_a_whole_brief_takes_little_more_lines_than_its_words_need(inferrer: Inferrer, patient: str) -> None:
    written = shown(brief_of_patient(inferrer, patient), width=40, everything=True)
    lines = written.splitlines()
    assert max(map(len, lines)) <= 40
    assert len(lines) * 40 <= 1.42 * len(flat(written))


def test_every_reason_answer_and_source_is_there(inferrer: Inferrer) -> None:
    brief = brief_of_patient(inferrer, "two-spine-fractures-82")
    written = re.sub(r"\s+", "", shown(brief, width=40, everything=True))
    said = [reason.text for point in brief.points for reason in point.reasons]
    said += [point.say for point in brief.points]
    said += [cited.source.where for cited in brief.sources]
    said += [f"{line.label}: {line.words}" for line in given(brief)]
    assert [text for text in said if re.sub(r"\s+", "", text) not in written] == []
