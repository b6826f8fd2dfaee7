"""What a YAML parser's complaint means, for somebody who edits text and does not program."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from bonebrief.language.problem import Code, Place, Problem

TOO_DEEP = ("This is nested too deeply.", "Use fewer levels.")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML."""
_QUOTES = ('"', "'")
_PAIRS = {"[": "]", "{": "}"}


class _Mark(NamedTuple):
    line: int
    column: int


Advice = tuple[Any, str, str]


def syntax_problem(error: Any, name: str, text: str) -> Problem:
    """The problem behind a located error of the YAML parser: where a person would mend it, and how."""
    lines = _BREAK.split(text)
    mark, what, fix = _advice(error, lines)
    if mark is None:
        return Problem(Code.YAML_SYNTAX, Place(name), what, fix)
    line, column = min(mark.line, len(lines) - 1), mark.column
    indent = lines[line][: _indent(lines[line])]
    if "\t" in indent:
        what = "A tab stands at the beginning of this line; YAML is indented with spaces, not tabs."
        fix, column = (
            "Replace it with spaces, as many as the lines beside it have.",
            indent.index("\t"),
        )
    return Problem(Code.YAML_SYNTAX, Place(name, line + 1, column + 1), what, fix)


def unmerged(name: str, text: str) -> Problem | None:
    """The problem of a file in which a merge was left half done, however it reads otherwise."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"(?:<{7}|>{7})(?: |$)", line):
            what = "A merge of two versions was left half done here."
            fix = "Keep one of the two between <<<<<<< and >>>>>>>, and delete these lines and the one of =======."
            return Problem(Code.YAML_SYNTAX, Place(name, number, 1), what, fix)
    return None


def _advice(error: Any, lines: list[str]) -> Advice:
    said = f"{error.context or ''} {error.problem or ''}"
    for advise in (_about_signs, _about_beginnings, _about_quotes, _about_brackets, _about_colons, _about_lists):
        for advice in advise(said, error, lines):
            return advice
    fix = "Check the indentation, brackets and quotes of this line and the one above."
    return error.problem_mark, f"This is not YAML: {error.problem or 'it cannot be read'}.", fix


def _about_signs(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    """Signs that word processors put in the place of those that YAML knows."""
    mark = error.problem_mark
    for at in range(mark.line, max(mark.line - 3, -1), -1) if mark and mark.line < len(lines) else ():
        if re.match(r"\s*[–—−•·]\s", lines[at]):
            sign = lines[at].strip()[0]
            what = f"This line begins with {sign}, which is no dash to YAML."
            yield _Mark(at, _indent(lines[at])), what, "Write `- `, the short dash of the keyboard, before each item."
        if re.search(r":\s+[“”„‟«]", lines[at]):
            what = "Curly quotation marks are letters to YAML: they do not hold a text together."
            yield _Mark(at, lines[at].index(":") + 2), what, 'Use straight ones: "...".'


def _about_beginnings(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    if "nesting" in said:
        yield error.problem_mark, *TOO_DEEP
    if any(words in said for words in ("cannot start any token", "mapping keys are not allowed", "alias", "anchor")):
        mark = error.context_mark or error.problem_mark
        sign = _at(lines, mark)
        yield mark, f'A text cannot begin with "{sign}".', 'Put the whole text in quotes: "...".'
    if "block scalar" in said:
        what = "Text stands behind > or |, which announce a text on the lines below."
        yield error.problem_mark, what, "Begin the text on the next line, indented; or put it in quotes without > or |."


def _about_quotes(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    if "escape" in said:
        fix = "Write the backslash twice, or use single quotes."
        yield error.problem_mark, "A backslash has a meaning of its own in double quotes.", fix
    if "quoted scalar" in said:
        what = f"The quotation mark {_at(lines, error.context_mark)} is opened here and never closed."
        yield error.context_mark, what, "Close it at the end of the text."
    if "expected key" in said and _before(lines, error.problem_mark).endswith(_QUOTES):
        fix = "Close every quotation mark at the end of its text; inside single quotes, write '' for an apostrophe."
        yield error.problem_mark, "Text stands behind a closing quotation mark.", fix


def _about_brackets(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    if "expected key" in said and _before(lines, error.problem_mark).endswith(("}", "]")):
        fix = 'Text that begins with { or [ must stand in quotes: "...".'
        yield error.problem_mark, "Text stands behind a closing bracket.", fix
    if "flow" in said and _at(lines, error.problem_mark) == ":" and _within(lines, error):
        fix = 'Put the text that has the colon in quotes: "...".'
        yield error.problem_mark, "A colon stands inside a text between brackets.", fix
    if "flow" in said and (sign := _at(lines, error.context_mark)) in _PAIRS:
        fix = f"Close it with {_PAIRS[sign]}, and put a comma between its parts."
        yield error.context_mark, f"The bracket {sign} is opened here and not closed.", fix


def _about_colons(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    mark = error.context_mark if "expected ':'" in said else error.problem_mark
    if "expected ':'" in said:
        yield (
            mark,
            "The colon behind a key is missing in this line.",
            "Write `key: value`; begin a list item with `- `.",
        )
    if "mapping values" not in said:
        return
    if group := re.search(r"when: ((?:any|all|none|at least \d+)):", lines[mark.line]):
        fix = f"Write `when: {{{group[1]}: [...]}}`, or `{group[1]}:` on the next line, indented further."
        yield mark, "A second key stands in this line.", fix
    if ": " in _before(lines, mark):
        fix = 'Put the whole text behind the first colon in quotes: "...".'
        yield mark, "A second colon stands in this line, as if another key began.", fix
    above = lines[mark.line - 1]
    start = _Mark(mark.line - 1, _indent(above))
    if re.match(r"\s*-\w", above):
        yield start, "No space stands behind the dash.", "Write `- ` before each item of a list."
    if ":" not in above:
        yield start, "The colon behind a key is missing in this line.", "Write it as `key: value`."
    if re.match(r"\s*\w+:\S", above):
        yield start, "No space stands behind the colon.", "Write `key: value`, with a space behind the colon."
    what = "This line is indented further than the one above, which has a value already."
    yield mark, what, "Indent keys that belong together alike."


def _about_lists(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    if "expected '-'" in said:
        fix = "Begin this line with a dash, or indent it as the lines it belongs to."
        yield error.problem_mark, "This line has no dash, though the lines above are a list.", fix
    if "expected key" in said and lines[error.problem_mark.line].lstrip().startswith("- "):
        first = _block_above(lines, error.problem_mark.line)
        if first is not None:
            what = f"This line has no dash, though an item of a list follows in line {error.problem_mark.line + 1}."
            fix = f"Begin it with a dash: `- {lines[first].strip()}`."
            yield _Mark(first, _indent(lines[first])), what, fix
        fix = "Indent the dash further than the key it belongs to, or remove it."
        yield error.problem_mark, "An item of a list stands among keys.", fix
    if "expected key" in said:
        what = "This line is indented otherwise than the lines it belongs to."
        yield error.problem_mark, what, "Indent keys that belong together alike."


def _block_above(lines: list[str], at: int) -> int | None:
    """The first of the lines directly above one that are indented further than it."""
    first = at
    while first > 0 and (not lines[first - 1].strip() or _indent(lines[first - 1]) > _indent(lines[at])):
        first -= 1
    return first if first < at else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _within(lines: list[str], error: Any) -> bool:
    """Whether the place of an error still belongs to the brackets it was met in, by its line or indentation."""
    opened, met = (lines[mark.line] for mark in (error.context_mark, error.problem_mark))
    return opened is met or _indent(met) > _indent(opened)


def _at(lines: list[str], mark: Any) -> str:
    return lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""


def _before(lines: list[str], mark: Any) -> str:
    return lines[mark.line][: mark.column].rstrip(" ") if mark.line < len(lines) else ""
