"""Reads `bounds:`: numbers with a name, which stand under it in conditions and in texts, so that both stay the same."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from bonebrief.language.problem import Code
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.yaml.fields import Fields, as_id, as_scalar
from bonebrief.reading.yaml.node import Scalar
from bonebrief.reading.yaml.report import Report

BOUNDS: Final = "bounds"
_ID: Final = re.compile(r"[a-z][a-z0-9_]*")


def read_bounds(fields: Fields, taken: Collection[str], report: Report) -> Mapping[str, str]:
    """Each bound by its name, as it was written; what is no number, and a name that is taken, are reported."""
    found: dict[str, str] = {}
    if isinstance(written := fields.node(BOUNDS), Scalar):
        report.spoilt.update(written.text.split())
    for key, node in fields.mapping(BOUNDS) or ():
        scalar = as_scalar(node, report)
        if not _ID.fullmatch(key.text):
            fix = "Use small letters, digits and underscores, beginning with a letter."
            report.add(Code.BAD_ID, key.place, f'"{key.text}" cannot be the name of a bound.', fix)
            report.spoilt.add(as_id(key.text))
        elif key.text in taken:
            what = f'"{key.text}" is a fact or a finding already.'
            report.add(Code.DUPLICATE_ID, key.place, what, "Give the bound another name.")
        elif scalar and plain_number(scalar.text) is None:
            what = f'"{scalar.text}" is no number.'
            report.add(Code.BAD_NUMBER, scalar.place, what, "Write digits and a point, without a unit.")
            report.spoilt.add(key.text)
        elif scalar:
            found[key.text] = scalar.text
    return found


def with_numbers(text: str, bounds: Mapping[str, str]) -> str:
    """A text in which each {name} of a bound is its number."""
    return re.sub(r"\{([a-z][a-z0-9_]*)\}", lambda found: bounds.get(found[1], found[0]), text) if bounds else text
