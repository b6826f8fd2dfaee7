"""What is not wrong but deserves a second look: every check over a loaded knowledge base, the worst first."""

from collections.abc import Callable, Iterator
from datetime import date

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import Problem
from bonebrief.workbench.checks.bounds import contradictions, foregone_tests
from bonebrief.workbench.checks.repeats import covered_reasons, repeated_rules
from bonebrief.workbench.checks.reviews import past_reviews
from bonebrief.workbench.checks.texts import long_texts
from bonebrief.workbench.checks.unused import unasked_facts, unread_questions, unused_findings
from bonebrief.workbench.coverage import untried_rules

Check = Callable[[Knowledge], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    contradictions,
    foregone_tests,
    covered_reasons,
    repeated_rules,
    unasked_facts,
    untried_rules,
    unused_findings,
    unread_questions,
    long_texts,
)


def warnings(knowledge: Knowledge, today: date) -> list[Problem]:
    """Every warning, by check in order of weight, then by place."""
    found = [sorted(check(knowledge), key=lambda problem: problem.where) for check in CHECKS]
    return [problem for problems in [*found, list(past_reviews(knowledge, today))] for problem in problems]
