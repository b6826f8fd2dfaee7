"""Reads rules/laws.yaml; a law that names what does not exist is said with its place and the nearest name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from bonebrief.authoring.proving.laws.law import Allowance, Always, Classed, Law, Never, Says, Settled, Shown, Worse
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.language.condition import Condition
from bonebrief.language.domain import Kind
from bonebrief.language.problem import Code, KnowledgeError
from bonebrief.reading.folder import LAWS, typed_name
from bonebrief.reading.knowledge import NOTHING_UNSAVED, Parse, Unsaved
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.yaml.fields import Fields, as_list, as_scalar, root_fields, wrong_shape
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar, parse_yaml
from bonebrief.reading.yaml.report import Report

_KINDS: Final = ("never", "always", "worse", "more_answers")
_SHOWN: Final[tuple[Shown, ...]] = get_args(Shown)


def read_laws(knowledge: Knowledge, unsaved: Unsaved = NOTHING_UNSAVED, parse: Parse = parse_yaml) -> dict[str, Law]:
    """Every law of a knowledge folder by id, in the order of the file; none where there is no such file.

    Raises:
        KnowledgeError: the file cannot be read, or something in it is wrong; all problems at once.
    """
    path = knowledge.root / "rules" / LAWS
    if not path.exists():
        return {}
    name = typed_name(path)
    text = unsaved[name] if name in unsaved else read_file(path)
    report = Report({name: text})
    laws = _laws(root_fields(parse(text, name), report).only("laws"), knowledge, report)
    if report.problems:
        raise KnowledgeError(report.problems)
    return laws


def _laws(root: Fields, knowledge: Knowledge, report: Report) -> dict[str, Law]:
    reader = _Reader(knowledge, report)
    return {name.text: law for name, fields in root.children("laws") if (law := reader.law(name, fields))}


@dataclass(frozen=True, slots=True)
class _Reader:
    knowledge: Knowledge
    report: Report

    def law(self, name: Scalar, fields: Fields) -> Law | None:
        fields.only("title", "among", "except", *_KINDS).need("title")
        kinds = [kind for kind in _KINDS if kind in fields]
        if not kinds and (fields.strange or fields.misspelt(*_KINDS)):
            return None
        if len(kinds) != 1:
            what = f"A law says one thing, and this one says {len(kinds)}."
            self.report.add(Code.WRONG_SHAPE, name.place, what, f"Write one of: {', '.join(_KINDS)}.")
            return None
        says = tuple(self._says(kinds[0], fields))
        allowances = tuple(self._allowances(fields))
        return Law(name.text, fields.text("title"), says, self._condition(fields, "among"), allowances, name.place)

    def _says(self, kind: str, fields: Fields) -> Iterator[Says]:
        if kind == "never":
            yield self._never(fields)
            return
        node = fields.mapping(kind)
        if node is None:
            return
        inner = Fields(node, self.report)
        match kind:
            case "always":
                yield from self._always(inner)
            case "worse":
                yield from self._worse(inner)
            case _:
                inner.only("keeps", "but").need("keeps").one_of("keeps", ["density class"])
                yield Settled(tuple(self._facts(inner, "but")))

    def _never(self, fields: Fields) -> Never:
        shown: list[Shown] = []
        conditions: list[Condition] = []
        for node in fields.list("never"):
            word = next((one for one in _SHOWN if isinstance(node, Scalar) and node.text == one), None)
            condition = None if word or self._misspelt(node) else self._reader().read(node)
            shown += [word] if word else []
            conditions += [condition] if condition is not None else []
        return Never(tuple(shown), tuple(conditions))

    def _misspelt(self, node: Node) -> bool:
        """Report a word that is nearly one of what is shown, and no finding."""
        known = (*_SHOWN, *self.knowledge.findings)
        if not isinstance(node, Scalar) or node.text in known or not re.fullmatch(r"\w+", node.text):
            return False
        if self.report.nearest(node.text, known) not in _SHOWN:
            return False
        what = f'"{node.text}" is nothing that is shown, and no condition.'
        self.report.unknown(Code.WRONG_TYPE, node.place, what, node.text, _SHOWN, "")
        return True

    def _always(self, fields: Fields) -> Iterator[Says]:
        fields.only("when", "raises", "gives").need("when")
        when = self._condition(fields, "when")
        word = fields.one_of("raises", [priority.word for priority in Priority])
        gives = fields.one_of("gives", ["one density class"])
        if ("raises" in fields) == ("gives" in fields) and not fields.misspelt("raises", "gives"):
            fix = "Write `raises: high`, or `gives: one density class`."
            self.report.add(Code.MISSING_KEY, fields.place, "It is not said what always follows.", fix)
        elif when is not None and word is not None:
            yield Always(when, Priority[word.upper()])
        elif when is not None and gives is not None:
            yield Classed(when)

    def _worse(self, fields: Fields) -> Iterator[Says]:
        fields.only("fact", "direction", "beside", "keeps").need("fact", "direction", "keeps")
        direction = fields.one_of("direction", ["higher", "lower"])
        fields.one_of("keeps", ["urgent and high"])
        beside = tuple(self._facts(fields, "beside", numbers=True))
        for fact in self._facts(fields, "fact", numbers=True):
            yield Worse(fact, direction == "higher", beside)

    def _allowances(self, fields: Fields) -> Iterator[Allowance]:
        for node in fields.list("except"):
            if not isinstance(node, MappingNode):
                wrong_shape(node, "keys with values", self.report)
                continue
            inner = Fields(node, self.report).only("points", "when", "instead", "open", "because", "mend")
            if ("because" in inner) == ("mend" in inner) and not inner.misspelt("because", "mend"):
                what = "An exception says why it is meant so, or what is still to be mended."
                self.report.add(Code.MISSING_KEY, inner.place, what, "Write one of `because: ...` and `mend: ...`.")
            points = tuple(self._points(inner, "points"))
            instead = next(self._points(inner, "instead"), None)
            waits = inner.one_of("open", ["yes", "no"]) == "yes"
            reason, when = inner.text("because") or inner.text("mend"), self._condition(inner, "when")
            yield Allowance(points, when, instead, waits, reason, "mend" in inner, inner.place)

    def _condition(self, fields: Fields, key: str) -> Condition | None:
        node = fields.node(key)
        return self._reader().read(node) if node else None

    def _reader(self) -> ConditionReader:
        return ConditionReader(self.knowledge.dictionary, self.knowledge.findings, self.report)

    def _points(self, fields: Fields, key: str) -> Iterator[str]:
        for scalar in self._scalars(fields, key):
            if scalar.text in self.knowledge.points:
                yield scalar.text
            else:
                what, fix = f'There is no point called "{scalar.text}".', "`bonebrief rules` lists the points."
                known = self.knowledge.points
                self.report.unknown(Code.UNKNOWN_POINT, scalar.place, what, scalar.text, known, fix)

    def _facts(self, fields: Fields, key: str, numbers: bool = False) -> Iterator[str]:
        facts = self.knowledge.dictionary
        fitting = [f.id for f in facts.values() if f.asking and (f.kind is Kind.NUMBER or not numbers)]
        for scalar in self._scalars(fields, key):
            if scalar.text in fitting:
                yield scalar.text
                continue
            kind = "question with a number" if numbers else "question"
            what, fix = f'There is no {kind} called "{scalar.text}".', "`bonebrief rules --facts` lists them."
            self.report.unknown(Code.UNKNOWN_FACT, scalar.place, what, scalar.text, fitting, fix)

    def _scalars(self, fields: Fields, key: str) -> Iterator[Scalar]:
        node: Node | None = fields.node(key)
        for item in as_list(node) if node else ():
            scalar = as_scalar(item, self.report)
            if scalar is not None:
                yield scalar
