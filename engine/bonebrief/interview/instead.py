"""What to type instead of words that are no answer here: a sentence for each kind of them, and never a value."""

import re
from typing import Final

from bonebrief.language.domain import Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.machine.catalogue import T_, _, words_meant
from bonebrief.reading.given.numbers import sample_words
from bonebrief.reading.given.said import in_figures

_DOES_NOT_APPLY: Final = T_("n/a|n.a|na|n a|not applicable|does not apply|doesn't apply|not relevant|-|--|—|/")
_VAGUE: Final = T_(
    "few|couple|several|some|many|lots|a lot|often|sometimes|rarely|seldom|occasionally|socially|now and then|not much"
    "|most days|weekends|a bit|a little|very little|yes"
)
_ARTICLE: Final = re.compile(r"^\s*an?\s+", re.IGNORECASE)
"""That of "a few", which is no one."""
_NONE: Final = T_("no|nope|none|never|nothing")
_FEW_OPTIONS = 4
_MONTHS = "months"
_WIDE = 40


def bare(text: str) -> str:
    """A typed line in small letters, with one space between its words, and without a full stop."""
    return " ".join(text.lower().replace("’", "'").split()).strip(" .!")


def does_not_apply(typed: str) -> bool:
    """Whether a line in small letters says that the question does not apply, which is neither no nor none."""
    return typed in words_meant(_DOES_NOT_APPLY)


def skip_or_dont_know() -> str:
    """What to type where a question does not apply."""
    return _("If this does not apply, type skip. If you do not know, type don't know.")


def instead_of_number(fact: Fact, number: Number, text: str) -> str:
    """What to type instead of a line that says no number; empty where the line has one, and its error says more.

    A count beside which more is said (twice last winter) is asked for alone; an amount is not, for what is said beside
    it may change it (5 mg every other day).
    """
    typed, counts = " ".join(text.split())[:_WIDE], _counts(fact, text)
    if len(counts) == 1 and not number.unit:
        said = _('"{text}" says more than a number. If it is {number} altogether, write {number} alone.')
        return said.format(text=typed, number=counts.pop())
    if len(counts) > 1 and not number.unit:
        said = _('"{text}" is more than one number. Write the one that is nearer, or don\'t know.')
        return said.format(text=typed)
    if counts:
        return ""
    if _counts_months(number) and bare(text) not in words_meant(_NONE):
        said = _('"{text}" is not a number. How many {unit} is that? Write a number such as {number}.')
        return said.format(text=typed, unit=number.unit, number=sample_words(number))
    if any(_has(text, word) for word in words_meant(_VAGUE)):
        said = _('"{text}" is not a number. Write your best estimate as a number, or don\'t know.')
        return said.format(text=typed)
    return ""


def instead_of_option(fact: Fact, text: str) -> str:
    """What to type instead of a line that is none of the options."""
    typed, options = text[:_WIDE], [*fact.choices.values()]
    if isinstance(fact.domain, YesNo):
        said = _('"{text}" is neither yes nor no. Type yes, no, or don\'t know.')
        return said.format(text=typed)
    if len(options) <= _FEW_OPTIONS:
        numbered = ", ".join(f"{number} ({option})" for number, option in enumerate(options, 1))
        said = _('"{text}" is none of the options. Type the number of one: {options}, or don\'t know.')
        return said.format(text=typed, options=numbered)
    said = _('"{text}" is none of the options. Type the number of one, 1 to {count}.')
    return said.format(text=typed, count=len(options))


def _counts(fact: Fact, text: str) -> set[str]:
    """The numbers that a line says, in figures or in words that stand for one in answers to the question."""
    found = set(re.findall(r"\d+(?:[.,]\d+)?", in_figures(_ARTICLE.sub("", text))))
    also = fact.asking.also if fact.asking else {}
    return found | {value for word, value in also.items() if value != "0" and _has(text, word)}


def _counts_months(number: Number) -> bool:
    """Whether it counts months, whatever these are called; one of years may be an age, which is none to be counted."""
    return number.unit == _MONTHS or number.units.get(_MONTHS) == 1


def _has(text: str, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE))
