"""`bonebrief check`: everything that is wrong with the rules and questions, and what deserves a second look."""

import json
from collections.abc import Callable, Sequence
from datetime import date

from bonebrief.authoring.checking.examine import examine
from bonebrief.authoring.proving.verdict import Outcome, Verdict
from bonebrief.authoring.target import Target
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Mend, Problem, texts_of
from bonebrief.machine.streams import Write
from bonebrief.wording.annotation import annotation
from bonebrief.wording.counts import counted


def report_problems(target: Target, write: Write, how: str = "text", with_laws: bool = False) -> int:
    """Load, compile and examine the knowledge; write what is found; return 1 if anything is an error, else 0.

    Where the laws are asked for as well, one that is refuted or undecided counts as an error.
    """
    examined = examine(target.root, date.today())
    found = examined.problems
    shown = [problem for problem in found if any(target.covers(place.file) for place in problem.places)]
    wrong = any(problem.code.severity == "error" for problem in shown) or examined.knowledge is None
    laws = _laws(examined.knowledge) if with_laws and examined.knowledge is not None and not wrong else ()
    _WRITERS[how](shown, laws, write)
    if how == "text":
        write(summary(shown, len(found) - len(shown), examined.knowledge))
    return 1 if wrong or any(verdict.outcome is not Outcome.PROVED for verdict in laws) else 0


def _laws(knowledge: Knowledge) -> tuple[Verdict, ...]:
    """What comes of the laws; only here, because it needs a solver."""
    from bonebrief.authoring.proving.laws.laws_file import read_laws
    from bonebrief.authoring.proving.prove import prove

    return prove(knowledge, read_laws(knowledge), laws_only=True).laws


def _as_text(problems: list[Problem], laws: Sequence[Verdict], write: Write) -> None:
    for text in texts_of(problems):
        write(f"{text}\n")
    if laws:
        from bonebrief.authoring.proving.report_text import law_lines

        write("\n".join([*law_lines(laws), ""]))


def _as_json(problems: list[Problem], laws: Sequence[Verdict], write: Write) -> None:
    listed = [
        {
            "code": problem.code.value,
            "name": problem.code.slug,
            "severity": problem.code.severity,
            "file": problem.where.name,
            "line": problem.where.line,
            "column": problem.where.column,
            "what": problem.what,
            "fix": problem.fix,
            "also": [place._asdict() for place in problem.also],
            "mends": [_mend(mend) for mend in problem.mends],
        }
        for problem in problems
    ]
    if laws:
        from bonebrief.authoring.proving.report_data import law_problems

        listed += law_problems(laws)
    write(json.dumps(listed, indent=2, ensure_ascii=False))


def _mend(mend: Mend) -> dict[str, object]:
    """An edit as data: what stands at a place, and what to write instead; `sure` ones are what --fix applies."""
    return {**mend.where._asdict(), "old": mend.old, "new": mend.new, "sure": mend.sure}


def _as_github(problems: list[Problem], laws: Sequence[Verdict], write: Write) -> None:
    for problem in problems:
        title, words = f"{problem.code.value} {problem.code.slug}", f"{problem.what} {problem.fix}"
        for place in problem.places:
            write(annotation(problem.code.severity, place, title, words))
    if laws:
        from bonebrief.authoring.proving.report_data import annotations

        for line in annotations(laws):
            write(line)


_WRITERS: dict[str, Callable[[list[Problem], Sequence[Verdict], Write], None]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}


def summary(shown: Sequence[Problem], elsewhere: int, knowledge: Knowledge | None) -> str:
    """The last line: how much is wrong, and what there is."""
    mendable = sum(problem.sure_mend is not None for problem in shown)
    mend = f" `bonebrief check --fix` mends {mendable} of them." if mendable else ""
    others = f", and {elsewhere} in other files" if elsewhere else ""
    if knowledge is None:
        errors = sum(problem.code.severity == "error" for problem in shown)
        them = "it is" if errors == 1 else "they are"
        told = f"{counted(errors, 'error')}{others}. Nothing is briefed until {them} mended; warnings come after that."
        return f"{told}{mend}"
    counts = ", ".join(
        [
            counted(sum(1 for fact in knowledge.dictionary.values() if fact.asking), "question"),
            counted(len(knowledge.findings), "finding"),
            counted(len(knowledge.points), "point"),
            counted(len(knowledge.rules), "rule"),
            counted(len(list(knowledge.examples)), "example"),
        ]
    )
    errors = sum(problem.code.severity == "error" for problem in shown)
    if errors:
        where = " and ".join(dict.fromkeys(one.where.name for one in shown if one.code.severity == "error"))
        return f"{counted(errors, 'error')} in {where}{others}: {counts}. Knowledge {knowledge.version}.{mend}"
    said = f"Nothing is wrong; {counted(len(shown), 'warning')}{others}" if shown or others else "Nothing is wrong"
    return f"{said}: {counts}. Knowledge {knowledge.version}."
