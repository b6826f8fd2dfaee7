"""How far an interview is: its section, the question within it, and a share that never falls as answers open others."""

from dataclasses import dataclass

from bonebrief.interview.state import Interview
from bonebrief.knowledge.questionnaire import Section
from bonebrief.meanings.plain.settle import Branch


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the current question stands: its section, the place of that among so many, its number there, the share."""

    section: str
    place: int
    sections: int
    number: int
    share: float


def progress_of(interview: Interview) -> Progress | None:
    """Where the current question stands; None at the end.

    What is done is counted in all questions of the questionnaire, whether they are asked or not: the sections before,
    and of this one what is answered or not asked of this person. So a branch that opens takes nothing back.
    """
    current, sections = interview.current, interview.questionnaire.sections
    if current is None:
        return None
    place = next(nth for nth, section in enumerate(sections) if current in section.questions)
    section = sections[place]
    before = sum(len(one.questions) for one in sections[:place])
    share = (before + _done(interview, section, current)) / len(interview.questionnaire.questions)
    title = (interview.for_patient and section.of_patient) or section.title
    return Progress(title, place + 1, len(sections), _number(interview, section, current), share)


def _done(interview: Interview, section: Section, current: str) -> int:
    """How many questions of a section lie behind: those written before, or in a free order those that are settled."""
    if not section.free:
        return section.questions.index(current)
    branches = interview.settled.branches
    left = (one for one in section.questions if branches[one] is not Branch.CLOSED and not interview.has(one))
    return len(section.questions) - sum(1 for _ in left)


def _number(interview: Interview, section: Section, current: str) -> int:
    """The place of a question among those that were answered in its section, or the one after the last."""
    answered = [one for one in interview.trail if one in section.questions]
    return (answered.index(current) if current in answered else len(answered)) + 1
