"""The evidence behind the rules: one row per fact from a publication, and how far that row was checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bonebrief.knowledge.fields import Fields, Report, entries, root_fields, wrong_shape
from bonebrief.knowledge.problem import Place
from bonebrief.knowledge.yaml_node import Mapping as MappingNode
from bonebrief.knowledge.yaml_node import Node


class Checked(Enum):
    """How far a row was held against its publication, the surest first."""

    SEEN = "seen"
    PARTLY = "partly"
    SECONDARY = "secondary"
    MEMORY = "memory"

    @property
    def firm(self) -> bool:
        """Whether a rule may classify or raise at urgent on this row without a clinician's check."""
        return self in (Checked.SEEN, Checked.PARTLY)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    id: str
    says: str
    checked: Checked
    place: Place


def read_evidence(node: Node, report: Report) -> Mapping[str, EvidenceRow]:
    """The rows of evidence.yaml by their number, such as `1.01`."""
    rows: dict[str, EvidenceRow] = {}
    listed = root_fields(node, report).only("rows").need("rows").mapping("rows")
    for name, child in entries(listed, report) if listed else ():
        if not isinstance(child, MappingNode):
            wrong_shape(child, "keys with values", report)
            continue
        fields = Fields(child, report).only("says", "checked").need("says", "checked")
        checked = fields.one_of("checked", [checked.value for checked in Checked])
        if checked:
            rows[name.text] = EvidenceRow(name.text, fields.text("says"), Checked(checked), name.place)
    return rows
