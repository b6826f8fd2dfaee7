"""`bonebrief test`: the examples beside the rules, and whole patients in files of their own."""

from collections.abc import Callable, Iterable
from pathlib import Path

from bonebrief.inference.inference import Inferrer
from bonebrief.knowledge.knowledge import load_knowledge
from bonebrief.knowledge.rule import Example
from bonebrief.workbench.coverage import coverage, coverage_lines
from bonebrief.workbench.examples import read_patients, run_example
from bonebrief.workbench.target import find_target


def test(path: str | None, default: Path, write: Callable[[str], object], covered: bool) -> int:
    """Run the examples of the rules at a path, or the patients in it; return 1 if one fails, else 0.

    With `covered`, say as well what all examples of the knowledge leave untried.

    Raises:
        KnowledgeError: the rules or a patient's file cannot be used.
    """
    target = find_target(path, default)
    knowledge = load_knowledge(target.root if target else default)
    if target:
        examples = [example for example in knowledge.examples if target.covers(example.place.file)]
    else:
        chosen = Path(path or "")
        files = sorted(chosen.rglob("*.yaml")) if chosen.is_dir() else [chosen]
        examples = read_patients(files, knowledge)
    failed = _run(Inferrer(knowledge), examples, write)
    write(f"{len(examples) - failed} passed, {failed} failed")
    if covered:
        write("\n".join(coverage_lines(coverage(knowledge, knowledge.examples))))
    return 1 if failed else 0


def _run(inferrer: Inferrer, examples: Iterable[Example], write: Callable[[str], object]) -> int:
    failed = 0
    for example in examples:
        mismatches = run_example(inferrer, example)
        if mismatches:
            failed += 1
            write(f"{example.place}  {example.name}")
            for mismatch in mismatches:
                write(f"  {mismatch}")
    return failed
