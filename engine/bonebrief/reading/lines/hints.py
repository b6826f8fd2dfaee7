"""What somebody probably meant by a test that is none, said as the line to write instead."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, assert_never

from bonebrief.language.domain import Choice, Choices, Domain, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.machine.suggestion import meant_words, probable, same_word
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.lines.common_words import (
    COUNTS,
    DOUBTFUL_GROUPS,
    KNOWING,
    OTHER_GROUPS,
    SAME_WORDS,
    SIGNS,
    SIGNS_IN_WORDS,
    in_plain_verbs,
)


class Meant(NamedTuple):
    """What to write instead, as a sentence and as words of which one is meant; `sure` if they say the same."""

    say: str
    new: Sequence[str] = ()
    sure: bool = False


_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
"""The name of a bound; one word alone is rather a unit or a number in letters."""
ITS_OWN_ITEM: Final = (
    "Begin each condition on a line of its own with a dash; where one of them is enough, under `any:`."
)
NUMBER: Final = r"[-+−–]?\d+(?:[.,]\d+)*"
OR_MORE: Final = re.compile(rf"(?P<number>{NUMBER})\s*(?:\+|(?:and|or) (?:over|more|above|older|higher|greater))")
OR_LESS: Final = re.compile(rf"(?P<number>{NUMBER})\s*(?:and|or) (?:under|less|below|younger|lower|fewer)")
_SPAN = re.compile(rf"(?:is |in |from |between )*(?P<low>{NUMBER})\s*(?:-|–|to|and|&|,)\s*(?P<high>{NUMBER})")
_UPWARDS = re.compile(
    rf"(?:from |starting (?:at|from) )?(?P<number>{NUMBER})"
    r" (?:and )?(?:up(?:wards?)?|on(?:wards?)?|(?P<down>down(?:wards?)?))"
)
_EXACTLY = re.compile(rf"(?:is|==?|equals|is equal to)\s*(?P<number>{NUMBER})")
_OTHER_THAN = re.compile(rf"(?:is not|!=|<>|not)\s*(?P<number>{NUMBER})")
_OF_SEVERAL = re.compile(r"includes\s+(?P<group>all|none) of\s*\[?(?P<words>[^\[\]]+)\]?")
_WORDS = re.compile(
    r"(?:(?:is|==?|!=|in|equals|includes?|contains?|has)\s+)?(?P<negated>not\s+)?"
    r"(?:(?:one of|any of|any|in)\b)?\s*(?P<words>.+)"
)
_JOINED = re.compile(r"\b(and|or)\b|&&|\|\|")


def takes(domain: Domain) -> str:
    """What kind of answer a fact has, as in `smoking is one of several choices`."""
    match domain:
        case YesNo():
            return "answered yes or no"
        case Choice():
            return "one of several choices"
        case Choices():
            return "a choice of several"
        case Number():
            return "a number"
        case _:
            assert_never(domain)


def sample_test(fact: Fact) -> str:
    """A condition on this fact that would be right."""
    match fact.domain:
        case Number() as number:
            return f"{fact.id} >= {number_words(number.usual[1], 0)}"
        case Choices(choices):
            return f"{fact.id} includes {next(iter(choices), 'none')}"
        case YesNo(choices) | Choice(choices):
            return f"{fact.id} is {next(iter(choices), 'yes')}"
        case _:
            assert_never(fact.domain)


def hint(fact: Fact, rest: str) -> Meant:
    """What to write instead of `fact rest`."""
    rest = in_plain_verbs(rest)
    knowing = KNOWING.get(re.sub(r"^is\s+|\?$", "", rest)) or (
        rest[:-1] if rest in ("is known?", "is unknown?") else ""
    )
    if knowing:
        return _instead([f"{fact.id} {knowing}"])
    if isinstance(fact.domain, Choices) and (match := _OF_SEVERAL.fullmatch(rest)):
        return _of_several(fact, match)
    found = _meant_number(fact, rest) if isinstance(fact.domain, Number) else _meant_words(fact, rest)
    if found:
        return _instead(found, sure=not any(said_besides(fact, word) for word in _listed(rest)))
    if isinstance(fact.domain, Number) and rest.startswith("between"):
        low, high = (number_words(end, 0) for end in fact.domain.usual)
        return Meant(f"Write two numbers behind it, such as `{fact.id} between {low} and {high}`.")
    if _JOINED.search(rest):
        return Meant(ITS_OWN_ITEM)
    if re.search(r"\bnot\b", rest):
        return Meant(f"Deny a whole test with `not` before it, for example `not {sample_test(fact)}`.")
    return Meant(f"Write for example `{sample_test(fact)}`.")


def _of_several(fact: Fact, match: re.Match[str]) -> Meant:
    """`includes all of [a, b]` and `includes none of [a, b]`, each as a group or a denial."""
    words = [word.strip() for word in match["words"].split(",")]
    if any(word not in fact.choices for word in words):
        return Meant(f"Write one of: {', '.join(fact.choices)}.")
    if match["group"] == "none":
        some = f"any of [{', '.join(words)}]" if len(words) > 1 else words[0]
        return _instead([f"not {fact.id} includes {some}"])
    each = [f"{fact.id} includes {word}" for word in words]
    said = " and ".join(f"`{test}`" for test in each)
    return Meant(f"Write {said}, each on a line of its own with a dash.", [f"{{all: [{', '.join(each)}]}}"], sure=True)


def _instead(tests: Sequence[str], sure: bool = True) -> Meant:
    exactly = f", or `{tests[1]}` for exactly that" if len(tests) > 1 else ""
    return Meant(f"Write `{tests[0]}`{exactly}.", tests, sure=len(tests) == 1 and sure)


def group_hint(key: str) -> Meant | None:
    """Which group of conditions a key stands for; None where it resembles none."""
    said = key.casefold()
    counted = _COUNTED.fullmatch(said)
    number = next((word for word in counted.groups() if word), "") if counted else ""
    if number.isdigit() or number in COUNTS:
        group = f"at least {number if number.isdigit() else COUNTS.index(number) + 1}"
        return Meant(f"Write `{group}:`.", [group], sure=said != f"{number} of")
    if group := OTHER_GROUPS.get(said, ""):
        return Meant(f"Write `{group}:`.", [group], sure=said not in DOUBTFUL_GROUPS)
    near = probable(key, ("all", "any", "none"))
    return Meant(meant_words(near), near, sure=len(near) == 1 and same_word(key, near[0])) if near else None


_COUNTED: Final = re.compile(r"(?:at least|min(?:imum)?|>=)\s*(\w+)(?: of)?|(\w+) or more(?: of)?|(\w+) of")


def _meant_number(fact: Fact, rest: str) -> list[str]:
    if match := _SPAN.fullmatch(rest):
        low, high = point(match["low"]), point(match["high"])
        numbers = plain_number(low), plain_number(high)
        return [f"{fact.id} between {low} and {high}"] if None not in numbers else []
    if match := _EXACTLY.fullmatch(rest):
        number = point(match["number"])
        return [f"{fact.id} >= {number}", f"{fact.id} between {number} and {number}"]
    if match := _OTHER_THAN.fullmatch(rest):
        number = point(match["number"])
        return [f"not {fact.id} between {number} and {number}"]
    rest = re.sub(r"^(?:is|are)\s+", "", rest)
    if match := _UPWARDS.fullmatch(rest):
        return [f"{fact.id} {'<=' if match['down'] else '>='} {point(match['number'])}"]
    for form, sign in ((OR_MORE, ">="), (OR_LESS, "<=")):
        if match := form.fullmatch(rest):
            return [f"{fact.id} {sign} {point(match['number'])}"]
    for said, sign in {**SIGNS_IN_WORDS, **SIGNS}.items():
        number = point(rest.removeprefix(said).strip())
        if rest.startswith(said) and (plain_number(number) is not None or _NAME.fullmatch(number)):
            return [f"{fact.id} {sign} {number}"]
    return []


def _meant_words(fact: Fact, rest: str) -> list[str]:
    match = _WORDS.fullmatch(rest)
    words = [as_choice(fact, word) or word for word in _listed(rest)]
    if match is None or not words or any(word not in fact.choices for word in words):
        return []
    negated = "not " if match["negated"] or rest.startswith("!=") else ""
    several, listed = len(words) > 1, ", ".join(words)
    if isinstance(fact.domain, Choices):
        return [f"{'not ' if negated else ''}{fact.id} includes {f'any of [{listed}]' if several else listed}"]
    return [f"{fact.id} is {negated}{f'one of [{listed}]' if several else listed}"]


def _listed(rest: str) -> list[str]:
    """The words of which one is meant, behind the verb."""
    match = _WORDS.fullmatch(rest)
    return [word.strip() for word in re.split(r"[,\[\]()]+|\bor\b", match["words"] if match else "") if word.strip()]


def said_besides(fact: Fact, word: str) -> str:
    """The choice that somebody may mean who answers with a word; a rule may mean more by it, or less."""
    also = fact.asking.also if fact.asking and word not in ("yes", "no") else {}
    return also.get(word.casefold(), "")


def as_choice(fact: Fact, word: str) -> str:
    """The choice that a word is but for capitals and signs, or by how it is shown or said; nothing where it is none."""
    word = word.strip()
    if besides := said_besides(fact, word):
        return besides
    for choice, shown in fact.choices.items():
        if same_word(word, choice) or word.casefold() == shown.casefold():
            return choice
    return SAME_WORDS.get(word.casefold(), "") if isinstance(fact.domain, YesNo) else ""


def point(number: str) -> str:
    """A number with a point for its comma, or without its commas where these part thousands, and with a plain minus."""
    number = number.replace("−", "-").replace("–", "-")
    return number.replace(",", "") if _THOUSANDS.fullmatch(number) else number.replace(",", ".")


_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+")
