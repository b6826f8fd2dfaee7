"""JSON of others, numbers as written, no deeper than a record needs; a long list of entries one by one."""

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final

from bonebrief.language.problem import Place
from bonebrief.reading.yaml.files import unreadable

MOST_NESTED: Final = 64
_ENTRIES: Final = "entry"
_SPACE: Final = re.compile(r"[ \t\r\n]*")


def parse(place: Place, text: str | bytes, *, each_once: bool = False) -> Any:
    """A whole text; `each_once`: nothing may be named twice in one place, where else the last counts.

    Raises:
        KnowledgeError: it is no JSON, or is nested too deep.
    """
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice.append(next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at])))
        return made

    hooks = {**_HOOKS, "object_pairs_hook": once} if each_once else _HOOKS
    parsed = _said(place, lambda: json.loads(text, **hooks))
    if twice:
        raise unreadable(place, f'"{twice[0]}" stands twice in one place.', "Export it anew; only one can be meant.")
    return _shallow(place, parsed)


def parts(place: Place, text: str) -> Iterator[tuple[str, Any]]:
    """What stands in a text that is one object: each key with its value, and each item of a list `entry` by itself.

    Of what is no object: nothing before its one value, under an empty key.

    Raises:
        KnowledgeError: it is no JSON, or is nested too deep; said once that place is reached.
    """
    found = _Scan(text).parts()
    while (one := _said(place, lambda: next(found, None))) is not None:
        yield one[0], _shallow(place, one[1])


class _Scan:
    """Goes through a text once; what was read before is not kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._decoder = json.JSONDecoder(**_HOOKS)

    def parts(self) -> Iterator[tuple[str, Any]]:
        if self._next() == "{":
            yield from self._object()
        else:
            yield "", self._value()
        if self._next():
            raise json.JSONDecodeError("Extra data", self._text, self._at)

    def _object(self) -> Iterator[tuple[str, Any]]:
        for _ in self._items("{", "}"):
            if self._next() != '"':
                raise json.JSONDecodeError("Expecting property name enclosed in double quotes", self._text, self._at)
            key = self._value()
            self._step(":")
            if key == _ENTRIES and self._next() == "[":
                for _ in self._items("[", "]"):
                    yield key, self._value()
            else:
                yield key, self._value()

    def _items(self, first: str, last: str) -> Iterator[None]:
        """Stands before each item of a list, or of an object, and in the end behind it."""
        self._step(first)
        if self._next() != last:
            yield
            while self._next() != last:
                self._step(",")
                yield
        self._step(last)

    def _value(self) -> Any:
        self._next()
        value, self._at = self._decoder.raw_decode(self._text, self._at)
        return value

    def _step(self, sign: str) -> None:
        if self._next() != sign:
            raise json.JSONDecodeError(f"Expecting '{sign}'", self._text, self._at)
        self._at += 1

    def _next(self) -> str:
        """The next sign that is no space; nothing at the end."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at : self._at + 1]


def _said(place: Place, read: Callable[[], Any]) -> Any:
    """What is read, or where and why it cannot be."""
    try:
        return read()
    except json.JSONDecodeError as error:
        where = place._replace(line=place.line + error.lineno - 1, column=error.colno)
        raise unreadable(where, f"This is not JSON: {error.msg.lower()}.", "Export the record as FHIR JSON.") from None
    except (RecursionError, ValueError, ArithmeticError):
        raise unreadable(place, "This is nested too deep, or has a number that is none.", "Export it anew.") from None


def _shallow(place: Place, parsed: Any) -> Any:
    level, depth = [parsed] if isinstance(parsed, dict | list) else [], 0
    while level and depth < MOST_NESTED:
        inner = [value for one in level for value in (one.values() if isinstance(one, dict) else one)]
        level, depth = [value for value in inner if isinstance(value, dict | list)], depth + 1
    if level:
        raise unreadable(place, f"This is nested deeper than {MOST_NESTED}.", "Export the record as FHIR JSON.")
    return parsed


def _no_number(word: str) -> Any:
    raise ValueError(word)


_HOOKS: Final[dict[str, Any]] = {"parse_float": Decimal, "parse_int": Decimal, "parse_constant": _no_number}
