"""`bonebrief review`: what was read and by whom is written down, and what has changed since is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bonebrief.authoring.rulebook.ledger import ledger_of, read_ledger, write_down
from bonebrief.authoring.rulebook.reviewed import Review, Standing, newest, standing, wording_of
from bonebrief.authoring.rulebook.show import unknown_name
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point
from bonebrief.language.problem import Place
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.streams import Write
from bonebrief.reading.folder import typed_name
from bonebrief.wording.counts import counted
from bonebrief.wording.wrap import wrapped


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who read the points, and in which role."""

    name: str
    role: str


def review(knowledge: Knowledge, what: str, reviewer: Reviewer, today: date, write: Write) -> None:
    """Write down that a point, or every point of a file, was read today as it stands.

    Raises:
        BoneBriefError: there is no such point, the file has none, or the ledger cannot be written.
        KnowledgeError: something in the ledger is wrong.
    """
    points = _points(knowledge, what)
    read_ledger(knowledge)
    place = Place(typed_name(ledger_of(knowledge.root)))
    write_down(
        knowledge.root,
        [Review(p.id, reviewer.name, reviewer.role, today, wording_of(knowledge, p), place) for p in points],
    )
    write(wrapped(f"Written down in {place.name}: {counted(len(points), 'point')} read by {reviewer.name}."))


def review_lines(knowledge: Knowledge) -> Iterator[str]:
    """Which points were read as they stand now and by whom, which have changed since, and how many nobody has read.

    Raises:
        KnowledgeError: something in the ledger is wrong.
    """
    reviews = newest(read_ledger(knowledge)).values()
    for topic in knowledge.topics:
        read = [(point, one) for point in topic.points for one in reviews if one.point == point.id]
        if read:
            yield wrapped(f"{topic.title}  (rules/{topic.id}.yaml)")
            for point, one in read:
                yield wrapped(f"{point.id}: {_reader(knowledge, one)}", 2, 4)
            yield ""
    unread = len(knowledge.points) - len({one.point for one in reviews if one.point in knowledge.points})
    yield f"{counted(unread, 'point')} of {len(knowledge.points)} not reviewed by anybody."


def readers(knowledge: Knowledge) -> dict[str, str]:
    """By point who has read it, as what and when, and whether it has changed since.

    Raises:
        KnowledgeError: something in the ledger is wrong.
    """
    told: dict[str, list[str]] = {}
    for one in newest(read_ledger(knowledge)).values():
        told.setdefault(one.point, []).append(_reader(knowledge, one))
    return {point: "; ".join(reviews) for point, reviews in told.items()}


def _reader(knowledge: Knowledge, one: Review) -> str:
    stands = standing(knowledge, one)
    since = "" if stands is Standing.HOLDS else f"  {stands.value}"
    return f"{one.by}, {one.role}, {one.on}{since}"


def _points(knowledge: Knowledge, what: str) -> list[Point]:
    if what in knowledge.points:
        return [knowledge.points[what]]
    if what in knowledge.rules or what in knowledge.findings:
        said = "Who reads a point reads all its rules, and the findings that they rest on. Name the point, or a file."
        raise BoneBriefError(f"{what} is no point. {said}")
    path = Path(what)
    topics = [topic for topic in knowledge.topics if topic.points and topic.id == path.stem]
    if not topics or (path.suffix and path.suffix != ".yaml"):
        raise unknown_name(knowledge, what)
    return list(topics[0].points)
