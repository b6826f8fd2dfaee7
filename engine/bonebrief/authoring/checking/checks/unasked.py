"""Facts that rules read and no questionnaire asks."""

from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import repeated_falls
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Holds, leaves
from bonebrief.language.problem import Code, Problem

PAGES: Final = (
    page(
        Code.UNASKED_FACT,
        does="Finds facts that rules read and no questionnaire asks.",
        why="For everybody who is interviewed, such a rule stays unknown.",
        bad=repeated_falls("unsteady is yes"),
        good=repeated_falls("age >= 80"),
    ),
)


def unasked_facts(knowledge: Knowledge) -> Iterator[Problem]:
    """A rule reads a fact that no questionnaire asks: for people who are interviewed it is always unknown."""
    asked = {question for form in knowledge.questionnaires.values() for question in form.questions}
    for rule in knowledge.rules.values():
        tests = {leaf.fact: leaf for leaf in leaves(rule.when) if not isinstance(leaf, Holds)}
        for test in tests.values():
            for fact in asked_inputs(knowledge.dictionary, (test.fact,)):
                if fact not in asked:
                    what = f"This rule reads {fact}, which no questionnaire asks."
                    yield Problem(Code.UNASKED_FACT, test.place, what, "Ask it in one, or read another fact.")
