"""What a typed line means for a question: a value, or what to say instead; nothing is ever guessed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Final, assert_never

from bonebrief.interview.instead import bare, does_not_apply, instead_of_number, instead_of_option, skip_or_dont_know
from bonebrief.language.domain import NONE, Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value
from bonebrief.machine.catalogue import T_, _, words_meant
from bonebrief.reading.given.numbers import (
    NumberError,
    doubts,
    is_or_more,
    is_signed,
    likely_slip,
    likely_value,
    read_number,
)
from bonebrief.reading.given.units import other_unit

LONGEST_LINE = 400
_LONGEST_NUMBER = 4
_DONT_KNOW: Final = T_("unknown|don't know|dont know|don’t know|dk")
_NOT_SURE: Final = T_(
    "not sure|not known|unsure|i don't know|i dont know|idk|can't say|do not know|i do not know|i'm not sure"
    "|i am not sure|no idea|dunno|don't remember|can't remember"
)
_SKIP: Final = T_("skip|skip this question")
LEAST_OF_ANOTHER_NAME: Final = 3
_PARTS: Final = re.compile(r"[^\W\d_]{4,}")
_WORDS: Final = re.compile(r"[^\W_]+")
_SAY_NOTHING: Final = T_(
    "none|these|other|another|with|such|long|over|type|disease|therapy|from|that|past|made|time|body|much|kind|serious"
    "|older|answers|also|grows"
)
_NO_NAMES: Final = T_("no|not|yes|and|or")
"""Words that say something of their own, and are never the beginning of a name."""
_AND: Final = T_("and")
_OR: Final = T_("or")
_AGO: Final = T_("ago")
_SUCH_AS: Final = T_("such as ")
_NOT: Final = T_("not ")
_BRACKETS: Final = re.compile(r"\s*\(([^)]*)\)")
_WORDS_OF_A_NAME = 2
_YES: Final = T_("yep|yeah|yup|aye")
_NO: Final = T_("nope|nah|never|neither")
_NOTHING: Final = T_("no|nothing|no, none")
_NO_EXAMPLES: Final = T_("not|now|in|new|over")


@dataclass(frozen=True, slots=True)
class Meant:
    """A value, with a doubt to be confirmed if it is unusual; or no value and the reason in words.

    `likely`: what was probably meant instead of a doubtful number, and how that is `likely_said` in another unit.
    `signed`: its plus was typed. `said`: a number as it was typed, where that was in another unit than the fact's.
    """

    value: Value | None
    say: str = ""
    likely: float | None = None
    signed: bool = False
    said: str = ""
    likely_said: str = ""


def dont_know() -> tuple[str, ...]:
    """The words for an answer that is not known."""
    return words_meant(_DONT_KNOW)


def not_sure() -> tuple[str, ...]:
    """Further words that say it."""
    return words_meant(_NOT_SURE)


def skip_words() -> tuple[str, ...]:
    """The words that skip a question."""
    return words_meant(_SKIP)


def is_dont_know(text: str) -> bool:
    """Whether the words say that the answer is not known."""
    return bare(text) in (*dont_know(), *not_sure())


def is_skip(text: str) -> bool:
    """Whether the words say that a question is skipped."""
    return bare(text) in skip_words()


def numbered(text: str, count: int) -> int | None:
    """The place, from 0, that a typed number means among so many things; None if it means none of them."""
    number = int(text) if text.isdecimal() and len(text) < _LONGEST_NUMBER else 0
    return number - 1 if 1 <= number <= count else None


def read_line(fact: Fact, text: str) -> Meant:
    """Read one answer in a person's own words: a number, an option's number or words, or several of them."""
    if len(text) > LONGEST_LINE:
        return Meant(None, _("That is too long for an answer."))
    if does_not_apply(bare(text)):
        return Meant(None, skip_or_dont_know())
    match fact.domain:
        case Number() as number:
            return _number(fact, number, fact.meant_by(bare(text)) or _without_ago(fact, text))
        case Choices():
            return _several(fact, text)
        case YesNo() | Choice():
            return _one(fact, text)
        case _:
            assert_never(fact.domain)


def _without_ago(fact: Fact, text: str) -> str:
    """The text without the "ago" that the question itself has; elsewhere it would mean another time."""
    asked = (fact.asking.written or fact.asking.words) if fact.asking else ""
    ago = _any_of(_AGO)
    return re.sub(rf"^(?:{ago})\s+|\s+(?:{ago})\W*$", "", text, flags=re.IGNORECASE) if " ago " in asked else text


def _number(fact: Fact, number: Number, text: str) -> Meant:
    try:
        value = read_number(fact.label, number, text)
    except NumberError as error:
        return Meant(None, instead_of_number(fact, number, text) or str(error))
    signed = is_signed(text)
    doubt = " ".join(doubts(fact.label, number, value, signed))
    said = " ".join(text.split()) if other_unit(text, number) or is_or_more(number, text) else ""
    likely = likely_value(number, value) if doubt else None
    return Meant(value, doubt, likely, signed, said, _likely_said(number, value) if likely is not None else "")


def _likely_said(number: Number, value: float) -> str:
    """How what was probably meant is written in another unit, such as 150 lb; empty where it is in the fact's own."""
    words = likely_slip(number, value)
    return words if other_unit(words, number) else ""


