"""Every check there is: those over a loaded knowledge base, to be run, and the pages of all, to be read."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from bonebrief.authoring.checking import file_pages, ignores, rule_pages
from bonebrief.authoring.checking.checks import (
    covered,
    placeholders,
    repeats,
    reviews,
    talk,
    texts,
    translations,
    unasked,
    untried,
    unused,
    voice,
)
from bonebrief.authoring.checking.checks.numbers import contradictions, density, foregone, gaps, scores, signs, sizes
from bonebrief.authoring.checking.everybody import Anybody
from bonebrief.authoring.checking.page import Page
from bonebrief.authoring.checking.tables import faults
from bonebrief.authoring.checking.wording import grounds, other_numbers, reading_age, tone
from bonebrief.authoring.examples.coverage import never_true
from bonebrief.authoring.examples.tried import Memory, TriedExamples
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.written import written_conditions
from bonebrief.language.condition import Condition, parts_of
from bonebrief.language.problem import Code, Place, Problem
from bonebrief.meanings.solver.necessity import Necessity

Check = Callable[[Knowledge], Iterator[Problem]]

OF_CONDITIONS: Final[tuple[Callable[[Necessity, Condition], Iterator[Problem]], ...]] = (
    contradictions.contradictions,
    foregone.foregone_tests,
    repeats.repeated_parts,
)
CHECKS: Final[tuple[Check, ...]] = (
    signs.lost_signs,
    signs.lost_signs_in_charts,
    scores.other_scores,
    sizes.finer_bounds,
    sizes.far_bounds,
    gaps.gaps_between_bands,
    repeats.repeated_rules,
    repeats.repeated_labels,
    repeats.repeated_names,
    unasked.unasked_facts,
    unused.unused_findings,
    unused.unused_bounds,
    unused.unread_questions,
    texts.long_texts,
    texts.marked_texts,
    talk.points_without_stage,
    talk.talks_of_one,
    tone.orders,
    tone.alarms,
    tone.doses,
    tone.unfinished,
    reading_age.hard_texts,
    grounds.without_evidence,
    grounds.uncited,
    voice.wrong_voices,
)

_WITH_PAGES: Final = (
    *(file_pages, rule_pages),
    *(
        contradictions,
        foregone,
        signs,
        scores,
        sizes,
        gaps,
        faults,
        placeholders,
        covered,
        density,
        repeats,
        unasked,
        untried,
        unused,
        texts,
        talk,
        reviews,
    ),
    *(tone, reading_age, grounds, other_numbers),
    *(voice, translations, ignores),
)

PAGES: Final[dict[Code, Page]] = {page.code: page for module in _WITH_PAGES for page in module.PAGES}


def warnings(knowledge: Knowledge, today: date, memory: Memory | None = None) -> list[Problem]:
    """Every warning, in no order; a `memory` of the last time makes it quicker.

    Of a rule that nobody can meet, or of which it is told already what excludes what in it, it is not told as well that
    no example does.
    """
    memory = memory or Memory()
    tried, necessity = TriedExamples(knowledge, knowledge.examples, memory), Necessity(knowledge)
    memory.found.heed(knowledge)
    never = tuple(never_true(knowledge.rules.values(), tried, necessity))
    anybody = Anybody(knowledge, tried)
    found = [problem for check in CHECKS for problem in check(knowledge)]
    for condition in written_conditions(knowledge):
        for check in OF_CONDITIONS:
            found += memory.found.of(check, (condition,), partial(check, necessity, condition))
    found += placeholders.unsure_placeholders(knowledge, memory.found)
    found += other_numbers.other_numbers(knowledge, memory.found)
    told = {problem.where for problem in found if problem.code is Code.CONTRADICTION}
    unexplained = [rule for rule in never if told.isdisjoint(_places(rule.when))]
    impossible = list(covered.impossible_rules(anybody, unexplained))
    explained = {problem.where for problem in impossible}
    lacking = [rule for rule in unexplained if rule.place not in explained]
    found += [*covered.covered_reasons(anybody), *impossible, *untried.untried_rules(knowledge, lacking)]
    of_tables = faults.told_of_tables(knowledge)
    found = [one for one in found if one.where not in of_tables.get(one.code, ())]
    found += [*unasked.ungated_rules(anybody, memory.found), *faults.tables_at_fault(anybody, memory.found)]
    found += [*unasked.lacking_questions(anybody), *density.density_classes(anybody)]
    found += scores.scores_for_others(anybody)
    return [*found, *reviews.past_reviews(knowledge, today)]


def _places(condition: Condition) -> Iterator[Place]:
    yield condition.place
    for part in parts_of(condition):
        yield from _places(part)
