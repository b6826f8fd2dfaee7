"""The brief as JSON, schema 1: the contract with other programs. A published key keeps its name and meaning."""

import json
from collections.abc import Mapping
from typing import Any, Final

from bonebrief.brief.model import (
    AnswerLine,
    BoneDensity,
    Brief,
    CitedSource,
    Contradicted,
    CouldRaise,
    MissingAnswer,
    RaisedPoint,
    Reason,
    Risk,
    Strip,
    Undetermined,
)
from bonebrief.brief.phrases import cited
from bonebrief.brief.sheet.scale import span_of
from bonebrief.language.answer import Answer
from bonebrief.language.value import Partly, Seen
from bonebrief.machine.text import clean

SCHEMA: Final = 1

Json = Mapping[str, Any]


def to_json(brief: Brief, *, ascii_only: bool = False) -> str:
    """Write the brief as one JSON object, keys in the order of the contract.

    A whole number is written without decimals (`5`, `-2`): to JSON it is the same number. An answer has a `value`
    only when its status is `answered`, `recorded` (`origin`: where in a record), `taken` (`from` which facts;
    `partly`: of other words nothing is known) or `contradicted`; what was given and does not count is `left_out`.
    In `findings`, null is unknown; in `bone_density`, null is "there is none". `risk_lines`: a risk that
    was given and the zones of its scale at this age; `calculators`: the fields of an official one, null if not known.
    `translation`, only where there is one: the language of the texts, and how far somebody has read them.
    `ascii_only` is for streams that carry no more: the object is the same.
    """
    return json.dumps(_brief(brief), ensure_ascii=ascii_only, indent=2) + "\n"


def _brief(brief: Brief) -> Json:
    return {
        "schema": SCHEMA,
        "made_on": brief.made_on.isoformat(),
        "questionnaire": brief.questionnaire,
        "knowledge": {"version": brief.knowledge_version, "sha256": brief.knowledge_sha256},
        "answers": {line.fact: _answer(line) for line in brief.answers},
        "bone_density": _bone_density(brief.bone_density),
        "findings": dict(brief.findings),
        "points": [_point(point) for point in brief.points],
        "undetermined": [_undetermined(point) for point in brief.undetermined],
        "missing": [_missing(missing) for missing in brief.missing],
        "contradictions": [_contradicted(one) for one in brief.contradictions],
        "warnings": [{"fact": warning.fact, "text": clean(warning.text)} for warning in brief.warnings],
        "sources": [_source(cited) for cited in brief.sources],
        "risk_lines": [_risk(risk) for lines in brief.risk_lines for risk in lines.risks],
        "calculators": [_strip(strip) for strip in brief.strips],
        **_translation(brief),
    }


def _translation(brief: Brief) -> Json:
    if brief.translation is None:
        return {}
    language, review = clean(brief.translation.code), clean(brief.translation.review)
    return {"translation": {"language": language, "review": review}}


def _answer(line: AnswerLine) -> Json:
    value = {} if line.value is None else {"value": _value(line.value)}
    partly = {"partly": True} if isinstance(line.value, Partly) else {}
    follows = {"from": list(line.taken_from)} if line.taken_from else {}
    kept = {"kept": sorted(line.kept)} if line.kept else {}
    left_out = {"left_out": _given(line.left_out)} if line.left_out else {}
    origin = {"origin": clean(line.origin)} if line.origin else {}
    return {"status": line.status.value, **value, **partly, **follows, **kept, **left_out, **origin}


def _given(answer: Answer) -> Json:
    value = {} if answer.value is None else {"value": _value(answer.value)}
    return {"status": answer.status.value, **value}


def _contradicted(one: Contradicted) -> Json:
    return {
        "gate": one.gate.fact,
        "answer": _value(one.gate.value),
        "evidence": {said.fact: _value(said.value) for said in one.evidence},
        "if_gate": [_could_raise(could) for could in one.if_gate],
        "if_evidence": [_could_raise(could) for could in one.if_evidence],
    }


def _could_raise(could: CouldRaise) -> Json:
    return {"point": could.point, "priority": could.priority.word}


def _bone_density(density: BoneDensity) -> Json:
    return {
        "category": density.category,
        "site": density.site,
        "value": None if density.value is None else _value(density.value),
        "basis": density.basis,
    }


def _point(point: RaisedPoint) -> Json:
    return {
        "id": point.id,
        "title": clean(point.title),
        "priority": point.priority.word,
        "talk": point.talk.word if point.talk else None,
        "together": clean(point.together) or None,
        "say": clean(point.say),
        "patient": clean(point.patient),
        "reasons": [_reason(reason) for reason in point.reasons],
    }


def _reason(reason: Reason) -> Json:
    return {
        "rule": reason.rule,
        "text": clean(reason.text),
        "because": {fact: _value(value) for fact, value in reason.because.items()},
        "source": clean(cited(reason)),
    }


def _undetermined(point: Undetermined) -> Json:
    return {"point": point.point, "could_become": point.could_become.word, "missing": list(point.missing)}


def _missing(missing: MissingAnswer) -> Json:
    raises = [_could_raise(could) for could in missing.could_raise]
    return {"fact": missing.fact, "question": clean(missing.question), "could_raise": raises}


def _source(cited: CitedSource) -> Json:
    return {
        "id": cited.source.id,
        "title": clean(cited.source.title),
        "reviewed": cited.source.reviewed.isoformat(),
        "review_by": cited.source.review_by.isoformat(),
        "checked": {row: grade.value for row, grade in cited.checked.items()},
    }


def _risk(risk: Risk) -> Json:
    zones = [{"name": clean(span.name), "from": _value(span.start)} for span in risk.spans]
    return {"fact": risk.fact, "value": _value(risk.value), "zone": clean(span_of(risk).name), "zones": zones}


def _strip(strip: Strip) -> Json:
    fields = [{"label": clean(field.label), "words": clean(field.words) or None} for field in strip.fields]
    return {"title": clean(strip.title), "fields": fields}


def _value(value: Seen) -> str | int | float | list[str]:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, str):
        return clean(value)
    return [clean(word) for word in (value.chosen if isinstance(value, Partly) else value)]
