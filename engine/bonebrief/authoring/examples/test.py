"""`bonebrief test`: the examples beside the rules and the codes, and whole patients in files of their own."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from bonebrief.authoring.examples.coverage import Coverage, coverage
from bonebrief.authoring.examples.coverage_lines import coverage_lines
from bonebrief.authoring.examples.expected import Result
from bonebrief.authoring.examples.failures import failure_lines
from bonebrief.authoring.examples.junit import junit
from bonebrief.authoring.examples.records import record_examples, run_record_examples
from bonebrief.authoring.examples.run import Runner, run_examples
from bonebrief.authoring.target import Target, find_target
from bonebrief.exchange.codes.examples import RecordExample
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.files import files_under, never_over, write_file
from bonebrief.machine.streams import Write
from bonebrief.people.patients import read_patients
from bonebrief.reading.folder import every_file
from bonebrief.reading.knowledge import load_knowledge

_Any = Example | RecordExample
Behind = Callable[[Knowledge, Sequence[Example]], Iterable[str]]
"""Says what is behind examples of rules that fail."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which examples run and how far, and how that is told: with coverage, as text or JSON."""

    words: str = ""
    fail_fast: bool = False
    covered: bool = False
    how: str = "text"


def report_examples(
    path: str | None, default: Path, write: Write, choice: Choice, report: Path | None, behind: Behind | None = None
) -> int:
    """Run the examples of the rules at a path, or the patients in it; return 1 if one fails, else 0.

    Results go to `report` as JUnit XML as well, if it is given. `behind` is asked for the last lines where rules' own
    examples fail and that is told as text.

    Raises:
        KnowledgeError: the rules or a patient's file cannot be used.
        BoneBriefError: the report cannot be written.
    """
    target = find_target(path, default)
    knowledge = load_knowledge(target.root if target else default)
    examples = _examples(knowledge, target) if target else _patients(Path(path or ""), knowledge)
    wanted = [example for example in examples if choice.words.lower() in example.name.lower()]
    results = list(_results(knowledge, wanted, choice.fail_fast))
    untried = _untried(knowledge, target) if choice.covered else None
    for line in _json(results, len(wanted), untried) if choice.how == "json" else _text(results, len(wanted), untried):
        write(line)
    failed = [one.example for one in results if not one.passed and isinstance(one.example, Example)]
    if behind and target and failed and choice.how == "text":
        for line in behind(knowledge, failed):
            write(line)
    if report:
        never_over(
            report,
            [*(Path(example.place.file) for example in examples), *(path for _, path in every_file(knowledge.root))],
        )
        write_file(report, junit(results))
    return 0 if all(result.passed for result in results) else 1


def _untried(knowledge: Knowledge, target: Target | None) -> Coverage:
    """What all examples leave untried of the topics that are meant."""
    whole = coverage(knowledge, knowledge.examples)
    files = {topic.topic: str(knowledge.root / "rules" / f"{topic.topic}.yaml") for topic in whole.topics}
    return Coverage(tuple(topic for topic in whole.topics if target is None or target.covers(files[topic.topic])))


def _examples(knowledge: Knowledge, target: Target) -> list[_Any]:
    """The examples beside the rules, then those beside the codes."""
    both: list[_Any] = [*knowledge.examples, *record_examples(knowledge)]
    return [example for example in both if target.covers(example.place.file)]


def _patients(chosen: Path, knowledge: Knowledge) -> Sequence[_Any]:
    return read_patients(files_under(chosen, ".yaml") if chosen.is_dir() else [chosen], knowledge)


def _results(knowledge: Knowledge, wanted: Sequence[_Any], fail_fast: bool) -> Iterable[Result]:
    rules = [example for example in wanted if isinstance(example, Example)]
    codes = [example for example in wanted if isinstance(example, RecordExample)]
    if fail_fast:
        return _until_one_fails(chain(_one_by_one(knowledge, rules), run_record_examples(knowledge, codes)))
    return chain(run_examples(knowledge, rules), run_record_examples(knowledge, codes))


def _one_by_one(knowledge: Knowledge, examples: Sequence[Example]) -> Iterator[Result]:
    runner = Runner(knowledge, examples)
    return (Result(example, runner.run(example)) for example in examples)


def _until_one_fails(results: Iterable[Result]) -> Iterator[Result]:
    for result in results:
        yield result
        if not result.passed:
            return


def _text(results: list[Result], wanted: int, untried: Coverage | None) -> Iterator[str]:
    for result in results:
        yield from failure_lines(result)
    yield counts_line(results, wanted)
    if untried:
        yield ""
        yield from coverage_lines(untried)


def counts_line(results: list[Result], wanted: int) -> str:
    """How many passed, failed and were not run."""
    failed = sum(not result.passed for result in results)
    left = f", {wanted - len(results)} not run" if len(results) < wanted else ""
    return f"{len(results) - failed} passed, {failed} failed{left}"


def _json(results: list[Result], wanted: int, untried: Coverage | None) -> Iterator[str]:
    failed = sum(not result.passed for result in results)
    told: dict[str, object] = {
        "passed": len(results) - failed,
        "failed": failed,
        "not_run": wanted - len(results),
        "examples": [
            {
                "name": result.example.name,
                "file": result.example.place.name,
                "line": result.example.place.line,
                "passed": result.passed,
                "mismatches": [asdict(mismatch) for mismatch in result.mismatches],
            }
            for result in results
        ],
    }
    if untried:
        told["coverage"] = {
            "thresholds": round(untried.share, 4),
            "never_true": [rule.id for rule in untried.never_true],
            "never_shown": [{"name": one.name, "outcome": one.outcome} for one in untried.never_shown],
            "untried": [
                {"rule": one.rule.id, "fact": one.fact, "bound": one.bound, "sides": one.untried}
                for one in untried.thresholds
                if one.untried
            ],
        }
    yield json.dumps(told, indent=2, ensure_ascii=False)
