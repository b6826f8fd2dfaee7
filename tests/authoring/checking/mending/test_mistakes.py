"""Mistakes as authors make them, one a file: one message, its place, its mend; a sure mend leaves nothing wrong.

The tables beside this file say of each what is written, where it is found, and what to write instead.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bonebrief.authoring.checking.mending.fix import sure_mends
from bonebrief.language.problem import KnowledgeError, Mend, Problem
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import FILES, write_knowledge

HERE = Path(__file__).parent
RULES = "rules/bones.yaml"
BY_NAME = {Path(name).name: name for name in FILES}
OPPOSITES = (("t_score", "z_score"), ("all", "any"), ("none", "note"), ("high", "low"), ("hyper", "hypo"))


def table(name: str) -> Iterator[list[str]]:
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    yield from (
        row.replace("\\n", "\n").replace("\\t", "\N{SYMBOL FOR HORIZONTAL TABULATION}").split("\t") for row in rows
    )


def mistakes() -> Iterator[tuple[str, str, str, str, str, str, str]]:
    """File, what stands there, what is written, place, code, what to write instead, and the grade of its mend."""
    for written, column, code, fix, mend in table("mistakes_in_conditions.tsv"):
        yield RULES, "when: age >= 65", f"when: {written}", f"bones.yaml:6:{column}", code, fix, mend
    for file, old, new, place, code, fix, mend in table("mistakes_in_files.tsv"):
        yield BY_NAME[file], old, new.replace("\N{SYMBOL FOR HORIZONTAL TABULATION}", "\t"), place, code, fix, mend


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_knowledge(tmp_path_factory.mktemp("mistakes"))


def problems(folder: Path, texts: dict[str, str]) -> tuple[Problem, ...]:
    try:
        load_knowledge(folder, unsaved=texts)
    except KnowledgeError as error:
        return error.problems
    return ()


@pytest.mark.sampled(3)
@pytest.mark.parametrize(("file", "old", "new", "place", "code", "fix", "mend"), list(mistakes()))
def test_one_mistake_is_one_message_with_its_place_and_mend(
    folder: Path, file: str, old: str, new: str, place: str, code: str, fix: str, mend: str
) -> None:
    name = str(folder / file)
    assert old in FILES[file]
    text = FILES[file].replace(old, new)
    (problem,) = problems(folder, {name: text})
    where = problem.where._replace(file=Path(problem.where.file).name)
    assert (str(where), problem.code.value, problem.fix) == (place, code, fix)
    assert ("sure" if problem.sure_mend else "guess" if problem.mends else "none") == mend
    assert not any(map(turned_over, problem.mends))
    if mend == "sure":
        texts, put = sure_mends(lambda changed: problems(folder, {name: text, **changed}), {name: text})
        assert put
        left = problems(folder, texts)
        assert problem.where not in [other.where for other in left]


def turned_over(edit: Mend) -> bool:
    """Whether an edit writes the opposite of what stood there, or another number."""
    was, now = edit.old.casefold().replace("-", "_"), edit.new.casefold()
    pairs = (*OPPOSITES, *(pair[::-1] for pair in OPPOSITES))
    opposite = any(one in was and one not in now and other in now and other not in was for one, other in pairs)
    return opposite or (edit.sure and digits(edit.new) != digits(edit.old) and not edit.old.startswith("at least"))


def digits(text: str) -> set[str]:
    """The numbers in a text, each once, without commas that part thousands, nor the first zeros of a date."""
    return {one.lstrip("0") for one in re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3})", "", text))}
