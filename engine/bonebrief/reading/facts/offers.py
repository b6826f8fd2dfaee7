"""Reads `offer_if:` of a question: by choice, the condition that is false of those to whom it is not offered."""

from bonebrief.language.condition import Condition
from bonebrief.language.domain import NONE, Choice, Choices
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code
from bonebrief.reading.bounds.sizes import MOST_TESTS_OF_A_QUESTION, report_size
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.yaml.node import Mapping
from bonebrief.reading.yaml.report import Report


def read_offers(fact: Fact, node: Mapping | None, reader: ConditionReader, report: Report) -> dict[str, Condition]:
    """The condition by choice; one of no choice, and one of `none`, which is always offered, are reported."""
    offers: dict[str, Condition] = {}
    choices = fact.choices if isinstance(fact.domain, Choice | Choices) else {}
    offered = [word for word in choices if word != NONE]
    for word, condition in node or ():
        if word.text not in offered:
            what = f'"{word.text}" under "offer_if" is no option that could be left out.'
            fix = f"Write one of: {', '.join(offered) or 'nothing here'}."
            report.unknown(Code.UNKNOWN_CHOICE, word.place, what, word.text, offered, fix)
        elif read := reader.read(condition):
            report_size(read, report, MOST_TESTS_OF_A_QUESTION)
            offers[word.text] = read
    return offers
