"""What a YAML parser's complaint about a colon, or the lack of one, means for somebody who edits text."""

import re
from collections.abc import Iterator
from typing import Any, Final

from bonebrief.reading.yaml.advice import ALIKE, Advice, Mark, before
from bonebrief.reading.yaml.respelt import in_quotes, indent

_HOLD_PAIRS: Final = "given|expect|findings|points|choices|bounds|density"


def about_colons(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    """What may be meant by a complaint about colons, the likeliest first; nothing by another complaint."""
    mark = error.context_mark if "expected ':'" in said else error.problem_mark
    if "expected ':'" in said and (folded := _folded_above(lines, mark.line)):
        what = f"This text must be indented further than `{folded}:`, to which it belongs."
        line = f"{' ' * (indent(lines[mark.line - 1]) + 2)}{lines[mark.line].lstrip()}"
        yield Advice(mark, what, "Begin each line of the text with two spaces more than the key.", line, sure=True)
    if "expected ':'" in said:
        fix = "Write `key: value`; begin a list item with `- `."
        yield Advice(mark, "The colon behind a key is missing in this line.", fix)
    if "mapping values" not in said:
        return
    yield from _about_second_colons(mark, lines)
    above = lines[mark.line - 1]
    start = Mark(mark.line - 1, indent(above))
    if match := re.match(r"(\s*-)(\w.*)", above):
        fix = "Write `- ` before each item of a list."
        yield Advice(start, "No space stands behind the dash.", fix, f"{match[1]} {match[2]}", sure=True)
    if ":" not in above:
        word, _, rest = above.strip().partition(" ")
        keyed = f"{above[: indent(above)]}{word}: {rest}" if rest else None
        yield Advice(start, "The colon behind a key is missing in this line.", "Write it as `key: value`.", keyed)
    if match := re.match(r"(\s*\w+:)(\S.*)", above):
        fix = "Write `key: value`, with a space behind the colon."
        yield Advice(start, "No space stands behind the colon.", fix, f"{match[1]} {match[2]}", sure=True)
    what = "This line is indented further than the one above, which has a value already."
    yield Advice(mark, what, ALIKE, f"{above[: indent(above)]}{lines[mark.line].lstrip()}")


def _about_second_colons(mark: Any, lines: list[str]) -> Iterator[Advice]:
    line = lines[mark.line]
    if group := re.search(r"(?:when|if|ask_if): ((?:any|all|none|at least \d+)):", line):
        fix = f"Write `when: {{{group[1]}: [...]}}`, or `{group[1]}:` on the next line, indented further."
        whole = re.fullmatch(r"(\s*(?:- )?\w+: )((?:any|all|none|at least \d+): \[.*\])\s*", line)
        bracketed = f"{whole[1]}{{{whole[2]}}}" if whole else None
        yield Advice(mark, "A second key stands in this line.", fix, bracketed, sure=True)
    if test := re.fullmatch(r"(\s*(?:- )?(?:when|if|ask_if): [a-z]\w*):( \w+)", line):
        what = "A condition has no colon behind its fact."
        meant = [f"{test[1]} {verb}{test[2]}" for verb in ("is", "includes")]
        fix = f"Write `{meant[0].strip()}`, or `{meant[1].strip()}` where several can be chosen."
        yield Advice(mark, what, fix, meant[0])
    if pairs := re.fullmatch(rf"(?P<key>\s*(?:- )?(?:{_HOLD_PAIRS}): )(?P<pairs>[a-z]\w*: .*?)\s*", line):
        opened = pairs["pairs"] if pairs["pairs"].count("}") > pairs["pairs"].count("{") else f"{pairs['pairs']}}}"
        fix = "Write keys with values in braces, `{key: value}`, or each on a line of its own below, indented further."
        yield Advice(mark, "Keys with values stand here without braces.", fix, f"{pairs['key']}{{{opened}", sure=True)
    if ": " in before(lines, mark):
        what = "A second colon stands in this line, as if another key began."
        fix = 'Put the whole text behind the first colon in quotes: "...".'
        yield Advice(mark, what, fix, in_quotes(lines, mark.line), sure=True)


def _folded_above(lines: list[str], at: int) -> str:
    """The key of the line above, if it announces a text on the lines below."""
    match = re.fullmatch(r"\s*(?:- )?(\w+): [>|][-+]?\s*", lines[at - 1]) if at else None
    return match[1] if match else ""
