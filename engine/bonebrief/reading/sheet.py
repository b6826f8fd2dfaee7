"""Reads sheet.yaml: what the printed sheets show beside the points, every name in it held against the rules."""

from collections.abc import Collection, Iterable, Iterator

from bonebrief.knowledge.sheet import Calculator, HeldBack, Input, Lines, Sheet, Zone
from bonebrief.language.condition import Condition
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.yaml.fields import Fields, as_scalar, root_fields, wrong_shape
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.report import Report


def read_sheet(node: Node, dictionary: Dictionary, findings: Collection[str], report: Report) -> Sheet:
    """The sheet of a knowledge folder; what is wrong in it is reported and left out."""
    fields = root_fields(node, report).only("calculators", "lines", "call", "held_back")
    reader = _Reader(dictionary, findings, report)
    return Sheet(
        calculators=tuple(reader.calculators(fields)),
        lines=tuple(reader.lines(fields)),
        call=tuple(scalar.text for scalar in reader.scalars(fields.list("call"))),
        held_back=tuple(reader.held_back(fields)),
    )


class _Reader:
    def __init__(self, dictionary: Dictionary, findings: Collection[str], report: Report) -> None:
        self._dictionary = dictionary
        self._report = report
        self._conditions = ConditionReader(dictionary, findings, report)

    def calculators(self, root: Fields) -> Iterator[Calculator]:
        for fields in self._parts(root.list("calculators")):
            fields.only("title", "when", "inputs", "note").need("title", "when", "inputs")
            when = self._condition(fields, "when")
            inputs = tuple(self._input(part) for part in self._parts(fields.list("inputs")))
            if when is not None:
                yield Calculator(fields.text("title"), when, inputs, fields.text("note"))

    def lines(self, root: Fields) -> Iterator[Lines]:
        for fields in self._parts(root.list("lines")):
            fields.only("title", "of", "when", "zones").need("title", "of", "when", "zones")
            when = self._condition(fields, "when")
            of = tuple(self._facts(fields.list("of"), (Kind.NUMBER,)))
            zones = tuple(self._zone(part) for part in self._parts(fields.list("zones")))
            if when is not None:
                yield Lines(fields.text("title"), of, when, zones)

    def held_back(self, root: Fields) -> Iterator[HeldBack]:
        for fields in self._parts(root.list("held_back")):
            fields.only("when", "words", "questions").need("when")
            when = self._condition(fields, "when")
            words = tuple(scalar.text for scalar in self.scalars(fields.list("words")))
            questions = tuple(self._facts(fields.list("questions"), tuple(Kind)))
            if when is not None:
                yield HeldBack(when, words, questions)

    def scalars(self, nodes: Iterable[Node]) -> Iterator[Scalar]:
        return (scalar for node in nodes if (scalar := as_scalar(node, self._report)))

    def _input(self, fields: Fields) -> Input:
        fields.only("label", "fact", "yes_if", "unsure_if").need("label")
        fact = fields.scalar("fact")
        known = next(self._facts((fact,) if fact else (), tuple(Kind)), "")
        if not fact and "yes_if" not in fields:
            what = "This field says neither which fact it holds nor when it is yes."
            self._report.add(Code.MISSING_KEY, fields.place, what, "Add a line `fact: ...` or `yes_if: ...`.")
        yes_if, unsure_if = (self._condition(fields, key) for key in ("yes_if", "unsure_if"))
        return Input(fields.text("label"), known, yes_if, unsure_if)

    def _zone(self, fields: Fields) -> Zone:
        fields.only("name", "from").need("name")
        return Zone(fields.text("name"), self._condition(fields, "from"))

    def _condition(self, fields: Fields, key: str) -> Condition | None:
        node = fields.node(key)
        return self._conditions.read(node) if node else None

    def _parts(self, nodes: Iterable[Node]) -> Iterator[Fields]:
        for node in nodes:
            if isinstance(node, MappingNode):
                yield Fields(node, self._report)
            else:
                wrong_shape(node, "keys with values", self._report)

    def _facts(self, nodes: Iterable[Node], kinds: tuple[Kind, ...]) -> Iterator[str]:
        """The facts that are named, each of one of these kinds."""
        fit = [fact.id for fact in self._dictionary.values() if fact.kind in kinds]
        for name in self.scalars(nodes):
            if name.text in fit:
                yield name.text
            elif name.text not in self._report.spoilt:
                wanted = "no fact" if len(kinds) > 1 else "no fact with a number"
                what, fix = f'There is {wanted} called "{name.text}".', "Write the id of one, as in questions.yaml."
                self._report.unknown(Code.UNKNOWN_FACT, name.place, what, name.text, fit, fix)
