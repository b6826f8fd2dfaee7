"""What stands above a finding or point: how many examples try it, to be run, and whose brief an edit of it changes."""

from collections.abc import Iterator
from dataclasses import dataclass

from bonebrief.authoring.comparing.compare import compare
from bonebrief.authoring.comparing.diff_text import comparison_lines, group_lines
from bonebrief.authoring.examples.failures import failure_lines
from bonebrief.authoring.examples.run import run_examples
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Place
from bonebrief.wording.counts import counted


@dataclass(frozen=True, slots=True)
class Lens:
    """A finding or point of a file, where it stands, and how many examples expect something of it."""

    name: str
    place: Place
    examples: int

    @property
    def title(self) -> str:
        """What can be clicked."""
        return f"{counted(self.examples, 'example')}, run" if self.examples else "no example tries it"


def lenses(knowledge: Knowledge, file: str) -> Iterator[Lens]:
    """The findings and points that a file defines."""
    named: dict[str, int] = {}
    for example in knowledge.examples:
        for name in (*example.expect.findings, *example.expect.points):
            named[name] = named.get(name, 0) + 1
    places = {finding.id: finding.place for finding in knowledge.findings.values()}
    places |= {point.id: point.place for point in knowledge.points.values()}
    for name, place in places.items():
        if place.file == file:
            yield Lens(name, place, named.get(name, 0))


def run_of(knowledge: Knowledge, name: str) -> list[str]:
    """What comes of the examples that expect something of a finding or point, those that fail in full."""
    results = list(run_examples(knowledge, _trying(knowledge, name)))
    failed = [result for result in results if not result.passed]
    said = [f"{name}: {len(results) - len(failed)} passed, {len(failed)} failed"]
    return [*said, *(line for result in failed for line in failure_lines(result))]


def changes_since(before: Knowledge, now: Knowledge, name: str) -> list[str]:
    """Whose brief differs in a point from what it was, as `bonebrief diff` says it; for a finding, in any point."""
    if before.sha256 == now.sha256:
        return ["Nothing differs from the files as they were when the editor opened them."]
    found = compare(before, now)
    if name not in before.points and name not in now.points:
        return list(comparison_lines(found))
    own = [group for group in found.groups if group.difference.subject == name]
    lines = [line for group in own for line in (*group_lines(group), "")]
    left = [one.difference for one in found.undecided] + list(found.unshown)
    if any(difference.subject == name for difference in left):
        lines.append("Of some answers it is not found out; `bonebrief diff` says of which.")
    elif not own:
        lines.append(f"Nobody's brief differs in {name}, of all whom an interview can bring.")
    others = len(found.groups) - len(own)
    return (
        [*lines, f"Of other points {counted(others, 'difference')}; `bonebrief diff` lists them."] if others else lines
    )


def _trying(knowledge: Knowledge, name: str) -> list[Example]:
    return [one for one in knowledge.examples if name in one.expect.findings or name in one.expect.points]
