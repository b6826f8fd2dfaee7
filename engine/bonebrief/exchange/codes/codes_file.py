"""Reads questionnaires/codes.yaml: every code of the form of its system, every fact and word one that there is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bonebrief.exchange.codes.meaning import (
    DENIALS,
    ORDERED,
    RECORDED,
    CodeBook,
    Codes,
    Coding,
    Kind,
    Meaning,
    NotUsed,
    Order,
    Reads,
    Review,
)
from bonebrief.exchange.codes.systems import SYSTEMS
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.domain import Number
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.problem import Code, KnowledgeError, Place
from bonebrief.reading.facts.unit_sizes import report_wrong_size
from bonebrief.reading.folder import CODES, typed_name
from bonebrief.reading.knowledge import NOTHING_UNSAVED, Parse, Unsaved
from bonebrief.reading.topics.grounds import read_verify
from bonebrief.reading.yaml.entries import entries
from bonebrief.reading.yaml.fields import Fields, as_list, as_scalar, root_fields, wrong_shape
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar, parse_yaml
from bonebrief.reading.yaml.report import Report

_KINDS: Final = tuple(kind.value for kind in RECORDED)
_ORDERED: Final = tuple(kind.value for kind in ORDERED)
_READS: Final = tuple(reads.value for reads in Reads)
_ROOT: Final = ("reviewed", "review_by", "codes", "not_used", "orders", "examples")
_ONLY: Final = ("at", "not_at", "within_months", "by_mouth", "of_sex")
_KEYS: Final = ("fact", *_KINDS, *_READS, *_ONLY, "lowest", "ended", "source", "verify")
_SEXES: Final = ("female", "male")


def read_codes(knowledge: Knowledge, unsaved: Unsaved = NOTHING_UNSAVED, parse: Parse = parse_yaml) -> CodeBook:
    """What codes mean in this knowledge folder, in the order of the file; nothing where there is no such file.

    Raises:
        KnowledgeError: the file cannot be read, or something in it is wrong; all problems at once.
    """
    found = codes_file(knowledge, unsaved, parse)
    if found is None:
        return CodeBook()
    root, report = found
    root.need("reviewed", "review_by", "codes")
    reader = _Reader(knowledge.dictionary, report)
    review = Review(root.date("reviewed"), root.date("review_by"), root.place)
    book = CodeBook(tuple(reader.meanings(root)), tuple(reader.not_used(root)), tuple(reader.orders(root)), review)
    if report.problems:
        raise KnowledgeError(report.problems)
    return book


def codes_file(
    knowledge: Knowledge, unsaved: Unsaved = NOTHING_UNSAVED, parse: Parse = parse_yaml
) -> tuple[Fields, Report] | None:
    """The keys of the file, and where to report what is wrong with them; None where there is no such file.

    Raises:
        KnowledgeError: the file cannot be read.
    """
    path = knowledge.root / "questionnaires" / CODES
    if not path.exists():
        return None
    name = typed_name(path)
    text = unsaved[name] if name in unsaved else read_file(path)
    report = Report({name: text})
    return root_fields(parse(text, name), report).only(*_ROOT), report


@dataclass(frozen=True, slots=True)
class _Reader:
    dictionary: Dictionary
    report: Report

    def meanings(self, root: Fields) -> Iterator[Meaning]:
        taken: dict[tuple[Kind, Coding, str], Place] = {}
        for fields in self._each(root, "codes"):
            meaning = self._meaning(fields.only(*_KEYS).need("fact", "source"))
            read_verify(fields, self.report)
            if meaning:
                self._once(meaning, taken)
                yield meaning

    def not_used(self, root: Fields) -> Iterator[NotUsed]:
        for fields in self._each(root, "not_used"):
            fields.only(*_KINDS, "not_at", "because", "source").need("because", "source")
            kind = self._one(fields, _KINDS, "what kind of entry it is")
            codes = self._codes(fields, kind) if kind else None
            if kind and codes:
                yield NotUsed(Kind(kind), codes, self._codes(fields, "not_at"), fields.text("because"))

    def orders(self, root: Fields) -> Iterator[Order]:
        for fields in self._each(root, "orders"):
            fields.only(*_ORDERED, "source", "verify").need("source")
            kind = self._one(fields, _ORDERED, "what is ordered")
            codes = self._codes(fields, kind) if kind else None
            if kind and codes:
                yield Order(Kind(kind), codes)

    def _each(self, root: Fields, key: str) -> Iterator[Fields]:
        for node in root.list(key):
            if isinstance(node, MappingNode):
                yield Fields(node, self.report)
            else:
                wrong_shape(node, "keys with values", self.report)

    def _meaning(self, fields: Fields) -> Meaning | None:
        fact = self._fact(fields)
        kind = self._one(fields, _KINDS, "what kind of entry it is")
        reads = self._one(fields, _READS, "what is taken from it")
        if fact is None or kind is None or reads is None:
            return None
        return Meaning(
            fact.id,
            Kind(kind),
            self._codes(fields, kind) or Codes({}),
            Reads(reads),
            fields.place,
            self._word(fact, fields.scalar("is")) if reads == Reads.WORD.value else "",
            self._units(fact, fields, reads),
            dict(self._values(fact, fields)),
            self._codes(fields, "at"),
            self._codes(fields, "not_at"),
            self._number(fields, "within_months"),
            fields.one_of("lowest", ["yes", "no"]) == "yes",
            fields.one_of("ended", ["yes", "no"]) == "yes",
            fields.one_of("by_mouth", ["yes", "no"]) == "yes",
            fields.one_of("of_sex", list(_SEXES)) or "",
        )

    def _fact(self, fields: Fields) -> Fact | None:
        name = fields.scalar("fact")
        fact = self.dictionary.get(name.text) if name else None
        if name and (fact is None or fact.asking is None):
            asked = [one.id for one in self.dictionary.values() if one.asking]
            what, fix = f'There is no question called "{name.text}".', "`bonebrief rules --facts` lists the facts."
            self.report.unknown(Code.UNKNOWN_FACT, name.place, what, name.text, asked, fix)
            return None
        return fact

    def _one(self, fields: Fields, keys: tuple[str, ...], said: str) -> str | None:
        there = [key for key in keys if key in fields]
        if len(there) == 1:
            return there[0]
        if not there and fields.misspelt(*keys):
            return None
        fix = f"Write one of: {', '.join(keys)}."
        self.report.add(Code.MISSING_KEY, fields.place, f"It is not said, or said twice, {said}.", fix)
        return None

    def _codes(self, fields: Fields, key: str) -> Codes | None:
        node = fields.mapping(key)
        if node is None:
            return None
        found = {}
        for system, codes in entries(node, self.report):
            if self._is_system(system):
                found[system.text] = tuple(self._code(system.text, code) for code in as_list(codes))
        return Codes(found)

    def _is_system(self, system: Scalar) -> bool:
        if system.text in SYSTEMS:
            return True
        what, fix = f'"{system.text}" is no code system that is known here.', f"Use one of: {', '.join(SYSTEMS)}."
        self.report.unknown(Code.UNKNOWN_KEY, system.place, what, system.text, SYSTEMS, fix)
        return False

    def _code(self, system: str, node: Node) -> str:
        scalar = as_scalar(node, self.report)
        code = scalar.text if scalar else ""
        own = code.removesuffix("*") if SYSTEMS[system].classes else code
        if scalar and not SYSTEMS[system].is_code(own.removesuffix(".")):
            fix = "Compare it with the list of the system, digit by digit; its last digit may check the others."
            self.report.add(Code.WRONG_TYPE, scalar.place, f'"{code}" cannot be a code of {system}.', fix)
        return code

    def _word(self, fact: Fact, scalar: Scalar | None) -> str:
        word = scalar.text if scalar else ""
        if scalar and word not in fact.choices:
            what, fix = f'{fact.id} has no choice "{word}".', f"There are: {', '.join(fact.choices) or 'numbers'}."
            self.report.unknown(Code.UNKNOWN_CHOICE, scalar.place, what, word, fact.choices, fix)
        elif scalar and word in DENIALS:
            fix = "Leave it out: a record adds, and what it does not have is asked."
            self.report.add(Code.WRONG_TYPE, scalar.place, f"A record cannot say {word}.", fix)
        return word

    def _units(self, fact: Fact, fields: Fields, reads: str) -> Mapping[str, float] | None:
        if reads == Reads.DOSE.value:
            return self._dose(fields.mapping(reads))
        node = fields.mapping("units") if reads == Reads.NUMBER.value else None
        if node is None:
            return None
        if not isinstance(fact.domain, Number):
            self.report.add(
                Code.WRONG_TYPE, node.place, f"{fact.id} is no number, and has no unit.", "Write `is: ...`."
            )
        found = {}
        for unit, factor in entries(node, self.report):
            found[unit.text] = self._factor(factor)
            if found[unit.text] and isinstance(factor, Scalar):
                report_wrong_size(unit.text, fact.unit, factor, self.report)
        return found

    def _dose(self, node: MappingNode | None) -> Mapping[str, float] | None:
        """By how much a daily mg is multiplied: so many mg count as so many of the fact."""
        if node is None:
            return None
        amounts = Fields(node, self.report).only("mg", "counts_as").need("mg", "counts_as")
        mg, counts_as = self._number(amounts, "mg"), self._number(amounts, "counts_as")
        return {"mg": counts_as / mg} if mg and counts_as else None

    def _values(self, fact: Fact, fields: Fields) -> Iterator[tuple[Coding, str]]:
        node = fields.mapping("values")
        for system, words in entries(node, self.report) if node else ():
            if self._is_system(system) and isinstance(words, MappingNode):
                for code, word in entries(words, self.report):
                    yield (system.text, self._code(system.text, code)), self._word(fact, as_scalar(word, self.report))

    def _number(self, fields: Fields, key: str) -> float | None:
        node = fields.scalar(key)
        return self._factor(node) if node else None

    def _factor(self, node: Node) -> float:
        scalar = as_scalar(node, self.report)
        try:
            factor = float(scalar.text) if scalar else 0.0
        except ValueError:
            factor = 0.0
        if scalar and not 0.0 < factor < float("inf"):
            self.report.add(Code.BAD_NUMBER, scalar.place, f'"{scalar.text}" is no number above zero.', "Write one.")
        return factor

    def _once(self, meaning: Meaning, taken: dict[tuple[Kind, Coding, str], Place]) -> None:
        """Report a code that means two things of one fact."""
        for system, codes in meaning.codes.by_system.items():
            for code in codes:
                key = (
                    meaning.kind,
                    (system, code),
                    f"{meaning.fact}{meaning.at}{meaning.not_at}{meaning.ended}{meaning.of_sex}",
                )
                if key in taken:
                    what = f"{code} is already given a meaning for {meaning.fact} in line {taken[key].line}."
                    self.report.add(Code.DUPLICATE_ID, meaning.place, what, "Remove one of the two.")
                taken[key] = meaning.place
