"""Progress that a person can trust: it begins at nothing, never falls as answers open questions, and numbers go up."""

import pytest

from bonebrief.interview.action import Back, Record
from bonebrief.interview.progress import progress_of
from bonebrief.interview.state import apply, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.yaml.files import read_file
from tests.brief.people import EXAMPLES, PATIENTS


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", ["bone-health", "quick", "follow-up"])
@pytest.mark.parametrize("patient", PATIENTS[::6])
def test_it_never_falls(knowledge: Knowledge, patient: str, name: str) -> None:
    known = read_answers_file(read_file(EXAMPLES / f"{patient}.yaml"), patient, knowledge.dictionary).answers
    interview = start(knowledge, knowledge.questionnaire(name))
    shares, places = [], []
    while (progress := progress_of(interview)) is not None:
        assert interview.current is not None
        shares.append(progress.share)
        places.append((progress.place, progress.number))
        answer = known.get(interview.current, Answer(Status.UNKNOWN))
        interview = apply(interview, Record(interview.current, answer))
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shares[-1] < 1
    assert places == sorted(set(places))


def test_going_back_tells_the_number_that_the_question_had(knowledge: Knowledge) -> None:
    interview = start(knowledge, knowledge.questionnaire("bone-health"))
    for fact, value in (("age", 63.0), ("sex", "female"), ("menopause_status", "postmenopausal")):
        interview = apply(interview, Record(fact, Answer(Status.ANSWERED, value)))
    numbers = []
    for _ in range(3):
        progress = progress_of(interview)
        assert progress is not None
        numbers.append(progress.number)
        interview = apply(interview, Back())
    assert numbers == [4, 3, 2]
