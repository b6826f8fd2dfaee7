"""What somebody probably meant by a line that is no condition, said as the line to write instead."""

import re
from collections.abc import Mapping
from typing import assert_never

from bonebrief.language.domain import Choice, Choices, Domain, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.reading.given.numbers import plain_number, readings

_SAID: Mapping[str, str] = {
    "=>": ">=",
    "=<": "<=",
    "≥": ">=",
    "≤": "<=",
    "greater than or equal to": ">=",
    "less than or equal to": "<=",
    "equal to or greater than": ">=",
    "equal to or less than": "<=",
    "no more than": "<=",
    "not more than": "<=",
    "no less than": ">=",
    "not less than": ">=",
    "not under": ">=",
    "not over": "<=",
    "at or above": ">=",
    "at or over": ">=",
    "at or below": "<=",
    "at or under": "<=",
    "at least": ">=",
    "at most": "<=",
    "up to": "<=",
    "from": ">=",
    "greater than": ">",
    "higher than": ">",
    "bigger than": ">",
    "older than": ">",
    "longer than": ">",
    "more than": ">",
    "less than": "<",
    "lower than": "<",
    "smaller than": "<",
    "fewer than": "<",
    "younger than": "<",
    "shorter than": "<",
    "over": ">",
    "above": ">",
    "under": "<",
    "below": "<",
}
ITS_OWN_ITEM = "Begin each condition on a line of its own with a dash; where one of them is enough, under `any:`."
_NUMBER = r"[-+−]?\d+(?:[.,]\d+)*"
_THOUSANDS = re.compile(r"[-+−]?[1-9]\d{0,2}(?:,\d{3})+")
_OR_MORE = re.compile(rf"(?P<number>{_NUMBER})\s*\+|(?P<also>{_NUMBER}) (?:and|or) (?:over|more|above|older)")
_TURNED = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<first><=|>=|<|>)\s*(?P<fact>\w+)(?:\s*(?P<second><=|>=|<|>)\s*(?P<high>{_NUMBER}))?"
)
_OTHER_GROUPS: Mapping[str, str] = {"and": "all", "or": "any", "not": "none", "either": "any", "both": "all"}
_TURNED_SIGN: Mapping[str, str] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_CALCULATES = re.compile(r"\w\s*[+*/]\s*\w|\w\s+[-−–]\s+\w")
_DERIVED = "Compare with a number; what is worked out first is a fact of its own, under `derived:` in questions.yaml."
_SPAN = re.compile(rf"(?:is |from |between )*(?P<low>{_NUMBER})\s*(?:-|–|to|and)\s*(?P<high>{_NUMBER})")
_EXACTLY = re.compile(rf"(?:is|==?)\s*(?P<number>{_NUMBER})")
_WORDS = re.compile(r"(?:is|==?|!=|in|includes?|contains?)\s+(?P<negated>not\s+)?(?:one of|any of|in)?\s*(?P<words>.+)")
_JOINED = re.compile(r"\b(and|or)\b")


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


def hint(fact: Fact, rest: str) -> str:
    """What to write instead of `fact rest`."""
    meant = _meant_number(fact, rest) if isinstance(fact.domain, Number) else _meant_words(fact, rest)
    if meant:
        return f"Write {meant}."
    if _JOINED.search(rest):
        return ITS_OWN_ITEM
    return f"Write for example `{sample_test(fact)}`."


def number_hint(fact: Fact, text: str) -> str:
    """What to write instead of a text that is no number to compare this fact with."""
    number = re.match(_NUMBER, text)
    if _JOINED.search(text):
        return ITS_OWN_ITEM
    if number and plain_number(text) is None and not re.search(r"[\d.]", text[number.end() :]):
        unit = f", without the unit: it is {fact.unit}" if text[number.end() :] and fact.unit else ""
        return f"Write {' or '.join(_readings(fact, number[0]))}{unit}."
    return "Write it with digits and a point, at most four decimals, without a unit or exponent."


