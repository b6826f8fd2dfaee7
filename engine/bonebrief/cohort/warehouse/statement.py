"""One statement that says of everybody in a table of a warehouse what a file of `bonebrief people` says."""

from collections.abc import Iterator, Sequence
from typing import Final

from bonebrief.cohort.judged import CALL, COULD, COULD_CALL, DENSITY, HIGH_POINTS, UNSETTLED, URGENT_POINTS
from bonebrief.cohort.output import name_taken, written_names
from bonebrief.cohort.warehouse.door import Door, door_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.rule import Priority
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.text import clean
from bonebrief.meanings.columns.book import compile_columns
from bonebrief.meanings.columns.engines.sql.dialect import Dialect, literal, quoted
from bonebrief.meanings.columns.engines.sql.stages import Stages, staged
from bonebrief.meanings.columns.engines.sql.terms import Terms
from bonebrief.people.table.facts import ID

PEOPLE: Final = "people"
"""The table that is read."""


def statement(knowledge: Knowledge, questionnaire: Questionnaire, dialect: Dialect, keep: Sequence[str] = ()) -> str:
    """The text of it, with what it reads and gives at its beginning. Columns to `keep` go along.

    It is exact: bits are never null, bounds are doubles to the last digit, and nothing rests on how an engine rounds.

    Raises:
        BoneBriefError: a column to keep has the name of one that is given, or one that cannot be shown.
    """
    _refuse_unshowable(keep)
    _refuse_taken(keep, knowledge)
    book = compile_columns(knowledge, questionnaire)
    plan = book.plan(book.columns, truths=False, could=True, next_question=False)
    terms = Terms(plan.nodes, tuple(plan.wanted.values()), dialect)
    wanted = {name: terms.of[one] for name, one in plan.wanted.items()}
    stages = staged(terms.all, tuple(wanted.values()))
    door = door_of(knowledge.dictionary, tuple(terms.columns), dialect)
    along = [ID, *keep]
    body = ",\n".join([_facts(door, along), *_staged(stages, len(along))])
    last = f"verdicts AS (\nSELECT {_along(len(along))}"
    made = "".join(f",\n  {stages.text(one)} AS {quoted(name)}" for name, one in wanted.items())
    verdicts = f"{last}{made}\nFROM {_name(len(stages.stages))})"
    told = _told(list(knowledge.points), along, dialect)
    head = "".join(f"-- {line}".rstrip() + "\n" for line in _head(knowledge, questionnaire, door, along, dialect))
    return f"{head}WITH {body},\n{verdicts}\n{told};\n"


def _refuse_unshowable(keep: Sequence[str]) -> None:
    for name in keep:
        if not name or name != shown_name(name):
            raise BoneBriefError(f'The column "{name}" has a name that cannot be shown. Name it otherwise.')


def _refuse_taken(keep: Sequence[str], knowledge: Knowledge) -> None:
    taken = {name.lower() for name in written_names(knowledge)}
    for at, name in enumerate(keep):
        if name.lower() in taken or name.lower() in [other.lower() for other in keep[:at]]:
            raise name_taken(name)


def _head(
    knowledge: Knowledge, questionnaire: Questionnaire, door: Door, along: Sequence[str], dialect: Dialect
) -> Iterator[str]:
    yield f"What a brief says of everybody in a table, for {dialect.name}. Written by bonebrief people --sql."
    yield f"Rules: version {knowledge.version}. Questionnaire: {clean(questionnaire.id)}."
    yield "It supports a conversation with a clinician and is not a diagnosis."
    yield ""
    yield f"It reads {PEOPLE}: a table or a view, a row a person, with all of these columns. NULL: no answer."
    yield "Numbers have four decimals at the most. Lists hold none alone, or others without it, and are never empty."
    yield "A FLOAT is turned into a DOUBLE by way of DECIMAL: the double next to -2.3 is not the float next to it."
    yield "Where a column holds what it cannot, the statement stops and says so."
    yield ""
    yield from (f"  {line}" for line in _lines([f"{quoted(name)}  of any kind, goes along" for name in along]))
    yield from (f"  {line}" for line in _lines(door.told))
    yield ""
    yield "A status says what became of a question that has no value: unknown, skipped, not_asked or pending; beside a"
    yield "list of which a part alone is known it is recorded."
    yield ""
    yield f"It gives, in no order: {', '.join(clean(one) for one in along)}; {CALL}, the highest priority of all"
    yield f"points, and {COULD_CALL}, the highest that an answer could still bring; {URGENT_POINTS}, {HIGH_POINTS};"
    yield f"{DENSITY}; {UNSETTLED}, where answers contradict one another; and of each point what it is and could be:"
    yield f'"<point>" and "<point>{COULD}", 4 urgent, 3 high, 2 routine, 1 note, 0 not raised.'
    if dialect.about:
        yield ""
        yield from dialect.about
    yield ""


def _lines(texts: Iterator[str] | Sequence[str]) -> Iterator[str]:
    yield from (clean(text).replace("\n", " ") for text in texts)


def _facts(door: Door, along: Sequence[str]) -> str:
    names = [f"{quoted(name)} AS _along_{at}" for at, name in enumerate(along)]
    return f"facts AS (\nSELECT {_listed([*names, *door.checked])}\nFROM {PEOPLE})"


def _staged(stages: Stages, along: int) -> Iterator[str]:
    """Every stage, after the facts."""
    for at, stage in enumerate(stages.stages, start=1):
        passed = [stages.text(one) for one in stage.passed]
        made = [f"{stages.text(one, within=False)} AS _{one}" for one in stage.made]
        columns = [", ".join([_along(along), *passed]), *made]
        yield f"{_name(at)} AS (\nSELECT {_listed(columns)}\nFROM {_name(at - 1)})"


def _told(points: Sequence[str], along: Sequence[str], dialect: Dialect) -> str:
    could = [f"{point}{COULD}" for point in points]
    columns = [
        *(f"_along_{at} AS {quoted(name)}" for at, name in enumerate(along)),
        f"{_highest(points, dialect)} AS {quoted(CALL)}",
        f"{_highest(could, dialect)} AS {quoted(COULD_CALL)}",
        f"{_named(points, Priority.URGENT)} AS {quoted(URGENT_POINTS)}",
        f"{_named(points, Priority.HIGH)} AS {quoted(HIGH_POINTS)}",
        *map(quoted, (DENSITY, UNSETTLED, *points, *could)),
    ]
    return f"SELECT {_listed(columns)}\nFROM verdicts"


def _highest(names: Sequence[str], dialect: Dialect) -> str:
    return f"CAST(greatest({', '.join(['0', *map(quoted, names)])}) AS {dialect.count})"


def _named(points: Sequence[str], priority: Priority) -> str:
    """The ids of the points that are raised at a priority, one after the other."""
    ids = [f"CASE WHEN {quoted(point)} = {int(priority)} THEN {literal(point)} END" for point in points]
    return f"concat_ws(' ', {', '.join(ids)})"


def _along(count: int) -> str:
    return ", ".join(f"_along_{at}" for at in range(count))


def _name(stage: int) -> str:
    return f"stage_{stage}" if stage else "facts"


def _listed(columns: Sequence[str]) -> str:
    return ",\n  ".join(columns)
