"""Reads the `conflicts:` of questions.yaml: answers that are held against each other."""

from bonebrief.knowledge.conflict import Conflict
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.language.condition import facts_read
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code
from bonebrief.reading.bounds.sizes import report_size
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.lines.templates import read_template
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.node import Scalar
from bonebrief.reading.yaml.report import Report


def read_conflicts(root: Fields, dictionary: Dictionary, report: Report) -> dict[str, Conflict]:
    """Every conflict by id, in the order in which they are asked back."""
    found = (_conflict(name, fields, dictionary, report) for name, fields in root.children("conflicts"))
    return {conflict.id: conflict for conflict in found if conflict}


def _conflict(name: Scalar, fields: Fields, dictionary: Dictionary, report: Report) -> Conflict | None:
    fields.only("when", "ask", "say", "unused", "sign").need("when", "ask", "say")
    node, ask, say = fields.node("when"), fields.scalar("ask"), fields.scalar("say")
    when = ConditionReader(dictionary, (), report).read(node) if node else None
    if when is None or ask is None or say is None:
        return None
    report_size(when, report)
    answers = asked_inputs(dictionary, facts_read(when))
    if ask.text not in answers:
        _report_ask(ask, answers, report)
        return None
    sign_lost, sign = fields.one_of("sign", ["lost"]) == "lost", fields.scalar("sign")
    if sign_lost and sign and dictionary[ask.text].kind is not Kind.NUMBER:
        what = f"{ask.text} is no number, so it has no minus sign to lose."
        report.add(Code.WRONG_TYPE, sign.place, what, "Leave out `sign`, or ask back about a number.")
    return Conflict(
        id=name.text,
        when=when,
        ask=ask.text,
        say=read_template(say.text, say.place, dictionary, report),
        answers=answers,
        unused=fields.one_of("unused", ["yes", "no"]) == "yes",
        sign_lost=sign_lost,
        place=name.place,
    )


def _report_ask(ask: Scalar, answers: tuple[str, ...], report: Report) -> None:
    if ask.text not in report.spoilt:
        fix = f"Write one of: {', '.join(answers)}."
        what = f'"ask: {ask.text}" must name a question that the condition rests on.'
        report.unknown(Code.UNKNOWN_FACT, ask.place, what, ask.text, answers, fix)
