"""What may come next in a table: a head of a column, or what its cells can hold."""

import re
from collections.abc import Iterator, Sequence

from bonebrief.authoring.editor.condition_words import Word
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.knowledge.table import OR

_TABLE = re.compile(r"\s*(?:- )?table:\s*\|")
_BETWEEN = re.compile(r"[|\t]")
_SAID = {
    "priority": "at which the row raises the point",
    "because": "the reason that the row gives",
    "finding": "what the row concludes",
    "source": "what the row rests on",
    "evidence": "the rows of evidence that it rests on",
    "holds": "no: nothing is meant to be concluded in the row",
}


def words_of_a_table(knowledge: Knowledge, lines: Sequence[str], line: int, begun: str) -> Iterator[Word]:
    """The words that may stand in the cell that is begun; none where its line stands under no table."""
    start = next((at for at in range(line - 1, -1, -1) if _TABLE.match(lines[at])), None)
    if start is None:
        return
    head = next((at for at in range(start + 1, line + 1) if lines[at].strip()), line)
    written = begun.lstrip().removeprefix("|").split("|")
    cell = written[-1].lstrip()
    if head == line:
        yield from _heads(knowledge, cell.removeprefix(OR))
        return
    heads = [one.strip() for one in lines[head].strip().strip("|").split("|")]
    if len(written) <= len(heads):
        yield from (Word(word, about, cell) for word, about in _cells(knowledge, heads[len(written) - 1]))


def head_of(lines: Sequence[str], line: int, column: int) -> str:
    """What heads the column of a table in which a place lies; nothing where it lies in none."""
    start = next((at for at in range(line, -1, -1) if _TABLE.match(lines[at])), None)
    if start is None or start == line or any(not text.strip() or ":" in text for text in lines[start + 1 : line + 1]):
        return ""
    heads = [head.strip().removeprefix(OR) for head in _BETWEEN.split(lines[start + 1].strip().strip("|"))]
    number = len(_BETWEEN.findall(lines[line][:column].lstrip().removeprefix("|")))
    return heads[number] if number < len(heads) else ""


def _heads(knowledge: Knowledge, begun: str) -> Iterator[Word]:
    yield from (Word(fact.id, fact.label, begun) for fact in knowledge.dictionary.values())
    yield from (Word(finding.id, f"finding: {finding.title}", begun) for finding in knowledge.findings.values())
    yield from (Word(word, about, begun) for word, about in _SAID.items())


def _cells(knowledge: Knowledge, head: str) -> Iterator[tuple[str, str]]:
    name = head.removeprefix(OR)
    match name:
        case "priority":
            yield from ((priority.word, "") for priority in reversed(Priority))
            return
        case "finding":
            yield from ((finding.id, finding.title) for finding in knowledge.findings.values())
            return
        case "source":
            yield from ((source.id, source.title) for source in knowledge.sources.values())
            return
        case "evidence":
            yield from ((row.id, row.says) for row in knowledge.evidence.values())
            return
        case "holds":
            yield from (("yes", ""), ("no", "nothing is meant to be concluded here"))
            return
    if name in knowledge.dictionary:
        yield from knowledge.dictionary[name].choices.items()
        yield from (("known", "there is an answer"), ("unknown", "there is none"))
    elif name in knowledge.findings:
        yield from (("yes", "it holds"), ("no", "it does not"))
    else:
        return
    yield "any", "it does not matter"
    if head.startswith(OR):
        yield "-", "there is no such way here"
