"""What the two printed sheets show beside the points: a calculator's inputs, risks on their lines, whom to call."""

from dataclasses import dataclass

from bonebrief.language.condition import Condition


@dataclass(frozen=True, slots=True)
class Input:
    """One field of an official calculator: a fact as it was answered, or a condition that is yes, no or not known.

    `unsure_if`: where it is not yes, but somebody has to look before it is no.
    """

    label: str
    fact: str = ""
    yes_if: Condition | None = None
    unsure_if: Condition | None = None


@dataclass(frozen=True, slots=True)
class Calculator:
    """The inputs of an official calculator in its own order, for those of whom `when` is true; nothing is computed."""

    title: str
    when: Condition
    inputs: tuple[Input, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a risk scale, from the lowest number at which a condition is true (None: from the beginning)."""

    name: str
    start: Condition | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Risks that are drawn on the lines of the rules, for those of whom `when` is true; the zones rise."""

    title: str
    of: tuple[str, ...]
    when: Condition
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Words and questions that are kept from the person's page while a condition is true."""

    when: Condition
    words: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of it; a knowledge folder without the file has none."""

    calculators: tuple[Calculator, ...] = ()
    lines: tuple[Lines, ...] = ()
    call: tuple[str, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
