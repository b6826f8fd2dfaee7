"""What stands beside the points: the fields of a calculator as they are known, and a given risk on the rules' lines."""

from collections.abc import Iterator

from bonebrief.brief.model import Field, PersonsPage, Risk, RiskLines, Span, Strip
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.sheet import Input, Lines
from bonebrief.language.condition import Condition
from bonebrief.language.truth import Truth
from bonebrief.language.value import with_unit, words_for
from bonebrief.machine.catalogue import N_, _
from bonebrief.meanings.plain.conditions import is_known, truth_of
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.turning import turning_point

_SAID = {True: N_("yes"), False: N_("no"), None: ""}


def strips(knowledge: Knowledge, inference: Inference) -> Iterator[Strip]:
    """The fields of every calculator that is of use to the person."""
    for calculator in knowledge.sheet.calculators:
        if _is(calculator.when, inference) is True:
            fields = tuple(_field(knowledge, one, inference) for one in calculator.inputs)
            is_whole = all(field.words for field in fields)
            yield Strip(calculator.title, fields, "" if is_whole else calculator.note)


def risk_lines(knowledge: Knowledge, inference: Inference) -> Iterator[RiskLines]:
    """The risks that were given, each on the lines that the rules draw for this person; none where they draw none."""
    for lines in knowledge.sheet.lines:
        if _is(lines.when, inference) is True:
            given = (_risk(knowledge, lines, fact, inference) for fact in lines.of)
            risks = tuple(risk for risk in given if risk and len(risk.spans) > 1)
            if risks:
                yield RiskLines(lines.title, risks)


def persons_page(knowledge: Knowledge, inference: Inference) -> PersonsPage:
    """What the person's page holds besides the points."""
    held = [one for one in knowledge.sheet.held_back if _is(one.when, inference) is True]
    words = (word for one in held for word in one.words)
    questions = (question for one in held for question in one.questions)
    return PersonsPage(knowledge.sheet.call, tuple(words), tuple(questions))


def _field(knowledge: Knowledge, field: Input, inference: Inference) -> Field:
    if field.fact:
        known = is_known(field.fact, inference.values)
        fact = knowledge.dictionary[field.fact]
        return Field(field.label, with_unit(fact, inference.values[field.fact]) if known else "")
    truth = _is(field.yes_if, inference)
    if truth is False and _is(field.unsure_if, inference) is True:
        truth = None
    return Field(field.label, _(_SAID[truth]))


def _risk(knowledge: Knowledge, lines: Lines, fact: str, inference: Inference) -> Risk | None:
    """One risk on its scale: a line is where a rule turns true at this risk alone, the others at their lowest."""
    value, entry = inference.values.get(fact), knowledge.dictionary[fact]
    if not isinstance(value, float) or entry.number is None:
        return None
    lowest = {one: spec.limits[0] for one in lines.of if (spec := knowledge.dictionary[one].number)}
    turns = ((zone.name, zone.start) for zone in lines.zones if zone.start)
    starts = [(name, turning_point(knowledge, start, inference.values, fact, lowest)) for name, start in turns]
    first = [Span(zone.name, entry.number.limits[0]) for zone in lines.zones if zone.start is None]
    rising = sorted((Span(name, start) for name, start in starts if start is not None), key=lambda span: span.start)
    spans = [*first, *(span for span in rising if span.start > entry.number.limits[0])]
    return Risk(fact, entry.label, value, words_for(entry, value), entry.unit, tuple(spans))


def _is(condition: Condition | None, inference: Inference) -> Truth:
    return None if condition is None else truth_of(condition, inference.values, inference.truths)
