"""The ids of a topic file: read before anything in it is, and each taken once."""

from collections.abc import Iterator

from bonebrief.language.problem import Code, Place
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.report import Report


def finding_names(node: Node) -> Iterator[Scalar]:
    """The ids under `findings:` of a file, before anything in it is read."""
    for key, value in node if isinstance(node, MappingNode) else ():
        if key.text == "findings" and isinstance(value, MappingNode):
            yield from (name for name, _ in value)


def check_ids(names: Iterator[Scalar], taken: dict[str, Place], what: str, report: Report) -> None:
    """Report every id that is taken already, and take the others."""
    for name in names:
        where = taken.get(name.text)
        if where and where.file != name.place.file:
            text = f"The {what} {name.text} is defined already, in {where.name}, line {where.line}."
            report.add(Code.DUPLICATE_ID, name.place, text, "Give one of the two another id.")
        else:
            taken.setdefault(name.text, name.place)
