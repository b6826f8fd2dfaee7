"""The ledger of reviews, rules/reviews.yaml: read with every slip in its place, and written at its end only."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bonebrief.authoring.rulebook.reviewed import Review
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, KnowledgeError
from bonebrief.machine.files import write_file
from bonebrief.machine.text import clean
from bonebrief.reading.folder import REVIEWS, typed_name
from bonebrief.reading.knowledge import NOTHING_UNSAVED, Unsaved
from bonebrief.reading.yaml.fields import Fields, root_fields, wrong_shape
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, parse_yaml
from bonebrief.reading.yaml.report import Report

_KEYS: Final = ("point", "by", "role", "on", "wording")
_HEAD: Final = """\
# Who read which wording of which point, and when; `bonebrief review` writes it, at its end.
# Of several lines of one point and one name the newest counts. `wording` is the digest of what was read.
reviews:
"""


def ledger_of(root: Path) -> Path:
    """Where the ledger of a knowledge folder lies."""
    return root / "rules" / REVIEWS


def read_ledger(knowledge: Knowledge, unsaved: Unsaved = NOTHING_UNSAVED) -> tuple[Review, ...]:
    """Every review that was written down, in order; none where there is no ledger.

    Raises:
        KnowledgeError: the file cannot be read, or something in it is wrong; all problems at once.
    """
    path = ledger_of(knowledge.root)
    if not path.exists():
        return ()
    name = typed_name(path)
    text = unsaved[name] if name in unsaved else read_file(path)
    report = Report({name: text})
    fields = root_fields(parse_yaml(text, name), report).only("reviews").need("reviews")
    reviews = [review for node in fields.list("reviews") if (review := _review(node, report))]
    if report.problems:
        raise KnowledgeError(report.problems)
    return tuple(reviews)


def _review(node: Node, report: Report) -> Review | None:
    if not isinstance(node, MappingNode):
        wrong_shape(node, "keys with values", report)
        return None
    fields = Fields(node, report).only(*_KEYS).need(*_KEYS)
    words = {key: fields.text(key) for key in ("point", "by", "role", "wording")}
    for key in (key for key in words if key in fields and not words[key]):
        report.add(
            Code.EMPTY_VALUE,
            fields.place,
            f'Nothing stands after "{key}".',
            "Write it, or run the review again.",
            (key,),
        )
    return Review(**words, on=fields.date("on"), place=node.place)


def write_down(root: Path, reviews: Iterable[Review]) -> None:
    """Add reviews at the end of the ledger, which is begun if there is none.

    Raises:
        BoneBriefError: it cannot be read or written.
    """
    path = ledger_of(root)
    before = read_file(path) if path.exists() else _HEAD
    before = before.rstrip().removesuffix("[]").rstrip()
    write_file(path, "\n".join([before, *map(_line, reviews)]) + "\n")


def _line(review: Review) -> str:
    by, role = (json.dumps(clean(text).replace("\n", " "), ensure_ascii=False) for text in (review.by, review.role))
    return f"  - {{point: {review.point}, by: {by}, role: {role}, on: {review.on}, wording: {_quoted(review.wording)}}}"


def _quoted(digest: str) -> str:
    """A digest in quotes, as one of digits alone, or with an e among them, would be read as a number."""
    return f'"{digest}"'
