"""`bonebrief test`: the examples beside the rules, and whole patients in files of their own."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bonebrief.inference.inference import Inferrer
from bonebrief.knowledge.knowledge import Knowledge, load_knowledge
from bonebrief.knowledge.rule import Example
from bonebrief.workbench.coverage import coverage, coverage_lines
from bonebrief.workbench.examples import Result, read_patients, run_example
from bonebrief.workbench.junit import junit
from bonebrief.workbench.target import find_target

Write = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which examples run and how far: those whose name has these words, up to the first failure, with coverage."""

    words: str = ""
    fail_fast: bool = False
    covered: bool = False


def test(path: str | None, default: Path, write: Write, choice: Choice, report: Path | None) -> int:
    """Run the examples of the rules at a path, or the patients in it; return 1 if one fails, else 0.

    Results go to `report` as JUnit XML as well, if it is given.

    Raises:
        KnowledgeError: the rules or a patient's file cannot be used.
        OSError: the report cannot be written.
    """
    target = find_target(path, default)
    knowledge = load_knowledge(target.root if target else default)
    if target:
        examples = [example for example in knowledge.examples if target.covers(example.place.file)]
    else:
        examples = _patients(Path(path or ""), knowledge)
    wanted = [example for example in examples if choice.words.lower() in example.name.lower()]
    results = list(_run(Inferrer(knowledge), wanted, write, choice.fail_fast))
    failed = sum(not result.passed for result in results)
    left = f", {len(wanted) - len(results)} not run" if len(results) < len(wanted) else ""
    write(f"{len(results) - failed} passed, {failed} failed{left}")
    if choice.covered:
        write("\n".join(coverage_lines(coverage(knowledge, knowledge.examples))))
    if report:
        report.write_text(junit(results), encoding="utf-8")
    return 1 if failed else 0


def _patients(chosen: Path, knowledge: Knowledge) -> list[Example]:
    return read_patients(sorted(chosen.rglob("*.yaml")) if chosen.is_dir() else [chosen], knowledge)


def _run(inferrer: Inferrer, examples: Iterable[Example], write: Write, fail_fast: bool) -> Iterator[Result]:
    for example in examples:
        result = Result(example, run_example(inferrer, example))
        yield result
        if not result.passed:
            write(f"{example.place}  {example.name}")
            for mismatch in result.mismatches:
                write(f"  {mismatch}")
            if fail_fast:
                return
