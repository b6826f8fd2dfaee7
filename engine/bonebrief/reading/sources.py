"""Reads sources.yaml and evidence.yaml: the publications, and the rows that were taken from them."""

import re
from collections.abc import Mapping

from bonebrief.knowledge.sources import Checked, EvidenceRow, Source
from bonebrief.language.problem import Code
from bonebrief.reading.yaml.entries import entries
from bonebrief.reading.yaml.fields import Fields, root_fields, wrong_shape
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node
from bonebrief.reading.yaml.report import Report


def read_evidence(node: Node, report: Report) -> Mapping[str, EvidenceRow]:
    """The rows of evidence.yaml by their number, such as `1.01`."""
    rows: dict[str, EvidenceRow] = {}
    listed = root_fields(node, report).only("rows").need("rows").mapping("rows")
    for name, child in entries(listed, report) if listed else ():
        if not isinstance(child, MappingNode):
            wrong_shape(child, "keys with values", report)
            report.spoilt.add(name.text)
            continue
        fields = Fields(child, report).only("says", "checked").need("says", "checked")
        checked = fields.one_of("checked", [checked.value for checked in Checked])
        if checked is None:
            report.spoilt.add(name.text)
        else:
            rows[name.text] = EvidenceRow(name.text, fields.text("says"), Checked(checked), name.place)
    return rows


def read_sources(node: Node, report: Report) -> dict[str, Source]:
    """The publications of sources.yaml by their key, such as `WHO94`."""
    keys = ("title", "organisation", "year", "where", "reviewed", "review_by")
    root = root_fields(node, report).only("sources").need("sources")
    sources: dict[str, Source] = {}
    for name, child in root.mapping("sources") or ():
        if not isinstance(child, MappingNode):
            wrong_shape(child, "keys with values", report)
            report.spoilt.add(name.text)
            continue
        if name.text in sources:
            report.add(Code.DUPLICATE_KEY, name.place, f'"{name.text}" stands here twice.', "Remove one of the two.")
        fields = Fields(child, report).only(*keys).need(*keys)
        words = {key: fields.text(key) for key in keys[:4]}
        year = fields.scalar("year")
        if year and not re.fullmatch(r"(?:19|20)\d\d", year.text):
            report.add(Code.WRONG_TYPE, year.place, f'"{year.text}" is not a year.', "Write its four digits.")
        reviewed, review_by = fields.date("reviewed"), fields.date("review_by")
        sources[name.text] = Source(id=name.text, **words, reviewed=reviewed, review_by=review_by, place=name.place)
    return sources
