"""Puts a question into the text of a questionnaire behind another, and leaves every other character as it was."""

from collections.abc import Iterator
from typing import Any

import yaml

from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.yaml.caret import line_starts


def asked_behind(text: str, behind: str, question: str, name: str) -> str:
    """The text of a questionnaire in which a question comes right behind another one of the same section.

    Raises:
        BoneBriefError: the other one stands in no section.
    """
    for section in _values(yaml.compose(text, yaml.SafeLoader), "sections"):
        for questions in _children(section, "questions"):
            for item in questions.value:
                if _asked(item) == behind:
                    return _in_brackets(text, item, question) if questions.flow_style else _below(text, item, question)
    raise BoneBriefError(f"{name} asks no question {behind}.")


def _values(node: Any, key: str) -> Iterator[Any]:
    for found in _children(node, key):
        yield from found.value


def _children(node: Any, key: str) -> Iterator[Any]:
    yield from (value for name, value in node.value if name.value == key)


def _asked(item: Any) -> str:
    if isinstance(item, yaml.ScalarNode):
        return str(item.value)
    return next((str(value.value) for value in _children(item, "ask")), "")


def _in_brackets(text: str, item: Any, question: str) -> str:
    at = line_starts(text)[item.end_mark.line] + item.end_mark.column
    return f"{text[:at]}, {question}{text[at:]}"


def _below(text: str, item: Any, question: str) -> str:
    """The text with a line below an item, which ends before whatever stands no farther in than its dash."""
    lines = text.splitlines(keepends=True)
    first = last = item.start_mark.line
    dash = lines[first][: item.start_mark.column].rindex("-")
    for at in range(first + 1, len(lines)):
        words = lines[at].strip()
        if words and not words.startswith("#"):
            if len(lines[at]) - len(lines[at].lstrip()) <= dash:
                break
            last = at
    end = "\r\n" if "\r\n" in text else "\n"
    if not lines[last].endswith(("\n", "\r")):
        lines[last] += end
    return "".join([*lines[: last + 1], f"{' ' * dash}- {question}{end}", *lines[last + 1 :]])
