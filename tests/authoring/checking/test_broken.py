"""Files with one fault each: the code, the line and the column are exact, and the message reads as a sentence.

The first line of each says which file of a knowledge folder it stands for, and where the fault is.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from bonebrief.language.problem import Code, Problem
from bonebrief.reading.yaml.node import parse_yaml
from tests.conftest import ROOT

TODAY = date(2026, 11, 24)
BROKEN = ROOT / "tests" / "broken"
NOT_OF_ONE_FILE = {Code.UNKNOWN_QUESTIONNAIRE, Code.LACKING_QUESTION}
AROUND = {
    "questionnaires/questions.yaml": """\
questions:
  age: {ask: Age?, label: Age, type: number, unit: years, limits: [18, 115], usual: [18, 99], why: It counts.}
  pain: {ask: Pain?, label: Pain, type: yes_no, why: It counts.}
  pain_months: {ask: Months?, label: Months, type: number, limits: [0, 99], why: It counts., ask_if: pain is yes}
  pain_age: {ask: Since?, label: Since, type: number, limits: [0, 115], at_most: age, why: It counts.}
  smoking: {ask: Smoke?, label: Smoking, type: choice, why: It counts., choices: {never: A, former: B, current: C}}
  t_score: {ask: T?, label: T-score, type: number, scale: t_score, limits: [-8, 6], usual: [-5, 3], decimals: 1,
    why: It counts., slips: [{from: 2, to: 6, sign: lost, say: "Is it -{value}?"}]}
derived:
  half_age: {label: Half the age, formula: age / 2}
""",
    "questionnaires/t.yaml": "title: T\nsections:\n  - {title: One, questions: [age, pain]}\n",
    "rules/sources.yaml": """\
sources:
  S: {title: T, organisation: O, year: 2020, where: here, reviewed: 2026-01-01, review_by: 2096-01-01}
""",
    "rules/evidence.yaml": """\
rows:
  1.1: {says: Seen., checked: seen}
  1.2: {says: From memory., checked: memory}
""",
    "rules/t.yaml": "topic: T\n",
    "rules/reviews.yaml": "reviews: []\n",
    "questionnaires/texts.de.yaml": "# check: ignore W144 because it is begun\nlanguage: Deutsch\nreview: no\n",
}
NEEDED_BY = {"questionnaires/questions.yaml": ("rules/sources.yaml",)}
parse_once = lru_cache(parse_yaml)


def broken() -> Iterator[tuple[str, str, str]]:
    """Name, file and place of every broken file."""
    for path in sorted(BROKEN.glob("*.yaml")):
        _, file, place = path.read_text(encoding="utf-8").split("\n", 1)[0].split()
        yield path.stem, file, place


def problems_of(folder: Path, name: str, file: str) -> list[Problem]:
    """What is found in a broken file among sound ones."""
    needed = NEEDED_BY.get(file, tuple(AROUND))
    for around in (*needed, file):
        (folder / around).parent.mkdir(exist_ok=True)
        (folder / around).write_text(AROUND[around])
    (folder / file).write_bytes((BROKEN / f"{name}.yaml").read_bytes())
    return list(examine(folder, TODAY, parse_once).problems)


@pytest.mark.parametrize(("name", "file", "place"), list(broken()))
def test_the_fault_is_named_where_it_is(tmp_path: Path, name: str, file: str, place: str) -> None:
    code = name.partition("-")[0]
    found = problems_of(tmp_path, name, file)
    named = {
        (p.code.value, str(Path(p.where.file).relative_to(tmp_path)), f"{p.where.line}:{p.where.column}") for p in found
    }
    assert (code, file, place) in named
    if code.startswith("R"):
        assert len([problem for problem in found if problem.code.severity == "error"]) == 1


@pytest.mark.sampled(5)
@pytest.mark.parametrize(("name", "file", "place"), list(broken()))
def test_the_message_is_a_sentence_and_names_what_to_write(tmp_path: Path, name: str, file: str, place: str) -> None:
    for problem in problems_of(tmp_path, name, file):
        for sentence in (problem.what, problem.fix):
            assert sentence[0].isupper() or sentence[0] in "\"'`" or sentence.split()[0].strip(":").isidentifier()
            assert sentence.endswith((".", "?", ".)"))
        assert len(problem.fix.split()) >= 2


def test_every_code_has_a_broken_file() -> None:
    codes = {name.partition("-")[0] for name, _, _ in broken()}
    assert codes == {code.value for code in Code if code not in NOT_OF_ONE_FILE}
