"""Lines that say a condition in another form: `3 <= fact`, a sum, curly quotes, `if fact`; and words for no fact."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from bonebrief.language.fact import Fact
from bonebrief.machine.suggestion import says_otherwise, unit_words
from bonebrief.reading.lines.hints import NUMBER, Meant, hint, point

_TURNED = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<first><=|>=|<|>)\s*(?P<fact>\w+)(?:\s*(?P<second><=|>=|<|>)\s*(?P<high>{NUMBER}))?"
)
_TURNED_SIGN: Mapping[str, str] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_CALCULATES = re.compile(r"\w\s*[+*/]\s*\w|\w\s+[-−–]\s+\w")
_CALCULATED: Final = re.compile(r"[+*/−–-]\s*[\w.]+\s*(?:<=|>=|<|>).*")
_DERIVED: Final = (
    "Compare with a number; what is worked out first is a fact of its own, under `derived:` in questions.yaml."
)
_CURLY = re.compile(r"[“”„‟«»\"](?P<inner>[^“”„‟«»\"]*)[“”„‟«»\"]?")
_NEEDLESS: Final = ("if", "when", "the", "is", "has", "and", "or")
_APART: Final = re.compile(r"(?P<name>[A-Za-z][\w -]*?)\s*(?P<rest>(?:<=|>=|<|>|\bis\b|\bincludes\b|\bbetween\b).*)")
_LISTED: Final = "The facts are listed in questionnaires/questions.yaml."
Slip = tuple[str, Meant]


def undressed(text: str, facts: Mapping[str, Fact], findings: Collection[str]) -> Slip | None:
    """What is wrong with a condition in curly quotes or brackets, behind `if`, or denied by `no` or `!`."""
    if match := _CURLY.fullmatch(text):
        inner = match["inner"].strip()
        return "Quotation marks are letters within a condition.", Meant(f"Write `{inner}`.", [inner], sure=True)
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        inner = text[1:-1].strip()
        if "," in inner:
            what = "A list of conditions stands in square brackets."
            return what, Meant(f"Write `[{inner}]`.", [f"[{inner}]"], sure=True)
        return "A condition stands without brackets.", Meant(f"Write `{inner}`.", [inner], sure=True)
    word, _, rest = text.partition(" ")
    if word.casefold() in _NEEDLESS and rest.split(" ")[0] in (*facts, *findings):
        return f'A condition does not begin with "{word}".', Meant(f"Write `{rest}`.", [rest], sure=True)
    if word.casefold() in ("no", "without") and (rest in findings or rest in facts):
        meant = f"not {rest}" if rest in findings else f"{rest} is no"
        sure = rest in findings or "no" in facts[rest].choices
        return f'"{word}" is no word of a condition.', Meant(f"Write `{meant}`.", [meant] if sure else [], sure)
    return _parted(text, facts)


def _parted(text: str, facts: Mapping[str, Fact]) -> Slip | None:
    """A fact whose words stand apart, or with a colon behind it."""
    match = _APART.fullmatch(text)
    name = re.sub(r"[\s-]+", "_", match["name"].strip()) if match else ""
    if match and name != match["name"].strip() and name in facts and match["name"].split()[0] not in facts:
        line = f"{name} {match['rest']}"
        return "The words of a fact are joined by underscores.", Meant(f"Write `{line}`.", [line], sure=True)
    name, colon, rest = text.partition(":")
    if colon and name in facts:
        return "A condition has no colon behind its fact.", hint(facts[name], f"is {rest.strip()}")
    return None


def written_otherwise(name: str, rest: str, facts: Mapping[str, Fact]) -> Slip | None:
    """What is wrong with `3 <= fact`, `3 <= fact < 5`, `fact < other` or a sum, and what to write instead."""
    match = _TURNED.fullmatch(f"{name} {rest}")
    if match and match["fact"] in facts:
        tests = [f"{match['fact']} {_TURNED_SIGN[match['first']]} {point(match['low'])}"]
        if match["second"]:
            tests.append(f"{match['fact']} {match['second']} {point(match['high'])}")
        lines = ", each on a line of its own with a dash" if len(tests) > 1 else ""
        said = " and ".join(f"`{test}`" for test in tests)
        new = f"{{all: [{', '.join(tests)}]}}" if len(tests) > 1 else tests[0]
        return "A condition begins with its fact.", Meant(f"Write {said}{lines}.", [new], sure=True)
    compared = re.fullmatch(r"(?:<=|>=|<|>|==?|!=)\s*(.+)", rest)
    to_another = compared and (compared[1] in facts or _CALCULATES.search(compared[1]))
    if compared and re.fullmatch(rf"{NUMBER}\s*[A-Za-z%µ][\w²³.]*(?:/[\w²³.]+)+", compared[1]):
        to_another = None
    if name in facts and (to_another or _CALCULATED.fullmatch(rest)):
        return "A condition compares a fact with a number, and does not calculate.", Meant(_DERIVED)
    if name not in facts and facts and re.fullmatch(r"between .*", f"{name} {rest}"):
        return "A condition begins with its fact.", Meant(
            "Write `fact between 60 and 70`, with the fact that is meant."
        )
    return None


def other_unit(name: str, facts: Mapping[str, Fact]) -> str:
    """What to write where a fact is named with a unit that is not its own; nothing where there is no such fact."""
    here = unit_words(name)
    same = [fact for fact in facts.values() if here and unit_words(fact.id) and _bare(fact.id) == _bare(name)]
    unit = f", in {same[0].unit}" if same and same[0].unit else ""
    return f"There is {same[0].id}{unit}: write the number that it comes to there." if len(same) == 1 else ""


def _bare(name: str) -> str:
    return "_".join(word for word in name.split("_") if not unit_words(word))


def spoken_of(said: str, facts: Mapping[str, Fact], otherwise: str = _LISTED) -> str:
    """The facts that are probably meant by words of their question, its answers or its help, or where all stand."""
    said = re.split(r"\s*(?:[<>=]|\bis\b|\bincludes\b|\bbetween\b)", said)[0]
    words = re.findall(r"[a-z]+", said.casefold())
    for told in (_name_words, _all_words) if words and max(map(len, words)) > 3 else ():
        found = [
            fact.id
            for fact in facts.values()
            if all(word in told(fact) for word in words) and not says_otherwise(said, fact.id)
        ]
        if found:
            more = f", and {len(found) - 3} more" if len(found) > 3 else ""
            return f'Facts that speak of "{said}": {", ".join(found[:3])}{more}.'
    return otherwise


def _name_words(fact: Fact) -> str:
    return f"{fact.id} {fact.label}".casefold()


def _all_words(fact: Fact) -> str:
    asking = fact.asking
    asked = f"{asking.words} {asking.help}" if asking else ""
    return f"{_name_words(fact)} {asked} {' '.join(fact.choices.values())}".casefold()
