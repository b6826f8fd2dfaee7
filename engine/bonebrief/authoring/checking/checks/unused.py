"""What nothing uses: facts that no questionnaire asks, questions that no rule reads, findings that nothing names."""

from collections.abc import Iterator

from bonebrief.authoring.checking.checks.written import written_conditions
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Holds, facts_read, findings_read, leaves
from bonebrief.language.formula import inputs
from bonebrief.language.problem import Code, Problem


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


def _in_texts(knowledge: Knowledge) -> Iterator[str]:
    for point in knowledge.points.values():
        for text in (point.say, point.patient, *(entry.because for entry in point.raises)):
            yield from text.facts
