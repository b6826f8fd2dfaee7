"""Figures of tables of people, per second of one processor, whole processes from Parquet to Parquet.

`.venv/bin/python -m tests.benchmarks.people [--before TREE]` judges a million likely people (102 columns, texts as
texts), ten million with `bonebrief people`, and a few one at a time: with `brief`, with the plain meaning of all that a
row says, and with its truths alone; TREE is an older tree of this project, whose `brief` is measured beside. Aims:
4,000 times `brief`, 300 times the plain truths, a million compiled within 1 s, ten million within 1 GB, 1.7 times the
speed on two cores.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from bonebrief.knowledge.dictionary import exceeding
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers
from tests.conftest import ROOT

MILLION = 1_000_000
T = TypeVar("T")

JUDGE = """
import sys, time
from pathlib import Path
import polars as pl
from bonebrief.meanings.columns.book import compile_columns
from bonebrief.reading.cached.load import knowledge_for_people
knowledge = knowledge_for_people(Path(sys.argv[1]))
began = time.process_time()
judged = compile_columns(knowledge).judge(pl.scan_parquet(sys.argv[2]), passed=["id"])
print(f"compiled in {time.process_time() - began:.2f} s")
judged.sink_parquet(sys.argv[3], compression="lz4", statistics=False)
"""
PEOPLE = """
import sys
from bonebrief.cli import main
sys.exit(main(["people", *sys.argv[1:]]))
"""
OLD_OR_NEW = """
import json, sys
from datetime import date
from pathlib import Path
from bonebrief.brief.make import make_brief
try:
    from bonebrief.meanings.agree import Inferrer
    from bonebrief.reading.given.answers import read_answers_file
    from bonebrief.reading.knowledge import load_knowledge
except ImportError:
    from bonebrief.inference.inference import Inferrer
    from bonebrief.knowledge.answers_file import read_answers_file
    from bonebrief.knowledge.knowledge import load_knowledge
knowledge = load_knowledge(Path(sys.argv[1]))
"""
KNOWN = f"""{OLD_OR_NEW}
def known(answers):
    for fact, value in answers.items():
        try:
            read_answers_file(json.dumps({{"answers": {{fact: value}}}}), "person", knowledge.dictionary)
        except Exception:
            continue
        yield fact, value
with open(sys.argv[3], "w") as file:
    for line in open(sys.argv[2]):
        file.write(json.dumps({{"answers": dict(known(json.loads(line)["answers"]))}}) + "\\n")
"""
SINGLY = f"""{OLD_OR_NEW}
questionnaire, inferrer = knowledge.questionnaire("bone-health"), Inferrer(knowledge)
for line in open(sys.argv[2]):
    answers = read_answers_file(line, "person", knowledge.dictionary).answers
    make_brief(knowledge, questionnaire, inferrer.infer(answers), date.today())
"""
PLAINLY = """
import sys
from pathlib import Path
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.knowledge import load_knowledge
from tests.meanings.columns.agreement import plainly
knowledge = load_knowledge(Path(sys.argv[1]))
questionnaire, whole = knowledge.questionnaire("bone-health"), sys.argv[3] == "whole"
for line in open(sys.argv[2]):
    answers = read_answers_file(line, "person", knowledge.dictionary).answers
    plainly(knowledge, questionnaire, answers) if whole else judged(knowledge, answers)
