"""Runs many examples, on as many processors as there are."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

from bonebrief.inference.inference import Inferrer
from bonebrief.knowledge.problem import BoneBriefError
from bonebrief.knowledge.rule import Example
from bonebrief.workbench.examples import Mismatch, Result, run_example

FEW = 60


def run_examples(inferrer: Inferrer, examples: Sequence[Example]) -> Iterator[Result]:
    """The result of every example in order; worked out one by one, as they are asked for, if there are few.

    Raises:
        BoneBriefError: the rule engine failed on one.
    """
    shares = min(os.cpu_count() or 1, len(examples) // FEW)
    if shares < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return (Result(example, run_example(inferrer, example)) for example in examples)
    return iter(_shared(inferrer, examples, shares))


def _shared(inferrer: Inferrer, examples: Sequence[Example], shares: int) -> list[Result]:
    """Forked workers inherit the compiled rules; each sends back what differs from its share of the examples."""
    context = multiprocessing.get_context("fork")
    workers = []
    for number in range(shares):
        ours, theirs = context.Pipe(duplex=False)
        workers.append((context.Process(target=_work, args=(inferrer, examples[number::shares], theirs)), ours))
        workers[-1][0].start()
        theirs.close()
    found = [_received(ours) for _, ours in workers]
    for worker, _ in workers:
        worker.join()
    return [Result(example, found[i % shares][i // shares]) for i, example in enumerate(examples)]


def _work(inferrer: Inferrer, examples: Sequence[Example], send: Connection) -> None:
    try:
        send.send([run_example(inferrer, example) for example in examples])
    except BoneBriefError as error:
        send.send(str(error))
    except KeyboardInterrupt:
        send.close()


def _received(ours: Connection) -> list[tuple[Mismatch, ...]]:
    try:
        received = ours.recv()
    except EOFError:
        raise BoneBriefError("A part of the examples was not run, because its process ended early.") from None
    if isinstance(received, str):
        raise BoneBriefError(received)
    return list(received)
