"""Figures beside ZEN, a rule engine in Rust: the same truths of the same people, per second of one processor.

`.venv/bin/python -m tests.benchmarks.zen [--table FILE]` needs `pip install zen-engine`. Findings and rules become one
decision for ZEN, save those that count how many parts are true, which it cannot write shortly, and what rests on them.
ZEN is given all derived numbers and settled answers free of charge; the columns work them out in their time. First both
are held against each other, person by person. Aim: 300 times. FILE: people as `tests.benchmarks.people` makes them.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any as Anything
from typing import assert_never

import polars as pl

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language import condition as c
from bonebrief.language.value import Partly
from bonebrief.meanings.columns.book import compile_columns
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.knowledge import load_knowledge
from tests.benchmarks.people import people_of
from tests.conftest import ROOT
from tests.meanings.columns.agreement import table
from tests.rules.anybody import likely_people

CHECKED = 1000
MANY = 200_000
OPPOSITE: Mapping[str, str] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}

Pair = tuple[str, str]
"""Two expressions of ZEN: whether a condition is true, and whether it is false; neither where it is unknown."""


def pair(condition: c.Condition, written: Mapping[str, Pair]) -> Pair:
    match condition:
        case c.Known(fact):
            return f"{fact} != null", f"{fact} == null"
        case c.Compare(fact, sign, bound):
            return given(fact, f"{fact} {sign} {bound}", f"{fact} {OPPOSITE[sign]} {bound}")
        case c.Between(fact, low, high):
            return given(fact, f"{fact} >= {low} and {fact} <= {high}", f"{fact} < {low} or {fact} > {high}")
        case c.Is(fact, values):
            return given(fact, f"{fact} in {json.dumps(values)}", f"{fact} not in {json.dumps(values)}")
        case c.Includes(fact, options):
            return given(fact, *(f"{how}({fact}, # in {json.dumps(options)})" for how in ("some", "none")))
        case c.Holds(finding):
            return written[finding]
        case c.Not(part):
            true, false = pair(part, written)
            return false, true
        case c.All(parts) | c.Any(parts):
            every = [pair(part, written) for part in parts]
            trues, falses = [true for true, _ in every], [false for _, false in every]
            how, other = ("and", "or") if isinstance(condition, c.All) else ("or", "and")
            return joined(how, trues), joined(other, falses)
        case c.AtLeast():
            raise KeyError("at least")
        case _:
            assert_never(condition)


def given(fact: str, true: str, false: str) -> Pair:
    return f"({fact} != null and ({true}))", f"({fact} != null and ({false}))"


def joined(word: str, parts: Sequence[str]) -> str:
    return f"({f' {word} '.join(parts)})"


def expressions(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Of every finding and rule that can be written: its column, and for ZEN whether it is true, and false."""
    written: dict[str, Pair] = {}
    for finding in knowledge.findings.values():
        try:
            rules = [pair(rule.when, written) for rule in finding.rules]
        except KeyError:
            continue
        both = joined("or", [true for true, _ in rules]), joined("and", [false for _, false in rules])
        yield f"finding:{finding.id}", *both
        written[finding.id] = f"$.t{len(written)}", f"$.f{len(written)}"
    for entry in (entry for point in knowledge.points.values() for entry in point.raises):
        try:
            yield f"rule:{entry.rule.id}", *pair(entry.rule.when, written)
        except KeyError:
            continue


def decision(found: Sequence[tuple[str, str, str]]) -> str:
    """One decision with all of them, in ZEN's own form."""
    names = [(f"{how}{at}", text) for at, (_, *both) in enumerate(found) for how, text in zip("tf", both, strict=True)]
    content = {"expressions": [{"id": name, "key": name, "value": text} for name, text in names]}
    place = {"position": {"x": 0, "y": 0}}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", **place},
        {"id": "all", "type": "expressionNode", "name": "all", "content": content, **place},
        {"id": "out", "type": "outputNode", "name": "out", **place},
    ]
    edges = [
        {"id": f"{one}-{other}", "type": "edge", "sourceId": one, "targetId": other}
        for one, other in (("in", "all"), ("all", "out"))
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def people_for_zen(knowledge: Knowledge) -> tuple[list[dict[str, Anything]], pl.DataFrame]:
    """People as ZEN takes them, with null for what is not known, and the same as a table; of none a part is known."""
    none = dict.fromkeys(knowledge.dictionary)
    both = [(person, judged(knowledge, person).values) for person, _ in likely_people(knowledge, CHECKED)]
    whole = [(p, values) for p, values in both if not any(isinstance(v, Partly) for v in values.values())]
    people, values = zip(*whole, strict=True)
    plain = [{fact: list(v) if isinstance(v, tuple) else v for fact, v in one.items()} for one in values]
    return [{**none, **one} for one in plain], table(knowledge.dictionary, people)


def main() -> None:
    if find_spec("zen") is None:
        print("ZEN is not installed here, so that nothing is compared: pip install zen-engine")
        return
    import zen

    parser = argparse.ArgumentParser()
    parser.add_argument("--table", type=Path)
    named = parser.parse_args().table
    knowledge = load_knowledge(ROOT)
    found = list(expressions(knowledge))
    people, frame = people_for_zen(knowledge)
    compiled = zen.ZenEngine().create_decision(decision(found))
    began = time.process_time()
    said = [compiled.evaluate(person)["result"] for person in people]
    slow = len(people) / (time.process_time() - began)
    book = compile_columns(knowledge)
    columns = book.judge(frame.lazy(), truths=True, could=False, next_question=False).collect()
    for at, (name, _, _) in enumerate(found):
        other = [True if one[f"t{at}"] else False if one[f"f{at}"] else None for one in said]
        assert columns[name].to_list() == other, name
    print(f"{len(found)} truths of {len(people)} people: the same of both", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = named or people_of(Path(folder), MANY)[0]
        began = time.process_time()
        every = book.judge(pl.scan_parquet(path), truths=True, could=False, next_question=False)
        every.select(name for name, _, _ in found).sink_parquet(Path(folder) / "out.parquet")
        quick = pl.scan_parquet(path).select(pl.len()).collect().item() / (time.process_time() - began)
    print(f"ZEN {slow:,.0f}, columns {quick:,.0f} people a second of a processor: {quick / slow:,.0f} times")


if __name__ == "__main__":
    main()