"""


def ran(code: str, *words: str, engine: Path = ROOT, **more: str) -> tuple[float, float, float]:
    """A whole process: its seconds of a processor, those that passed, and its most MB."""
    path = os.pathsep.join([str(engine / "engine"), str(ROOT)])
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, *words], env={**os.environ, "PYTHONPATH": path, **more})
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, words
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - began, usage.ru_maxrss / 1024


def apart(what: Callable[..., T], *words: object) -> T:
    """The same in a process of its own: the most that this one ever held would count as held by all that it starts."""
    with ProcessPoolExecutor(1, get_context("spawn")) as one:
        return one.submit(what, *words).result()


def people_of(folder: Path, count: int) -> tuple[Path, Path]:
    """Likely people, each of them often, as a table and a few of them as lines of answers."""
    import polars as pl

    from bonebrief.reading.knowledge import load_knowledge
    from tests.meanings.columns.agreement import table
    from tests.rules.anybody import likely_people

    knowledge = load_knowledge(ROOT)
    people = [_without_exceeding(knowledge, person) for person, _ in likely_people(knowledge, 20_000)]
    few = table(knowledge.dictionary, people)
    every = pl.concat([few.sample(fraction=1.0, shuffle=True, seed=seed) for seed in range(count // few.height)])
    every.with_columns(pl.int_range(pl.len()).cast(pl.String).alias("id")).write_parquet(
        folder / "people-0.parquet", compression="lz4", row_group_size=100_000
    )
    values = [{fact: _written(answer) for fact, answer in person.items()} for person in people]
    (folder / "people.jsonl").write_text("".join(json.dumps({"answers": one}) + "\n" for one in values))
    return folder / "people-0.parquet", folder / "people.jsonl"


def ten_times(people: Path) -> Path:
    """The same people ten times over in one table, each with an id of its own."""
    import polars as pl

    path = people.with_name("many.parquet")
    every = pl.scan_parquet([people] * 10).drop("id").with_row_index("id").with_columns(pl.col("id").cast(pl.String))
    every.sink_parquet(path, compression="lz4", row_group_size=100_000)
    return path


def _without_exceeding(knowledge: Knowledge, person: Answers) -> Answers:
    both = {name for fact, most, _, _ in exceeding(knowledge.dictionary, person) for name in (fact, most)}
    return {fact: answer for fact, answer in person.items() if fact not in both}


def _written(answer: Answer) -> object:
    if answer.value is None:
        return answer.status.value
    return list(answer.value) if isinstance(answer.value, tuple) else answer.value


def known_to(tree: Path, lines: Path, count: int) -> Path:
    """The first people, with those of their answers that a tree knows."""
    path = lines.with_name("known.jsonl")
    ran(KNOWN, str(tree), head(lines, count), str(path), engine=tree)
    return path


def head(lines: Path, count: int) -> str:
    path = lines.with_name(f"{count}.jsonl")
    path.write_text("".join(lines.read_text().splitlines(keepends=True)[:count]))
    return str(path)


def each(code: str, lines: Path, count: int, *words: str, engine: Path = ROOT) -> float:
    """People a second of a processor, where a start is not counted: two runs, one for a tenth."""
    many, few = (ran(code, str(engine), head(lines, n), *words, engine=engine)[0] for n in (count, count // 10))
    return (count - count // 10) / (many - few)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--before", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people, lines = apart(people_of, folder, MILLION)
        out = str(folder / "out.parquet")
        two, passed_two, most = ran(JUDGE, str(ROOT), str(people), out)
        _, passed_one, _ = ran(JUDGE, str(ROOT), str(people), out, POLARS_MAX_THREADS="1")
        rate = MILLION / two
        print(f"a million: {two:.1f} s of a processor, {rate:,.0f} people a second of it, {most:.0f} MB", flush=True)
        print(f"two cores: {passed_two:.1f} s, {passed_one / passed_two:.2f} times one ({passed_one:.1f} s)")
        for what, code, count, words, tree in (
            ("brief", SINGLY, 500, (), ROOT),
            ("all that a row says, plainly", PLAINLY, 500, ("whole",), ROOT),
            ("truths alone, plainly", PLAINLY, 3000, ("truths",), ROOT),
            *([("brief before", SINGLY, 500, (), options.before)] if options.before else []),
        ):
            asked = known_to(tree, lines, count) if tree != ROOT else lines
            singly = each(code, asked, count, *words, engine=tree)
            print(f"{what}: {singly:.1f} a second, {rate / singly:,.0f} times", flush=True)
        many = apart(ten_times, people)
        ten, _, most = ran(PEOPLE, str(many), "--output", out)
        print(f"bonebrief people, ten million: {ten:.1f} s of a processor, {most:.0f} MB")


if __name__ == "__main__":
    main()