def written_otherwise(name: str, rest: str, facts: Mapping[str, Fact]) -> tuple[str, str] | None:
    """What is wrong with `3 <= fact`, `3 <= fact < 5`, `fact < other` or a sum, and what to write instead."""
    match = _TURNED.fullmatch(f"{name} {rest}")
    if match and match["fact"] in facts:
        tests = [f"`{match['fact']} {_TURNED_SIGN[match['first']]} {_point(match['low'])}`"]
        if match["second"]:
            tests.append(f"`{match['fact']} {match['second']} {_point(match['high'])}`")
        lines = ", each on a line of its own with a dash" if len(tests) > 1 else ""
        return "A condition begins with its fact.", f"Write {' and '.join(tests)}{lines}."
    compared = re.fullmatch(r"(?:<=|>=|<|>|==?|!=)\s*(.+)", rest)
    if name in facts and compared and (compared[1] in facts or _CALCULATES.search(compared[1])):
        return "A condition compares a fact with a number, and does not calculate.", _DERIVED
    return None


def group_hint(key: str) -> str:
    """Which group of conditions a key stands for; nothing where it resembles none."""
    other = _OTHER_GROUPS.get(key.casefold())
    return f"Write `{other}:`." if other else did_you_mean(key, ("all", "any", "none"))


def spoken_of(said: str, facts: Mapping[str, Fact]) -> str:
    """The facts that are probably meant by words of their question, its answers or its help, or where all stand."""
    said = re.split(r"\s*(?:[<>=]|\bis\b|\bincludes\b|\bbetween\b)", said)[0]
    words = re.findall(r"[a-z]+", said.casefold())
    for told in (_name_words, _all_words) if words and max(map(len, words)) > 3 else ():
        found = [fact.id for fact in facts.values() if all(word in told(fact) for word in words)]
        if found:
            more = f", and {len(found) - 3} more" if len(found) > 3 else ""
            return f'Facts that speak of "{said}": {", ".join(found[:3])}{more}.'
    return "The facts are listed in questionnaires/questions.yaml."


def _name_words(fact: Fact) -> str:
    return f"{fact.id} {fact.label}".casefold()


def _all_words(fact: Fact) -> str:
    asking = fact.asking
    asked = f"{asking.words} {asking.help}" if asking else ""
    return f"{_name_words(fact)} {asked} {' '.join(fact.choices.values())}".casefold()


def _readings(fact: Fact, number: str) -> list[str]:
    """A number as it must be written, with no more decimals than the fact has; in two ways if it may mean both."""
    if fact.number is None or not _THOUSANDS.fullmatch(number):
        return [_point(number)]
    number = number.replace("−", "-")
    fitting = [way for way in readings(number, fact.number) if len(way.partition(".")[2]) <= fact.number.decimals]
    return fitting or [number.replace(",", "")]


def _meant_number(fact: Fact, rest: str) -> str:
    if match := _SPAN.fullmatch(rest):
        return f"`{fact.id} between {_point(match['low'])} and {_point(match['high'])}`"
    if match := _EXACTLY.fullmatch(rest):
        number = _point(match["number"])
        return f"`{fact.id} >= {number}`, or `{fact.id} between {number} and {number}` for exactly that"
    rest = rest.removeprefix("is ")
    if match := _OR_MORE.fullmatch(rest):
        return f"`{fact.id} >= {_point(match['number'] or match['also'])}`"
    for said, sign in _SAID.items():
        number = _point(rest.removeprefix(said).strip())
        if rest.startswith(said) and plain_number(number) is not None:
            return f"`{fact.id} {sign} {number}`"
    return ""


def _meant_words(fact: Fact, rest: str) -> str:
    match = _WORDS.fullmatch(rest)
    if match is None:
        return ""
    words = [word for word in re.split(r"[\s,\[\]]+|\bor\b", match["words"]) if word]
    if not words or any(word not in fact.choices for word in words):
        return ""
    negated = "not " if match["negated"] or rest.startswith("!=") else ""
    several, listed = len(words) > 1, ", ".join(words)
    if isinstance(fact.domain, Choices):
        return f"`{'not ' if negated else ''}{fact.id} includes {f'any of [{listed}]' if several else listed}`"
    return f"`{fact.id} is {negated}{f'one of [{listed}]' if several else listed}`"


def _point(number: str) -> str:
    return number.replace(",", ".").replace("−", "-")
