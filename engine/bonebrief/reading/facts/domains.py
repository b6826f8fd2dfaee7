"""Reads what may be answered to a question: its choices, or its number with units, limits and likely slips."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from bonebrief.language.domain import (
    MOST_DECIMALS,
    NONE,
    Aid,
    Choice,
    Choices,
    Domain,
    Fractions,
    Kind,
    Number,
    Slip,
    YesNo,
)
from bonebrief.language.formula_range import MOST, UNBOUNDED
from bonebrief.language.problem import Code
from bonebrief.language.value import number_words
from bonebrief.reading.facts.unit_sizes import report_wrong_size
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.yaml.fields import Fields, as_id, as_list, as_scalar, wrong_shape
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.node import Sequence as SequenceNode
from bonebrief.reading.yaml.report import Report

NUMBER_KEYS = (
    *("unit", "units", "decimals", "fractions", "shown", "or_more"),
    *("limits", "usual", "slips", "at_most"),
)
_NO_ANSWERS: Final = (
    *("unknown", "dont_know", "do_not_know", "don't know", "not_known", "not_sure", "unsure"),
    *("skip", "skipped", "not_answered", "no_answer"),
)
_FRACTIONS: dict[str, Fractions] = {"cut": "cut", "round": "round"}


@dataclass(frozen=True, slots=True)
class DomainReader:
    """Reads the keys of a question that say what may be answered."""

    report: Report

    def read(self, kind: Kind, fields: Fields) -> Domain | None:
        """The domain of a question of this kind; what is wrong with it is reported, and None is one without choices."""
        aid = self._aid(fields)
        match kind:
            case Kind.YES_NO:
                return YesNo()
            case Kind.CHOICE:
                return Choice(choices) if (choices := self._choices(fields)) else None
            case Kind.CHOICES:
                choices = self._choices(fields)
                if not choices:
                    return None
                if NONE not in choices:
                    fix = "Add `none: None of these` as the last choice."
                    self.report.add(Code.MISSING_KEY, fields.place, "The choice `none` is missing.", fix)
                    choices[NONE] = NONE
                return Choices(choices)
            case Kind.NUMBER:
                return self._asked_number(fields, aid)
            case _:
                assert_never(kind)

    def _choices(self, fields: Fields) -> dict[str, str]:
        node = fields.need("choices").mapping("choices")
        choices: dict[str, str] = {}
        for key, value in node or ():
            words = as_scalar(value, self.report)
            if key.text in choices:
                self.report.add(Code.DUPLICATE_KEY, key.place, f'"{key.text}" stands here twice.', "Remove one.")
            if re.search(r"\s", key.text):
                meant = as_id(key.text)
                what, fix = f'"{key.text}" cannot be the word of a choice.', f"Write `{meant}`, without blanks."
                self.report.add(Code.BAD_ID, key.place, what, fix)
                self.report.spoilt.add(key.text)
            if key.text in _NO_ANSWERS:
                what = f'"{key.text}" is no choice: "don\'t know" and "skip" are always offered, and leave it unknown.'
                fix = "Take it out; as a choice it would count as an answer, and `is not` another one would be true."
                self.report.add(Code.BAD_ID, key.place, what, fix)
            choices[key.text] = words.text if words else key.text
        return choices

    def _asked_number(self, fields: Fields, aid: Aid | None) -> Number:
        limits = self._range(fields.need("limits"), "limits") or UNBOUNDED
        decimals, shown = fields.scalar("decimals"), fields.scalar("shown")
        return Number(
            unit=fields.text("unit"),
            decimals=read_decimals(decimals, self.report) if decimals else 0,
            fractions=_FRACTIONS.get(fields.one_of("fractions", _FRACTIONS) or "", "refuse"),
            shown=read_decimals(shown, self.report) if shown else None,
            or_more=fields.one_of("or_more", ["yes", "no"]) == "yes",
            limits=limits,
            usual=self._usual(fields, limits),
            units=self._units(fields.mapping("units"), fields.text("unit")),
            slips=tuple(slip for node in fields.list("slips") if (slip := self._slip(node))),
            at_most=fields.text("at_most") or None,
            aid=aid,
        )

    def _usual(self, fields: Fields, limits: tuple[float, float]) -> tuple[float, float]:
        """The usual numbers, which are among those that are possible."""
        usual = self._range(fields, "usual") or limits
        if usual[0] < limits[0] or usual[1] > limits[1]:
            ends = " to ".join(number_words(end, 0) for end in limits)
            what = f"`usual` goes beyond `limits`, which are {ends}; what lies outside of these is refused."
            self.report.add(
                Code.OUT_OF_LIMITS, fields.place, what, "Make the one narrower or the other wider.", ("usual",)
            )
        return usual

    def _units(self, node: MappingNode | None, own: str) -> dict[str, float]:
        found = {}
        for key, value in node or ():
            found[key.text] = self._plain(value)
            if isinstance(value, Scalar) and plain_number(value.text) is not None:
                report_wrong_size(key.text, own, value, self.report)
        return found

    def _slip(self, node: Node) -> Slip | None:
        if not isinstance(node, MappingNode):
            wrong_shape(node, "keys with values", self.report)
            return None
        fields = Fields(node, self.report).only("from", "to", "decimals", "sign", "say").need("from", "to", "say")
        low, high, decimals = fields.scalar("from"), fields.scalar("to"), fields.scalar("decimals")
        if low is None or high is None:
            return None
        at_least = read_decimals(decimals, self.report) if decimals else 0
        sign_lost = fields.one_of("sign", ["lost"]) is not None
        slip = Slip(self._plain(low), self._plain(high), at_least, fields.text("say"), sign_lost)
        if slip.low > slip.high:
            what = "No number lies in this range: its first end is the larger."
            self.report.add(Code.BAD_NUMBER, low.place, what, "Write the smaller number under `from`.")
        return slip

    def _aid(self, fields: Fields) -> Aid | None:
        node = fields.mapping("aid")
        if node is None:
            return None
        inner = Fields(node, self.report).only("say", "base", "days", "portions").need("say", "portions")
        base, days = inner.scalar("base"), inner.scalar("days")
        portions = {key.text: self._plain(value) for key, value in inner.mapping("portions") or ()}
        return Aid(
            inner.text("say"), self._plain(base) if base else 0.0, (self._plain(days) if days else 1.0) or 1.0, portions
        )

    def _range(self, fields: Fields, key: str) -> tuple[float, float] | None:
        if not isinstance(fields.node(key), SequenceNode):
            if key in fields:
                self._not_two(key, fields.node(key), Code.WRONG_SHAPE, "takes two numbers in brackets")
            return None
        nodes = fields.list(key)
        problems = len(self.report.problems)
        if len(nodes) == 1 or _parted_thousands(nodes):
            self._not_two(key, fields.node(key), Code.BAD_NUMBER, "takes two numbers, parted by a comma")
            return None
        bounds = [self._plain(node) for node in nodes]
        if any(abs(bound) > MOST for bound in bounds):
            what = f'"{key}" goes beyond {MOST:.0f}, where the rule engine is no longer sure to be exact.'
            self.report.add(Code.ENGINE_LIMIT, fields.place, what, "Use a larger unit.", (key,))
            return None
        if len(bounds) == 2 and bounds[0] < bounds[1]:
            return bounds[0], bounds[1]
        if len(bounds) < len(nodes) or problems == len(self.report.problems):
            self._not_two(key, fields.node(key), Code.BAD_NUMBER, "takes two numbers, the smaller first")
        return None

    def _not_two(self, key: str, node: Node | None, code: Code, fault: str) -> None:
        """Report what is no range, with the two numbers in it in their order."""
        if node is None:
            return
        written = [item.text for item in as_list(node) if isinstance(item, Scalar)]
        joined = re.sub(r"(?<=\d) - (?=\d)", " ", ", ".join(written))
        joined = re.sub(r"(\d), (\d{3})(?!\d)", r"\1\2", joined) if len(written) > 2 else joined
        numbers = re.findall(r"(?<![\d.])[-−]?\d+(?:\.\d+)?", joined)
        low, high = sorted(numbers, key=float) if len(numbers) == 2 and "−" not in str(numbers) else ("0", "100")
        so = "" if len(numbers) == 2 else "for example "
        self.report.add(code, node.place, f'"{key}" {fault}.', f"Write {so}`{key}: [{low}, {high}]`.")

    def _plain(self, node: Node) -> float:
        scalar = as_scalar(node, self.report)
        number = plain_number(scalar.text) if scalar else None
        if scalar and number is None:
            fix = "Write digits and a point, without a unit or exponent."
            self.report.add(Code.BAD_NUMBER, scalar.place, f'"{scalar.text}" is not a number.', fix)
        return number or 0.0


def read_decimals(scalar: Scalar, report: Report) -> int:
    """A number of decimals, from 0 to 4."""
    if scalar.text in ("0", "1", "2", "3", "4"):
        return int(scalar.text)
    report.add(Code.BAD_NUMBER, scalar.place, f'"{scalar.text}" is no number of decimals.', "Write 0 to 4.")
    return MOST_DECIMALS


def _parted_thousands(nodes: Sequence[Node]) -> bool:
    """Whether a comma between thousands parts what was to be one number: 4,000 as 4 and 000."""
    texts = [node.text if isinstance(node, Scalar) else "" for node in nodes]
    return len(texts) > 2 and any(re.fullmatch(r"\d{3}", text) for text in texts[1:])
