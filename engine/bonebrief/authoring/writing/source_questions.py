"""Asks a rule author for the publications that a rule cites; one that is not listed yet is added on the way."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bonebrief.authoring.writing.dialogue import Dialogue, Question, RefusedError, listed
from bonebrief.authoring.writing.rule_yaml import scalar
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.suggestion import did_you_mean

_KEY: Final = re.compile(r"[A-Z][A-Za-z0-9-]{1,40}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class NewSource:
    """A publication that is not in rules/sources.yaml yet; the author has read it today."""

    key: str
    title: str
    organisation: str
    year: str
    where: str
    reviewed: date
    review_by: str


def source_lines(source: NewSource) -> Iterator[str]:
    """The entry under `sources:`."""
    yield f"{source.key}:"
    yield f"  title: {scalar(source.title)}"
    yield f"  organisation: {scalar(source.organisation)}"
    yield f"  year: {source.year}"
    yield f"  where: {scalar(source.where)}"
    yield f"  reviewed: {source.reviewed}"
    yield f"  review_by: {source.review_by}"


@dataclass(frozen=True, slots=True)
class SourcesInterviewer:
    """Asks one author, over one knowledge base; `new` are the sources that were added."""

    knowledge: Knowledge
    dialogue: Dialogue
    today: date
    new: list[NewSource] = field(default_factory=list)

    def ask(self) -> tuple[str, ...]:
        """What is cited, each as it stands under `source:`.

        Raises:
            EOFError: the input ended first.
        """
        hinted: set[str] = set()
        cited = self.dialogue.ask(
            Question(
                "Source? A key, and the part meant after a comma; several with semicolons.",
                None,
                lambda: listed(self.knowledge.sources, lambda source: f"{source.title}, {source.year}"),
            ),
            lambda text: self._cited(text, hinted),
        )
        keys = dict.fromkeys(_key_of(one) for one in cited)
        self.new.extend(self._added(key) for key in keys if key not in self.knowledge.sources)
        return cited

    def _cited(self, text: str, hinted: set[str]) -> tuple[str, ...]:
        cited = tuple(" ".join(one.split()) for one in text.split(";"))
        for key in map(_key_of, cited):
            if key in self.knowledge.sources or (key in hinted and _KEY.fullmatch(key)):
                continue
            hint = did_you_mean(key, self.knowledge.sources) or "? WORD lists those that have a word in them."
            if _KEY.fullmatch(key):
                hinted.add(key)
                hint += f" Type {key} again to add it."
            raise RefusedError(f'There is no source called "{key}". {hint}')
        return cited

    def _added(self, key: str) -> NewSource:
        self.dialogue.say(f"{key} will be a new source in rules/sources.yaml, read today.")
        in_two_years = self.today.replace(year=self.today.year + 2, day=min(self.today.day, 28)).isoformat()
        return NewSource(
            key,
            self._text("Its title?"),
            self._text("Who published it?"),
            self._text("In which year?", _needs(_YEAR, "Write a year, such as 2024.")),
            self._text("Where can it be found? A journal and pages, or an address."),
            self.today,
            self._text("By when is it to be looked at again?", self._later_day, in_two_years),
        )

    def _later_day(self, text: str) -> str:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise RefusedError(f'"{text}" is not a date. Write it as {self.today}.') from None
        if day <= self.today:
            raise RefusedError("That day is past. Write a later one.")
        return text

    def _text(self, words: str, read: Callable[[str], str] = str, default: str | None = None) -> str:
        return self.dialogue.ask(Question(words, default), read)


def _needs(pattern: re.Pattern[str], mend: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise RefusedError(mend)
        return text

    return read


def _key_of(cited: str) -> str:
    return cited.partition(",")[0].strip()
