"""Reads `also:` of a question: other words in which people answer, under the value that they mean."""

from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code
from bonebrief.reading.given.values import read_value
from bonebrief.reading.yaml.fields import as_list, as_scalar
from bonebrief.reading.yaml.node import Mapping
from bonebrief.reading.yaml.report import Report


def read_also(fact: Fact, node: Mapping | None, report: Report) -> dict[str, str]:
    """The value by each other word for it; a value that the question does not have, and a word of two, are reported."""
    also: dict[str, str] = {}
    for value, words in node or ():
        if read_value(fact, value, report) is None:
            continue
        for word in as_list(words):
            scalar = as_scalar(word, report)
            said = " ".join(scalar.text.casefold().split()) if scalar else ""
            if scalar and also.get(said, value.text) != value.text:
                what = f'"{scalar.text}" stands for two answers of {fact.id}.'
                report.add(Code.DUPLICATE_KEY, scalar.place, what, "Leave it with the one that it surely means.")
            if scalar and said in fact.choices and said != value.text:
                what = f'"{scalar.text}" is an answer of {fact.id} itself, and stands here for {value.text}.'
                report.add(Code.DUPLICATE_KEY, scalar.place, what, "Take it out, or write it under its own answer.")
            also[said] = value.text
    return also
