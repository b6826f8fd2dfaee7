"""All that is said of a table of people, as plain data."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bonebrief.cohort.calls import Call
from bonebrief.cohort.design import Design, Shares
from bonebrief.cohort.summary import Summary
from bonebrief.people.table.quality import Quality


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many people were judged again by the evaluator and by durable_rules, without a difference."""

    people: int


@dataclass(frozen=True, slots=True)
class Report:
    """The quality of a table, what was counted, how sure that is where there are weights, and whom to call first.

    `known`: the shares of the classes of bone density among those whose class is known.
    """

    table: Path
    made_on: date
    knowledge_version: str
    quality: Quality
    summary: Summary
    calls: tuple[Call, ...]
    by: tuple[str, ...] = ()
    design: Design | None = None
    shares: Shares | None = None
    known: Shares | None = None
    replayed: Replayed | None = None
