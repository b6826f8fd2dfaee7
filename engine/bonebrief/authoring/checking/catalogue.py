"""Every check there is: those over a loaded knowledge base, to be run, and the pages of all, to be read."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from bonebrief.authoring.checking import file_pages, ignores, rule_pages
from bonebrief.authoring.checking.checks import (
    contradictions,
    covered,
    foregone,
    gaps,
    placeholders,
    repeats,
    reviews,
    talk,
    texts,
    unasked,
    untried,
    unused,
)
from bonebrief.authoring.checking.page import Page
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Problem

Check = Callable[[Knowledge], Iterator[Problem]]

CHECKS: Final[tuple[Check, ...]] = (
    contradictions.contradictions,
    foregone.foregone_tests,
    gaps.gaps_between_bands,
    placeholders.unsure_placeholders,
    covered.covered_reasons,
    repeats.repeated_rules,
    repeats.repeated_parts,
    unasked.unasked_facts,
    untried.untried_rules,
    unused.unused_findings,
    unused.unread_questions,
    texts.long_texts,
    texts.marked_texts,
    talk.points_without_stage,
    talk.talks_of_one,
)

_WITH_PAGES: Final = (
    *(file_pages, rule_pages),
    *(contradictions, foregone, gaps, placeholders, covered, repeats, unasked, untried, unused, texts, talk, reviews),
    ignores,
)

PAGES: Final[dict[Code, Page]] = {page.code: page for module in _WITH_PAGES for page in module.PAGES}


def warnings(knowledge: Knowledge, today: date) -> list[Problem]:
    """Every warning, in no order."""
    return [*(problem for check in CHECKS for problem in check(knowledge)), *reviews.past_reviews(knowledge, today)]
