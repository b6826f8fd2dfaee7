"""A fact of the data dictionary: what it is called, which values it may have, how it is asked or derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from bonebrief.language.condition import Condition, facts_read
from bonebrief.language.domain import Domain, Kind, Number
from bonebrief.language.formula import Formula, inputs
from bonebrief.language.problem import Place

SCORES: Final = "SD"
"""The unit of T- and Z-scores, and of what is worked out from them."""


@dataclass(frozen=True, slots=True)
class OfPatient:
    """A question as it is put to somebody who answers for a patient; what is empty is put as to the person."""

    words: str = ""
    why: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """The question that a person answers, and when it makes sense to ask it (None: always).

    `not_evidence`: the answers besides `no` and `none` that do not say that it made sense. `also`: other words in which
    people answer, in small letters, each with the value that it means: a choice, or a number as written. `offer_if`:
    by choice, the condition that is false of those to whom it is not offered; their answer may name it all the same.
    `written`: the words as they were first written, where these are in another language.
    """

    words: str
    why: str
    help: str
    ask_if: Condition | None
    not_evidence: tuple[str | float, ...] = ()
    also: Mapping[str, str] = field(default_factory=dict)
    of_patient: OfPatient = field(default_factory=OfPatient)
    offer_if: Mapping[str, Condition] = field(default_factory=dict)
    written: str = ""

    @property
    def for_patient(self) -> "Asking":
        """The question as it is put to somebody who answers for a patient."""
        of = self.of_patient
        return replace(self, words=of.words or self.words, why=of.why or self.why, help=of.help or self.help)


@dataclass(frozen=True)
class Fact:
    """One entry of the data dictionary. Its `origin` is the question that is asked, or the formula it is derived by.

    What is `said_as_written` keeps its capitals within a sentence, as in languages that write nouns with one.
    """

    id: str
    label: str
    domain: Domain
    place: Place
    origin: Asking | Formula
    scale: str | None = None
    said_as_written: bool = False

    @property
    def kind(self) -> Kind:
        """The word for its domain, as under `type:` in questions.yaml."""
        return self.domain.kind

    @property
    def choices(self) -> Mapping[str, str]:
        """The words it may have, each with how it is shown; none of a number."""
        return {} if isinstance(self.domain, Number) else self.domain.choices

    @property
    def number(self) -> Number | None:
        """What its number may be; None where it has words."""
        return self.domain if isinstance(self.domain, Number) else None

    @property
    def unit(self) -> str:
        """The unit of its number; empty where it has none, or has words."""
        return self.domain.unit if isinstance(self.domain, Number) else ""

    @property
    def decimals(self) -> int:
        """How many decimals its number is kept with; 0 where it has words."""
        return self.domain.decimals if isinstance(self.domain, Number) else 0

    @property
    def shown(self) -> int:
        """How many decimals its number is written with, at least: a score's; any other is as it was given."""
        return self.domain.least_shown if isinstance(self.domain, Number) and self.domain.unit == SCORES else 0

    @property
    def asking(self) -> Asking | None:
        """The question; None where it is derived."""
        return self.origin if isinstance(self.origin, Asking) else None

    def meant_by(self, words: str) -> str | None:
        """The value that other words for it mean; None if they are none of them."""
        return self.asking.also.get(" ".join(words.casefold().split())) if self.asking else None

    @property
    def formula(self) -> Formula | None:
        """The formula; None where it is asked."""
        return None if isinstance(self.origin, Asking) else self.origin

    @property
    def ask_if(self) -> Condition | None:
        """The condition under which it is asked; None where that is always, or never because it is derived."""
        return self.origin.ask_if if isinstance(self.origin, Asking) else None

    @property
    def asked_of_everybody(self) -> "Fact":
        """The same fact without the condition under which it is asked."""
        return replace(self, origin=replace(self.origin, ask_if=None)) if isinstance(self.origin, Asking) else self

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The facts that decide what this one is: those of its formula, or of the condition under which it is asked."""
        if not isinstance(self.origin, Asking):
            return inputs(self.origin)
        return facts_read(self.origin.ask_if) if self.origin.ask_if is not None else ()


Dictionary = Mapping[str, Fact]
