"""What a YAML parser's complaint means, for somebody who edits text and does not program."""

import re
from collections.abc import Iterator
from typing import Any

from bonebrief.language.problem import Code, Mend, Place, Problem
from bonebrief.reading.yaml.advice import ALIKE, Advice, Mark, before, sign_at
from bonebrief.reading.yaml.colons import about_colons
from bonebrief.reading.yaml.items import about_compared, about_items
from bonebrief.reading.yaml.respelt import in_quotes, in_straight_quotes, indent, line_mend

_SIGN_FOR_NUMBER = (
    "A sign of comparison stands here, where one number must stand.",
    "Write the number alone: signs stand in conditions, behind a fact.",
)
TOO_DEEP = ("This is nested too deeply.", "Use fewer levels.")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML."""
_QUOTES = ('"', "'")
_PAIRS = {"[": "]", "{": "}"}
_IN_QUOTES = 'Put the whole text in quotes: "...".'
_TAB = "\t"
_WIDE_SPACE = "\xa0"


def syntax_problem(error: Any, name: str, text: str) -> Problem:
    """The problem behind a located error of the YAML parser: where a person would mend it, and how."""
    lines = _BREAK.split(text)
    advice = _advice(error, lines)
    if advice.mark is None:
        return Problem(Code.YAML_SYNTAX, Place(name), advice.what, advice.fix)
    number = min(advice.mark.line, len(lines) - 1)
    line, column = lines[number], advice.mark.column
    begins = line[: indent(line)]
    for sign, advise in ((_TAB, _about_tabs), (_WIDE_SPACE, _about_wide_spaces)):
        if sign in begins:
            advice, column = advise(Mark(number, column), lines), begins.index(sign)
    mends: tuple[Mend, ...] = ()
    if advice.line is not None:
        mends = (line_mend(name, number + 1, line, advice.line, advice.sure),)
    return Problem(Code.YAML_SYNTAX, Place(name, number + 1, column + 1), advice.what, advice.fix, mends=mends)


def _about_tabs(mark: Mark, lines: list[str]) -> Advice:
    what = "A tab stands at the beginning of this line; YAML is indented with spaces, not tabs."
    fix = "Replace it with spaces, as many as the lines beside it have."
    line = lines[mark.line]
    spaced = line[: indent(line)].replace(_TAB, "  ") + line.lstrip()
    above = next((line for line in reversed(lines[: mark.line]) if line.strip()), "")
    return Advice(mark, what, fix, spaced, sure=indent(spaced) == indent(above) and _TAB not in above)


def _about_wide_spaces(mark: Mark, lines: list[str]) -> Advice:
    what = "No-break spaces stand at the beginning of this line; YAML is indented with ordinary ones."
    line = lines[mark.line]
    spaced = line[: indent(line)].replace(_WIDE_SPACE, " ") + line.lstrip()
    return Advice(mark, what, "Write ordinary spaces in their place.", spaced, sure=True)


def unmerged(name: str, text: str) -> Problem | None:
    """The problem of a file in which a merge was left half done, however it reads otherwise."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"(?:<{7} ?|>{7} ?|={7}$|\|{7}(?: |$))", line):
            what = "A merge of two versions was left half done here."
            fix = (
                "Of the versions between <<<<<<< and >>>>>>> keep one, and delete the others and each line of such "
                "signs: <<<<<<<, |||||||, ======= and >>>>>>>."
            )
            return Problem(Code.YAML_SYNTAX, Place(name, number, 1), what, fix)
    return None


def _advice(error: Any, lines: list[str]) -> Advice:
    said = f"{error.context or ''} {error.problem or ''}"
    for advise in (
        about_compared,
        _about_spaces,
        _about_signs,
        about_items,
        _about_beginnings,
        _about_quotes,
        _about_brackets,
        _about_first_items,
        about_colons,
        _about_lists,
    ):
        for advice in advise(said, error, lines):
            return advice
    fix = "Check the indentation, brackets and quotes of this line and the one above."
    return Advice(error.problem_mark, f"This is not YAML: {error.problem or 'it cannot be read'}.", fix)


