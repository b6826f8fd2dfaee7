"""Runs many examples, each on no more of the rules than it speaks of, on as many processors as there are."""

import multiprocessing
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from multiprocessing.connection import Connection

from bonebrief.authoring.examples.expected import Mismatch, Result, run_example
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.part import part_of
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.agree import Inferrer

FEW = 60


class Runner:
    """Compiles, for the examples of each file, the rules that decide what they expect; for an order, all rules."""

    def __init__(self, knowledge: Knowledge, examples: Sequence[Example]) -> None:
        self._knowledge = knowledge
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._compiled: dict[str, Inferrer] = {}
        for example in examples:
            self._names[_rules_for(example)] |= self._expected(example)

    def run(self, example: Example) -> tuple[Mismatch, ...]:
        """What differs from the example's expectation.

        Raises:
            BoneBriefError: the rule engine cannot take the rules, or failed.
        """
        rules = _rules_for(example)
        if rules not in self._compiled:
            part = part_of(self._knowledge, self._names[rules]) if rules else self._knowledge
            self._compiled[rules] = Inferrer(part)
        return run_example(self._compiled[rules], example)

    def _expected(self, example: Example) -> set[str]:
        named = {*example.expect.findings, *example.expect.points}
        if example.expect.density is not None:
            named |= {finding.id for finding in self._knowledge.findings.values() if finding.density}
        return named


def run_examples(knowledge: Knowledge, examples: Sequence[Example]) -> Iterator[Result]:
    """The result of every example in order; worked out one by one, as they are asked for, if there are few.

    Raises:
        BoneBriefError: the rule engine failed on one.
    """
    shares = min(os.cpu_count() or 1, len(examples) // FEW)
    if shares < 2 or "fork" not in multiprocessing.get_all_start_methods():
        runner = Runner(knowledge, examples)
        return (Result(example, runner.run(example)) for example in examples)
    return iter(_shared(knowledge, examples, shares))


def _rules_for(example: Example) -> str:
    """The file whose examples share compiled rules with this one; nothing if it needs all rules."""
    return example.place.file if example.expect.order is None else ""


def _shared(knowledge: Knowledge, examples: Sequence[Example], shares: int) -> list[Result]:
    """Forked workers inherit the rules; each sends back what differs from its share, files kept together.

    They end with this process, however that ends.
    """
    context = multiprocessing.get_context("fork")
    workers = []
    size = -(-len(examples) // shares)
    for start in range(0, len(examples), size):
        ours, theirs = context.Pipe(duplex=False)
        share = examples[start : start + size]
        workers.append((context.Process(target=_work, args=(knowledge, share, theirs, os.getpid()), daemon=True), ours))
        workers[-1][0].start()
        theirs.close()
    found = [mismatches for _, ours in workers for mismatches in _received(ours)]
    for worker, _ in workers:
        worker.join()
    return [Result(example, mismatches) for example, mismatches in zip(examples, found, strict=True)]


def _work(knowledge: Knowledge, examples: Sequence[Example], send: Connection, parent: int) -> None:
    try:
        runner = Runner(knowledge, examples)
        send.send([runner.run(example) for example in takewhile(lambda _: os.getppid() == parent, examples)])
    except BoneBriefError as error:
        send.send(str(error))
    except (KeyboardInterrupt, BrokenPipeError):
        send.close()


def _received(ours: Connection) -> list[tuple[Mismatch, ...]]:
    try:
        received = ours.recv()
    except EOFError:
        raise BoneBriefError("A part of the examples was not run, because its process ended early.") from None
    if isinstance(received, str):
        raise BoneBriefError(received)
    return list(received)
