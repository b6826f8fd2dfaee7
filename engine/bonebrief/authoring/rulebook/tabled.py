"""A rule that was written as a table, shown as one: what holds for every row in words, and the rows."""

from collections.abc import Iterator
from dataclasses import replace

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.knowledge.table import BETWEEN_ROWS, BEYOND_ROWS, OR, Table
from bonebrief.language.condition import All, conjuncts
from bonebrief.wording.sentences import Outline, outline
from bonebrief.wording.wrap import WIDTH, wrapped

_ONE_ROW = "one row of this table fits"


def outline_of_rule(knowledge: Knowledge, rule: Rule) -> Outline:
    """The condition of a rule in words; of one that is a table, without its rows."""
    if rule.table is None:
        return outline(knowledge, rule.when)
    rows = {part for row in rule.rows for part in conjuncts(row.when)}
    whens = {row.when for row in rule.rows}
    rest = [p for p in conjuncts(rule.when) if p not in rows and not whens <= set(getattr(p, "parts", ()))]
    if not rest:
        return Outline(_ONE_ROW)
    said = outline(knowledge, All(tuple(rest)) if len(rest) > 1 else rest[0])
    fits = Outline(_ONE_ROW)
    return replace(said, parts=(*said.parts, fits)) if said.parts else Outline("all of these hold", (said, fits))


def table_cells(knowledge: Knowledge, rule: Rule, labelled: bool) -> tuple[tuple[str, ...], ...]:
    """The head and the rows of a rule that is a table, without what is said of the rule besides; else nothing."""
    if rule.table is None:
        return ()
    columns = [column for column, head in enumerate(rule.table.heads) if head not in _SAID_BESIDES]
    heads = [_head(knowledge, head) if labelled else head for head in rule.table.heads]
    rows = [row.cells for row in rule.table.rows if row in rule.rows or not row.holds]
    return tuple(tuple(line[column] for column in columns) for line in (heads, *rows))


def table_lines(knowledge: Knowledge, rule: Rule, depth: int) -> Iterator[str]:
    """The rows one below the other, and what holds between and beyond them."""
    cells = table_cells(knowledge, rule, labelled=False)
    wide = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        row = " | ".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True)).rstrip()
        yield f"{' ' * depth}{row}" if depth + len(row) <= WIDTH else wrapped(row, depth, 4)
    if note := between_rows(rule.table):
        yield wrapped(note, depth)


def between_rows(table: Table | None) -> str:
    """For whom a printed row is read, as a sentence; nothing where no number is printed."""
    if table is None or not table.between:
        return ""
    between, beyond = BETWEEN_ROWS[table.between], BEYOND_ROWS[table.beyond]
    return f"Between two rows {between}; before the first and after the last, {beyond}."


_SAID_BESIDES = (*("finding", "priority", "because"), *("source", "evidence", "verify"))


def _head(knowledge: Knowledge, head: str) -> str:
    """A fact by its label, a finding by its title, another column as it is."""
    name = head.removeprefix(OR)
    lead = head[: len(head) - len(name)]
    if name in knowledge.dictionary:
        return f"{lead}{knowledge.dictionary[name].label}"
    return f"{lead}{knowledge.findings[name].title}" if name in knowledge.findings else head
