"""What nothing uses: findings that no rule names, questions whose answer nothing reads."""

from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import QUESTIONS_FILE, page
from bonebrief.authoring.checking.samples import a_point, a_reason, added, repeated_falls
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.written import written_conditions
from bonebrief.language.condition import facts_read, findings_read
from bonebrief.language.formula import inputs
from bonebrief.language.problem import Code, Problem

PAGES: Final = (
    page(
        Code.UNUSED_FINDING,
        does="Finds findings that no rule names and that are no density class.",
        why="They change no brief. Often the rule that was to use them was never written, or names another one.",
        bad=repeated_falls(),
        good=repeated_falls()
        + added(a_point(a_reason("routine", "repeated_falls", "Two falls or more."), say="Ask about falls.")),
    ),
    page(
        Code.UNUSED_BOUND,
        does="Finds bounds with a name that stands in no condition and no text of their file.",
        why="Whoever changes the bound believes to have changed the rule, in which the old number still stands.",
        bad=f"{repeated_falls()}bounds:\n  many_falls: 2\n",
        good=f"{repeated_falls('falls_past_year >= many_falls')}bounds:\n  many_falls: 2\n",
    ),
    page(
        Code.UNREAD_QUESTION,
        does="Finds questions whose answer no rule, text, formula or other question reads.",
        why="They take the person's time and change nothing.",
        bad="""
            questions:
              shoe_size:
                ask: What is your shoe size?
                label: Shoe size
                type: number
                limits: [20, 60]
                why: It was always asked.
            """,
        good="""
            # Nobody is asked for a shoe size any more.
            questions: {}
            """,
        file=QUESTIONS_FILE,
    ),
)


def unread_questions(knowledge: Knowledge) -> Iterator[Problem]:
    """A question takes the person's time and changes nothing: no rule, text, formula or other question reads it."""
    read = {fact for condition in written_conditions(knowledge) for fact in facts_read(condition)}
    read |= set(_in_texts(knowledge))
    for fact in knowledge.dictionary.values():
        if fact.formula and fact.id in read:
            read.update(asked_inputs(knowledge.dictionary, inputs(fact.formula)))
    for fact in knowledge.dictionary.values():
        if fact.asking and fact.id not in read:
            what = f"No rule reads the answer to {fact.id}."
            yield Problem(Code.UNREAD_QUESTION, fact.place, what, "Write a rule that does, or drop the question.")


def unused_findings(knowledge: Knowledge) -> Iterator[Problem]:
    """A finding that no rule names and that is no density class changes no brief."""
    used = {name for rule in knowledge.rules.values() for name in findings_read(rule.when)}
    for finding in knowledge.findings.values():
        if finding.id not in used and finding.density is None:
            what = f"Nothing uses the finding {finding.id}."
            yield Problem(Code.UNUSED_FINDING, finding.place, what, "Name it in a rule, or remove it.")


def unused_bounds(knowledge: Knowledge) -> Iterator[Problem]:
    """A bound with a name that neither a condition nor a text of its file has: who changes it changes nothing."""
    for topic in knowledge.topics:
        for name, place in topic.idle_bounds:
            what = f"Nothing in this file uses the bound {name}: changing it changes nothing."
            fix = "Write its name where its number stands, in conditions and, in braces, in texts; or remove it."
            yield Problem(Code.UNUSED_BOUND, place, what, fix)


def _in_texts(knowledge: Knowledge) -> Iterator[str]:
    for point in knowledge.points.values():
        for text in point.texts:
            yield from text.facts
    for conflict in knowledge.conflicts.values():
        yield from conflict.say.facts
