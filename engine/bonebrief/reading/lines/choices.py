"""Where a word is a choice that stands by itself, or behind another question: the question that it belongs to."""

from collections.abc import Mapping

from bonebrief.language.domain import NONE, Choice, Choices
from bonebrief.language.fact import Fact
from bonebrief.reading.lines.hints import Meant


def choice_of_another(word: str, facts: Mapping[str, Fact], denied: bool = False) -> Meant | None:
    """The test of the one question that has this choice; None where none has, or several."""
    asked = [fact for fact in facts.values() if isinstance(fact.domain, Choice | Choices) and fact.asking]
    having = [fact for fact in asked if word in fact.choices and word != NONE]
    if len(having) != 1:
        return None
    verb = "includes" if isinstance(having[0].domain, Choices) else "is"
    test = f"{'not ' if denied else ''}{having[0].id} {verb} {word}"
    return Meant(f"It is a choice of {having[0].id}: write `{test}`.", [test])