def _several(fact: Fact, text: str) -> Meant:
    """Several options, apart by commas or "and"; apart by spaces only where each is called so in full."""
    whole = _one(fact, text)
    parts = [part for part in re.split(rf"[,;&+]|\b(?:{_any_of(_AND)})\b", text, flags=re.IGNORECASE) if part.strip()]
    in_full = len(parts) == 1 and whole.value is None and len(text.split()) > 1
    read = [whole] if whole.value is not None else [_one(fact, part) for part in (text.split() if in_full else parts)]
    wrong = next((meant for meant in read if meant.value is None or (in_full and meant.say)), None)
    if wrong or not read:
        return whole if in_full else wrong or whole
    chosen = tuple(word for word in fact.choices if word in [meant.value for meant in read])
    if NONE in chosen and len(chosen) > 1:
        return (
            whole
            if in_full
            else Meant(None, _('"{option}" cannot stand together with others.').format(option=fact.choices[NONE]))
        )
    return Meant(chosen, " ".join(meant.say for meant in read if meant.say))


def _one(fact: Fact, text: str) -> Meant:
    words, typed = list(fact.choices), bare(text)
    if typed.isdigit():
        place = numbered(typed, len(words))
        if place is not None:
            return Meant(words[place])
        return Meant(None, _("Please choose a number from 1 to {count}.").format(count=len(words)))
    exact = [word for word in words if typed in names_in_full(fact, word)]
    begun = [word for word in words if is_name(typed) and _begins(names_of(fact, word), typed)]
    found = exact or [word for word in words if word in begun or _may_mean(fact, word, typed)]
    if not found and isinstance(fact.domain, Choices):
        found = [word for word in words if says_all(fact.choices[word], typed)]
    if len(found) == 1:
        sure = exact or (begun and not isinstance(fact.domain, Choices))
        return Meant(found[0], "" if sure else _("That may be: {option}.").format(option=fact.choices[found[0]]))
    if found:
        options = _("{one}, or {other}")
        said = reduce(lambda one, other: options.format(one=one, other=other), (fact.choices[word] for word in found))
        return Meant(None, _("That could be {options}. Type its number.").format(options=said))
    led = [word for word in words if _leads(fact, word, typed)]
    if len(led) == 1:
        return Meant(led[0], _("That may be: {option}.").format(option=fact.choices[led[0]]))
    return Meant(None, instead_of_option(fact, text.strip()))


