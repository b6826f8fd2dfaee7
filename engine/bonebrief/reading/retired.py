"""Reads retired.yaml: the ids that are never used again; whoever still names one is told since when and why."""

from collections.abc import Iterable, Mapping

from bonebrief.knowledge.retired import Retired
from bonebrief.language.problem import Code, Place
from bonebrief.reading.yaml.fields import Fields, root_fields, wrong_shape
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node
from bonebrief.reading.yaml.report import Report


def read_retired(node: Node, report: Report) -> Mapping[str, Retired]:
    """What is retired, by id."""
    found: dict[str, Retired] = {}
    for name, child in root_fields(node, report).only("retired").need("retired").mapping("retired") or ():
        if not isinstance(child, MappingNode):
            wrong_shape(child, "keys with values", report)
            continue
        fields, problems = Fields(child, report), len(report.problems)
        fields.only("since", "because").need("since", "because")
        retired = Retired(name.text, fields.date("since"), fields.text("because").strip(), name.place)
        if len(report.problems) == problems:
            found[name.text] = retired
        else:
            report.spoilt.add(name.text)
    return found


def report_taken_again(retired: Mapping[str, Retired], defined: Iterable[tuple[str, Place]], report: Report) -> None:
    """Report what has the id of something that is retired."""
    for name, place in defined:
        if name in retired:
            fix = "An id is never used again, because old answers and examples mean the old one. Take another."
            report.add(Code.DUPLICATE_ID, place, retired[name].words, fix)
