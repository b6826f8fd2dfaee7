"""A book compiled, every production inside the profile; one that was compiled before comes from what was kept of it."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from bonebrief import __version__
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError
from bonebrief.machine.kept import keep, kept
from bonebrief.meanings.durable.production import Production, productions_of
from bonebrief.meanings.durable.profile import engine_problems
from bonebrief.meanings.pattern import Interval, OneOf, Test

_MEANINGS = Path(__file__).resolve().parents[1]


def compiled(knowledge: Knowledge) -> list[Production]:
    """The productions of every rule, each after those that conclude what it reads.

    Raises:
        KnowledgeError: a rule is outside the profile in which durable_rules is exact.
    """
    productions = productions_of(knowledge)
    beyond = tuple(engine_problems(knowledge, productions))
    if beyond:
        raise KnowledgeError(beyond)
    return productions


def compiled_before(knowledge: Knowledge) -> list[Production]:
    """The same of knowledge as its files hold it, which is compiled once for all later starts.

    Raises:
        KnowledgeError: a rule is outside the profile; what is wrong is never kept.
    """
    key = _key(knowledge)
    known = _whole(kept(key))
    if known is not None:
        return known
    productions = compiled(knowledge)
    keep(key, _plain(productions))
    return productions


def _key(knowledge: Knowledge) -> str:
    """A name for these files and this compiler, which is known by its version and by when it was changed last."""
    stamps = [path.stat().st_mtime_ns for path in (*_MEANINGS.glob("*.py"), *Path(__file__).parent.glob("*.py"))]
    return sha256(f"productions\0{__version__}\0{max(stamps)}\0{knowledge.sha256}".encode()).hexdigest()


def _plain(productions: Sequence[Production]) -> list[Any]:
    """Every test once, and every production with the numbers of its tests."""
    tests = {test: number for number, test in enumerate(dict.fromkeys(_tests(productions)))}
    rows = [
        [one.owner, one.conclusion, one.truth, {name: tests[test] for name, test in one.patterns.items()}]
        for one in productions
    ]
    return [[_plain_test(test) for test in tests], rows]


def _tests(productions: Sequence[Production]) -> Iterator[Test]:
    return (test for production in productions for test in production.patterns.values())


def _plain_test(test: Test) -> list[Any]:
    if isinstance(test, OneOf):
        return [sorted(test.words), sorted(test.possible)]
    return [test.low, test.low_included, test.high, test.high_included]


def _whole(data: Any) -> list[Production] | None:
    """The productions behind their plain form; None if it is the plain form of nothing."""
    try:
        plain_tests, rows = data
        tests = [_whole_test(test) for test in plain_tests]
        return [
            Production(owner, conclusion, truth, {name: tests[number] for name, number in patterns.items()})
            for owner, conclusion, truth, patterns in rows
        ]
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _whole_test(data: Any) -> Test:
    match data:
        case [list(words), list(possible)]:
            return OneOf(frozenset(words), frozenset(possible))
        case [float(low), bool(low_included), float(high), bool(high_included)]:
            return Interval(low, low_included, high, high_included)
        case _:
            raise ValueError("no test")
