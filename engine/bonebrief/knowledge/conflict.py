"""Answers that seldom go together: each can be true, both hardly ever, so they are held against each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bonebrief.language.answer import Answer, Answers
from bonebrief.language.condition import Condition
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Place
from bonebrief.language.template import Template
from bonebrief.language.value import Seen


@dataclass(frozen=True, slots=True)
class Conflict:
    """A condition over answers that is worth asking back about.

    `answers`: the questions its condition rests on. `ask`: the one that is probably wrong. `unused`: rules do not see
    that one until it is changed or kept. `sign_lost`: it may be a number that lost its minus sign.
    """

    id: str
    when: Condition
    ask: str
    say: Template
    answers: tuple[str, ...]
    unused: bool
    sign_lost: bool
    place: Place

    def holder(self, answers: Answers) -> str | None:
        """The question beside whose answer it is written that both were kept."""
        return next((fact for fact in (self.ask, *self.answers) if _has_value(answers.get(fact))), None)

    def kept(self, answers: Answers) -> bool:
        """Whether the person was asked back and kept both answers."""
        holder = self.holder(answers)
        return holder is not None and self.id in answers[holder].kept

    def words(self, dictionary: Dictionary, values: Mapping[str, Seen], answers: Answers) -> str:
        """The question back; it may name an answer that rules do not see."""
        given = {fact: answers[fact].value for fact in self.answers if fact in answers}
        return self.say.fill(dictionary, {**values, **{f: value for f, value in given.items() if value is not None}})


def keeping(conflicts: Iterable[Conflict], answers: Answers) -> dict[str, Answer]:
    """The same answers, of which the person was asked about these conflicts, and kept what they rest on."""
    kept = dict(answers)
    for conflict in conflicts:
        holder = conflict.holder(kept)
        if holder is not None:
            kept[holder] = replace(kept[holder], kept=kept[holder].kept | {conflict.id})
    return kept


def still_open(conflicts: Iterable[Conflict], answers: Answers) -> tuple[Conflict, ...]:
    """The conflicts that nobody has settled by keeping both answers."""
    return tuple(conflict for conflict in conflicts if not conflict.kept(answers))


def _has_value(answer: Answer | None) -> bool:
    return answer is not None and answer.value is not None
