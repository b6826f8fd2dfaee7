"""What an interview's answers mean so far: the rules are run, twice and compared, after every answer."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from bonebrief.interview.conversation import Standing, Urgent
from bonebrief.interview.state import Interview
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority

if TYPE_CHECKING:
    from bonebrief.brief.model import Brief, RaisedPoint
    from bonebrief.meanings.agree import Inferrer


class RulesMeaning:
    """The meaning of answers under a knowledge base; engine and rules are loaded when they are first needed."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def standing(self, interview: Interview) -> Standing:
        from bonebrief.brief.make import unanswered
        from bonebrief.brief.prioritise import could_still_raise, judge, raised_points
        from bonebrief.brief.talks import on_the_sheet
        from bonebrief.brief.words import priority_word

        inference = self._inferrer.infer(interview.answers)
        verdict = judge(self._knowledge, inference, unanswered(interview.questionnaire, inference))
        points = raised_points(self._knowledge, inference, verdict)
        together = on_the_sheet(points)
        counted = {priority: sum(talk.priority is priority for talk in together) for priority in reversed(Priority)}
        counts = tuple((priority_word(priority), count) for priority, count in counted.items() if count)
        urgent = tuple(_urgent(point, interview.for_patient) for point in points if point.priority is Priority.URGENT)
        alarms = could_still_raise(self._knowledge, inference, Priority.URGENT) if urgent else ()
        return Standing(counts, urgent, frozenset(alarms), tuple(talk.heading for talk in together))

    def could_change(self, interview: Interview) -> Mapping[str, str]:
        from bonebrief.brief.phrases import could_raise

        return {missing.fact: could_raise(missing) for missing in self.brief(interview).missing}

    def brief(self, interview: Interview) -> "Brief":
        """The brief of the answers as they stand."""
        from bonebrief.brief.make import make_brief

        inference = self._inferrer.infer(interview.answers)
        return make_brief(self._knowledge, interview.questionnaire, inference, date.today())

    @cached_property
    def _inferrer(self) -> "Inferrer":
        from bonebrief.meanings.agree import Inferrer

        return Inferrer(self._knowledge)


def _urgent(point: "RaisedPoint", for_patient: bool) -> Urgent:
    """The point in the words for the person, or for whoever answers for a patient."""
    text = point.say if for_patient else point.patient
    return Urgent(point.id, point.title, text, tuple(reason.text for reason in point.reasons))