def _about_signs(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    """Signs that word processors put in the place of those that YAML knows."""
    mark = error.problem_mark
    for at in range(mark.line, max(mark.line - 3, -1), -1) if mark and mark.line < len(lines) else ():
        if re.match(r"\s*[–—−•·]\s", lines[at]):
            sign = lines[at].strip()[0]
            what = f"This line begins with {sign}, which is no dash to YAML."
            fix = "Write `- `, the short dash of the keyboard, before each item."
            yield Advice(Mark(at, indent(lines[at])), what, fix, lines[at].replace(sign, "-", 1), sure=True)
        if re.search(r":\s+[“”„‟«]", lines[at]):
            what = "Curly quotation marks are letters to YAML: they do not hold a text together."
            straight = in_straight_quotes(lines, at)
            yield Advice(Mark(at, lines[at].index(":") + 2), what, 'Use straight ones: "...".', straight, sure=True)


def _about_beginnings(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    if "nesting" in said:
        yield Advice(error.problem_mark, *TOO_DEEP)
    if any(words in said for words in ("cannot start any token", "mapping keys are not allowed", "alias", "anchor")):
        mark = error.context_mark or error.problem_mark
        sign = sign_at(lines, mark)
        quoted = in_quotes(lines, mark.line) if mark else None
        if sign == ">" and re.match(r">=?\s*\d", lines[mark.line][mark.column :]):
            yield Advice(mark, *_SIGN_FOR_NUMBER)
        yield Advice(mark, f'A text cannot begin with "{sign}".', _IN_QUOTES, quoted, sure=True)
    if "block scalar" in said:
        what = "Text stands behind > or |, which announce a text on the lines below."
        line = lines[error.problem_mark.line]
        if re.search(r":\s+>=?\s*\d+(?:\.\d+)?\s*(?:#.*)?$", line):
            yield Advice(error.problem_mark, *_SIGN_FOR_NUMBER)
        plain = re.sub(r"(:\s+)[>|][-+]?\s+(?=\S)", r"\1", line, count=1)
        fix = "Begin the text on the next line, indented; or put it in quotes without > or |."
        yield Advice(error.problem_mark, what, fix, plain if plain != line else None)


def _about_quotes(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    if "escape" in said:
        fix = "Write the backslash twice, or use single quotes."
        yield Advice(error.problem_mark, "A backslash has a meaning of its own in double quotes.", fix)
    if "quoted scalar" in said:
        what = f"The quotation mark {sign_at(lines, error.context_mark)} is opened here and never closed."
        line = lines[error.context_mark.line]
        closed = f"{line.rstrip()}{sign_at(lines, error.context_mark)}" if " #" not in line else None
        yield Advice(error.context_mark, what, "Close it at the end of the text.", closed)
    if "expected key" in said and before(lines, error.problem_mark).endswith(_QUOTES):
        yield from _opened_above(lines, error.problem_mark)
        fix = "Close every quotation mark at the end of its text; inside single quotes, write '' for an apostrophe."
        yield Advice(error.problem_mark, "Text stands behind a closing quotation mark.", fix)


def _opened_above(lines: list[str], closed: Mark) -> Iterator[Advice]:
    """Where a text begins that a quotation mark of another line closes, which was meant to open one."""
    sign = before(lines, closed)[-1]
    if before(lines, closed).count(sign) % 2 == 0:
        return
    for at in range(closed.line - 1, -1, -1):
        if match := re.search(rf"(?::|-)\s+({sign})[^{sign}]*$", lines[at]):
            what = f"The quotation mark {sign} is opened here and closed only by that of line {closed.line + 1}."
            line = f"{lines[at].rstrip()}{sign}" if " #" not in lines[at] else None
            yield Advice(Mark(at, match.start(1)), what, "Close it at the end of the text.", line)
        if sign in lines[at]:
            return


def _about_brackets(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    if "expected key" in said and before(lines, error.problem_mark).endswith(("}", "]")):
        fix = 'Text that begins with { or [ must stand in quotes: "...".'
        yield Advice(error.problem_mark, "Text stands behind a closing bracket.", fix)
    if "flow" in said and sign_at(lines, error.problem_mark) == ":" and _within(lines, error):
        fix = 'Put the text that has the colon in quotes: "...".'
        yield Advice(error.problem_mark, "A colon stands inside a text between brackets.", fix)
    if "flow" in said and (sign := sign_at(lines, error.context_mark)) in _PAIRS:
        fix = f"Close it with {_PAIRS[sign]}, and put a comma between its parts."
        line = lines[error.context_mark.line]
        rest = line[error.context_mark.column :]
        closed = line.rstrip() + _PAIRS[sign] if rest.count(sign) - rest.count(_PAIRS[sign]) == 1 else None
        what = f"The bracket {sign} is opened here and not closed."
        yield Advice(error.context_mark, what, fix, closed if " #" not in line else None)


def _about_spaces(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    """Spaces of word processors, which are letters to YAML, at the beginning of a line near the error."""
    at = error.problem_mark.line if error.problem_mark else 0
    for number in range(min(at, len(lines) - 1), max(at - 2, -1), -1):
        line = lines[number]
        if _WIDE_SPACE in line[: indent(line)]:
            yield _about_wide_spaces(Mark(number, 0), lines)
        if match := re.match(rf"(\s*(?:- )?\w+:){_WIDE_SPACE}\s*", line):
            fix = "Write an ordinary space behind the colon."
            spaced = f"{match[1]} {line[match.end() :]}"
            yield Advice(
                Mark(number, match.end(1)), "A no-break space stands behind the colon.", fix, spaced, sure=True
            )


def _about_first_items(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    """A word right below a key, and items with dashes right below that: YAML reads all of them as one text."""
    if error.problem_mark is None or not ("':'" in said or "mapping values" in said):
        return
    for at in range(min(error.problem_mark.line, len(lines) - 1), 1, -1):
        line, above = lines[at - 1], lines[at - 2]
        if not lines[at].lstrip().startswith("- ") and at < error.problem_mark.line:
            return
        word = re.fullmatch(r"\s+[\w.]+(?:\s+#.*)?", line)
        if word and re.fullmatch(r"\s*(?:- )?\w+:(?:\s+#.*)?", above) and lines[at].lstrip().startswith("- "):
            what = f"This line has no dash, though an item of a list follows in line {at + 1}."
            begun = f"{' ' * indent(lines[at])}- {line.strip()}"
            fix = f"Begin it with a dash: `- {line.strip()}`."
            yield Advice(Mark(at - 1, indent(line)), what, fix, begun)
            return


def _about_lists(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    if "expected '-'" in said:
        fix = "Begin this line with a dash, or indent it as the lines it belongs to."
        yield Advice(error.problem_mark, "This line has no dash, though the lines above are a list.", fix)
    if "expected key" in said and lines[error.problem_mark.line].lstrip().startswith("- "):
        first = _block_above(lines, error.problem_mark.line)
        if first is not None and lines[first].lstrip().startswith("- "):
            what = f"This dash stands further left than that of line {first + 1}, which begins the list."
            begun = lines[error.problem_mark.line].lstrip()
            moved = f"{' ' * indent(lines[first])}{begun}"
            yield Advice(error.problem_mark, what, "Put the dashes of one list below each other.", moved)
        if first is not None:
            what = f"This line has no dash, though an item of a list follows in line {error.problem_mark.line + 1}."
            fix = f"Begin it with a dash: `- {lines[first].strip()}`."
            line = f"{lines[error.problem_mark.line].partition('-')[0]}- {lines[first].strip()}"
            yield Advice(Mark(first, indent(lines[first])), what, fix, line)
        fix = "Indent the dash further than the key it belongs to, or remove it."
        yield Advice(error.problem_mark, "An item of a list stands among keys.", fix)
    if "expected key" in said:
        what = "This line is indented otherwise than the lines it belongs to."
        fix = f"{ALIKE[:-1]}; if the line of the key above them is missing, write it."
        yield Advice(error.problem_mark, what, fix)


def _block_above(lines: list[str], at: int) -> int | None:
    """The first of the lines directly above one that are indented further than it."""
    first = at
    while first > 0 and (not lines[first - 1].strip() or indent(lines[first - 1]) > indent(lines[at])):
        first -= 1
    return first if first < at else None


def _within(lines: list[str], error: Any) -> bool:
    """Whether the place of an error still belongs to the brackets it was met in, by its line or indentation."""
    opened, met = (lines[mark.line] for mark in (error.context_mark, error.problem_mark))
    return opened is met or indent(met) > indent(opened)
