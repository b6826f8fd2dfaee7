"""Rules without evidence, and sources and rows of evidence on which nothing rests."""

from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import a_point, a_reason
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Problem

_REASON: Final = a_reason("routine", "falls_past_year >= 1", "A fall in the past year.")
_SOURCE: Final = """
  {key}:
    title: Falls
    organisation: O
    year: 2020
    where: here
    reviewed: 2026-01-01
    review_by: 2028-01-01"""

PAGES: Final = (
    page(
        Code.WITHOUT_EVIDENCE,
        does="Finds rules that name no row of evidence, in rule books that have such rows.",
        why="A row says what the source says, and how far somebody checked it; the brief prints it.",
        bad=a_point(_REASON),
        good=a_point(_REASON + "        evidence: [1.01]\n"),
    ),
    page(
        Code.UNCITED,
        does="Finds sources that no rule cites, and rows of evidence on which no rule rests.",
        why="They are reviewed and signed for nothing. Often a rule was to cite them and names another one.",
        bad=f"sources:{_SOURCE.format(key='NOBODY20')}\n",
        good="# Nothing is cited.\nsources: {}\n",
        file="rules/sources.yaml",
    ),
)


def without_evidence(knowledge: Knowledge) -> Iterator[Problem]:
    """Find rules that rest on no row of evidence."""
    for rule in knowledge.rules.values() if knowledge.evidence else ():
        if not rule.evidence:
            what = f"The rule {rule.id} names no row of evidence."
            yield Problem(Code.WITHOUT_EVIDENCE, rule.place, what, "Add `evidence:` with a row of rules/evidence.yaml.")


def uncited(knowledge: Knowledge) -> Iterator[Problem]:
    """Find sources and rows that no rule names."""
    rules = list(knowledge.rules.values())
    cited = {citation.source for rule in rules for citation in rule.sources}
    used = {row for rule in rules for row in rule.evidence}
    for source in (source for source in knowledge.sources.values() if source.id not in cited):
        yield Problem(Code.UNCITED, source.place, f"No rule cites {source.id}.", "Cite it in a rule, or remove it.")
    for row in (row for row in knowledge.evidence.values() if row.id not in used):
        yield Problem(Code.UNCITED, row.place, f"No rule rests on {row.id}.", "Name it in a rule, or remove it.")
