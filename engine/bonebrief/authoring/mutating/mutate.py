"""`bonebrief test --mutate`: which small changes of the rules no example would notice, and for whom they matter."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bonebrief.authoring.mutating.killing import Killing
from bonebrief.authoring.mutating.mutants import Mutant, mutants_of
from bonebrief.authoring.mutating.proving import Proving, Survivor
from bonebrief.authoring.mutating.writing import example_of, need_writable, write_example
from bonebrief.authoring.target import Target, find_target
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.streams import Write
from bonebrief.meanings.solver.sat import UndecidedError
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.answers import answers_text
from bonebrief.wording.counts import counted
from bonebrief.wording.wrap import wrapped

Ask = Callable[[str], str]
"""Asks a person something and returns what they typed."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A changed rule, and what became of it: noticed by an example, or a survivor; undecided if a reason stands there.

    What is neither changes nothing that a brief shows to anybody, which was proved.
    """

    mutant: Mutant
    noticed: bool = False
    survivor: Survivor | None = None
    undecided: str = ""


def report_mutants(
    path: str | None, default: Path, how: str, write: Write, ask: Ask | None, into: Path | None = None
) -> int:
    """Change every rule of the files that are meant, and write what no example notices; return 1 if there is any.

    `ask`: whether the example that is missing is to be written beside its rule; None if nobody can be asked. `into`:
    the file into which all of them are written, and nobody is asked. What was written notices changes that follow.

    Raises:
        KnowledgeError: the rules cannot be used.
        BoneBriefError: the path has no rules, or an example cannot be written.
    """
    target = find_target(path, default)
    if target is None:
        raise BoneBriefError(f"{path} has no rules. Name a knowledge folder, or a file or folder of its rules.")
    if into:
        need_writable(into)
    knowledge = load_knowledge(target.root)
    killing = Killing(knowledge)
    tried: list[Tried] = []
    for one in _try_mutants(knowledge, target, killing):
        tried.append(one)
        if how == "text" and (one.survivor or one.undecided):
            for line in _lines(one):
                write(line)
        if one.survivor and (into or (ask and ask("  Write this example? [Y/n] ").strip().lower() in ("", "y", "yes"))):
            where = _written(knowledge, killing, one.mutant, one.survivor, into)
            if how == "text":
                write(f"  Written into {where}.")
    write(_json(tried) if how == "json" else _summary(tried))
    return 1 if any(one.survivor or one.undecided for one in tried) else 0


def _try_mutants(knowledge: Knowledge, target: Target, killing: Killing) -> Iterator[Tried]:
    """What becomes of every small change of every rule in the files that are meant."""
    proving: Proving | None = None
    for rule in knowledge.rules.values():
        for mutant in mutants_of(knowledge, rule) if target.covers(rule.place.file) else ():
            if killing.noticed_by(mutant):
                yield Tried(mutant, noticed=True)
                continue
            proving = proving or Proving(knowledge)
            try:
                yield Tried(mutant, survivor=proving.survivor(mutant))
            except UndecidedError as error:
                yield Tried(mutant, undecided=str(error))


def _written(knowledge: Knowledge, killing: Killing, mutant: Mutant, survivor: Survivor, into: Path | None) -> str:
    """The name of the file into which the missing example went."""
    example = example_of(knowledge, mutant, survivor)
    write_example(example, into or Path(mutant.rule.place.file))
    killing.take(example)
    return str(into) if into else mutant.rule.place.name


def _lines(one: Tried) -> Iterator[str]:
    yield wrapped(f"{one.mutant.where}  {one.mutant.rule.id} {one.mutant.how}", 0, 2)
    if one.survivor is None:
        yield wrapped(f"Not decided: {one.undecided}", 2)
        return
    difference = one.survivor.difference
    yield wrapped(f"no example notices it; {difference.subject}: {difference.was} -> {difference.now} for", 2)
    yield wrapped(answers_text(one.survivor.answers), 4, 1)
    if one.survivor.kept:
        yield wrapped("who was asked about answers that seldom go together, and kept them", 2)


def _summary(tried: Sequence[Tried]) -> str:
    noticed, survive = sum(one.noticed for one in tried), sum(one.survivor is not None for one in tried)
    undecided = sum(bool(one.undecided) for one in tried)
    same = len(tried) - noticed - survive - undecided
    share = f" ({100 * noticed / (noticed + survive):.1f} %)" if noticed + survive else ""
    left = f", {undecided} not decided" if undecided else ""
    return wrapped(
        f"{counted(len(tried), 'small change')} of rules: {noticed} noticed by an example{share}, {survive} not "
        f"noticed{left}, {same} that change no priority and no density class for anybody whom an interview can bring "
        "(proved).",
        0,
        2,
    )


def _json(tried: Sequence[Tried]) -> str:
    return json.dumps({"schema": 1, "mutants": [_told(one) for one in tried]}, indent=2, ensure_ascii=False)


def _told(one: Tried) -> dict[str, object]:
    found, survivor = one.mutant, one.survivor
    said: dict[str, object] = {
        "rule": found.rule.id,
        "file": found.where.name,
        "line": found.where.line,
        "change": found.how,
        "outcome": "noticed" if one.noticed else "undecided" if one.undecided else "survives" if survivor else "same",
    }
    if survivor is not None:
        values = {fact: _plain(given) for fact, given in survivor.answers.items()}
        difference = survivor.difference
        said |= {"subject": difference.subject, "was": difference.was, "now": difference.now, "answers": values}
        said["kept"] = survivor.kept
    return said


def _plain(given: Answer) -> object:
    return given.status.value if given.value is None else given.value