def says_all(option: str, typed: str) -> bool:
    """Whether an option has every word that is typed, the last perhaps not yet in full: kidney disease, long-term."""
    *whole, last = _WORDS.findall(typed.lower()) or [""]
    said = _WORDS.findall(_without_what_it_is_not(option.lower()))
    is_enough = is_name(typed) and (len(last) >= LEAST_OF_ANOTHER_NAME or bool(whole))
    return is_enough and all(word in said for word in whole) and any(word.startswith(last) for word in said)


def is_name(word: str) -> bool:
    """Whether a word may be the beginning of a name; "no" and "and" are not, though names begin like them."""
    return word not in words_meant(_NO_NAMES)


def names_of(fact: Fact, word: str) -> tuple[str, ...]:
    """What one of the choices of a question is called, in small letters: its words as shown, and its id."""
    return fact.choices[word].lower(), word, word.replace("_", " ")


def names_in_full(fact: Fact, word: str) -> tuple[str, ...]:
    """What means a choice beyond doubt, typed in full: its names, other words for it, and names printed in it."""
    also = fact.asking.also if fact.asking else {}
    said = (one for one, value in also.items() if value == word)
    return *names_of(fact, word), *said, *_printed(fact.choices[word].lower()), *_plainly(fact, word)


def other_names(fact: Fact, word: str) -> tuple[str, ...]:
    """What else may stand for a choice: other words for it, and words that are named in it, such as a medicine.

    They are meant by their first three letters at the least.
    """
    also = fact.asking.also if fact.asking else {}
    shown = _without_what_it_is_not(fact.choices[word].lower())
    named = set(_PARTS.findall(shown)) - set(words_meant(_SAY_NOTHING))
    return *(said for said, value in also.items() if value == word), *sorted(named)


def _without_what_it_is_not(shown: str) -> str:
    no_names = words_meant(_NOT)
    return _BRACKETS.sub(lambda found: "" if found[1].startswith(no_names) else found[0], shown)


def _any_of(words: str) -> str:
    return "|".join(map(re.escape, words_meant(words)))


def _without(text: str, words: str) -> str:
    """A text without words that only lead to examples."""
    return reduce(lambda left, lead: left.replace(lead, ""), words_meant(words), text)


def _printed(shown: str) -> Iterator[str]:
    """The names that are printed in an option: examples in brackets, and short alternatives."""
    for inside in _BRACKETS.findall(shown):
        yield from (name for name in _alternatives(_without(inside, _SUCH_AS)) if _is_short(name))
    outside = _BRACKETS.sub("", shown)
    alternatives = _alternatives(_without(outside, _SUCH_AS))
    yield outside
    if all(map(_is_short, alternatives)):
        yield from alternatives


def _alternatives(text: str) -> list[str]:
    return [name.strip() for name in re.split(rf",|\b(?:{_any_of(_OR)})\b", text) if name.strip()]


def _is_short(name: str) -> bool:
    words = name.split()
    return len(words) <= _WORDS_OF_A_NAME and words[0] not in words_meant(_NO_EXAMPLES)


def _plainly(fact: Fact, word: str) -> tuple[str, ...]:
    if isinstance(fact.domain, YesNo):
        return words_meant(_YES if word == "yes" else _NO)
    return words_meant(_NOTHING) if word == NONE else ()


def _leads(fact: Fact, word: str, typed: str) -> bool:
    """Whether a line begins with a word for one of single choices and then says more: gave up ten years ago."""
    if isinstance(fact.domain, Choices):
        return False
    if isinstance(fact.domain, YesNo):
        return typed.partition(",")[0] in names_in_full(fact, word)
    names = (name for name in names_in_full(fact, word) if len(name) >= LEAST_OF_ANOTHER_NAME and is_name(name))
    return any(re.match(rf"{re.escape(name)}[\s,]", typed) for name in names)


def _may_mean(fact: Fact, word: str, typed: str) -> bool:
    return len(typed) >= LEAST_OF_ANOTHER_NAME and is_name(typed) and _begins(other_names(fact, word), typed)


def _begins(names: Iterable[str], typed: str) -> bool:
    return bool(typed) and any(name.startswith(typed) for name in names)
