"""What is not wrong but deserves a second look: every check over a loaded knowledge base."""

from collections.abc import Callable, Iterator
from datetime import date

from bonebrief.authoring.checking.checks.contradictions import contradictions
from bonebrief.authoring.checking.checks.foregone import foregone_tests
from bonebrief.authoring.checking.checks.repeats import covered_reasons, repeated_parts, repeated_rules
from bonebrief.authoring.checking.checks.reviews import past_reviews
from bonebrief.authoring.checking.checks.texts import long_texts
from bonebrief.authoring.checking.checks.untried import untried_rules
from bonebrief.authoring.checking.checks.unused import unasked_facts, unread_questions, unused_findings
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Problem

Check = Callable[[Knowledge], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    contradictions,
    foregone_tests,
    covered_reasons,
    repeated_rules,
    repeated_parts,
    unasked_facts,
    untried_rules,
    unused_findings,
    unread_questions,
    long_texts,
)


def warnings(knowledge: Knowledge, today: date) -> list[Problem]:
    """Every warning, in no order."""
    return [*(problem for check in CHECKS for problem in check(knowledge)), *past_reviews(knowledge, today)]
