"""The units that a person thinks in: whoever gave one measure in feet is asked whether a bare weight is in pounds."""

import re
from dataclasses import replace
from typing import Final

from bonebrief.interview.state import Interview
from bonebrief.interview.typed import Meant, read_line
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.machine.catalogue import _
from bonebrief.reading.given.units import in_common_words, other_unit

_UNIT: Final = re.compile(r"[^\W\d_]|['\"]")
_IMPERIAL: Final = ("ft", "in", "lb", "st")


def read_in_own_units(interview: Interview, fact: Fact, text: str) -> Meant:
    """Read a typed line; a bare number of somebody who used feet, inches, pounds or stones becomes a question.

    Only where both readings are possible.
    """
    meant = read_line(fact, text)
    spec, value = fact.number, meant.value
    if spec is None or not isinstance(value, float) or meant.say or _UNIT.search(in_common_words(text)):
        return meant
    if not _thinks_in_imperial(interview, fact):
        return meant
    low, high = spec.limits
    for unit in (unit for unit in _IMPERIAL if unit in spec.units):
        likely = round(value * spec.units[unit], spec.decimals)
        if low <= likely <= high:
            said = f"{number_words(value, 0)} {unit}"
            say = _("Is that {one}, or {other}?").format(one=said, other=f"{number_words(value, 0)} {spec.unit}")
            return replace(meant, say=say, likely=likely, likely_said=said)
    return meant


def _thinks_in_imperial(interview: Interview, fact: Fact) -> bool:
    others = ((name, answer.said) for name, answer in interview.answers.items() if answer.said and name != fact.id)
    dictionary = interview.knowledge.dictionary
    specs = ((dictionary[name].number, said) for name, said in others)
    return any(spec is not None and other_unit(said, spec) in _IMPERIAL for spec, said in specs)
