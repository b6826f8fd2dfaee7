"""Reads `density:` of a finding, which is the class of a scan."""

from bonebrief.knowledge.rule import CATEGORIES, Density
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.report import Report


def read_density(fields: Fields, dictionary: Dictionary, report: Report) -> Density | None:
    """The density class that a finding is; None of any other finding, and after a report."""
    node = fields.mapping("density")
    if node is None:
        return None
    inner = Fields(node, report).only("category", "basis", "value", "site").need("category", "basis")
    category = inner.one_of("category", CATEGORIES)
    basis = inner.one_of("basis", ["t_score", "z_score", "none"])
    value, site = (
        _fact(inner, "value", Kind.NUMBER, dictionary, report),
        _fact(inner, "site", Kind.CHOICE, dictionary, report),
    )
    return Density(category, basis, value, site) if category and basis else None


def _fact(fields: Fields, key: str, kind: Kind, dictionary: Dictionary, report: Report) -> str | None:
    scalar = fields.scalar(key)
    if scalar is None:
        return None
    fact = dictionary.get(scalar.text)
    if fact and fact.kind is kind:
        return fact.id
    what = f'"{key}" must name a fact of type {kind.value}, and "{scalar.text}" does not.'
    of_kind = [fact.id for fact in dictionary.values() if fact.kind is kind]
    fix = f"Write for example {of_kind[0] if of_kind else key}."
    if scalar.text not in report.spoilt:
        report.unknown(Code.UNKNOWN_FACT, scalar.place, what, scalar.text, of_kind, fix)
    return None
