"""The only place that knows durable_rules: productions become its rulesets, and one person's messages run through.

Which rule fired is all that is taken from the engine. What is concluded in one ruleset is told to it, and to those that
come after, because no production reads what a later one concludes; so one session is open at a time. The engine is
driven by its own primitives (assert a fact, start an action, complete it and start the next), and no action runs code.
"""

import json
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from itertools import count
from threading import Lock
from typing import Any

from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.durable.build import not_usable
from bonebrief.meanings.durable.production import Production
from bonebrief.meanings.durable.profile import Shard, checked_value, shards_of
from bonebrief.meanings.pattern import FALSE, TRUE, Alternative, Interval, Test, truth_test

try:
    import durable_rules_engine as primitives
except ImportError as error:
    raise not_usable(error) from None

_HANDLED, _NOT_HANDLED = 0, 1
_created = count()
_written = json.JSONEncoder(ensure_ascii=False).encode
_text = lru_cache(maxsize=4096)(_written)
_LOW = {True: "$gte", False: "$gt"}
_PRIMER = " primer"
_HIGH = {True: "$lte", False: "$lt"}


class EngineError(BoneBriefError):
    """durable_rules refused a ruleset or failed while running; nothing it concluded may be used."""


class Engine:
    """Runs productions over messages. Holds no state between runs; for many people, build it once."""

    def __init__(self, productions: Iterable[Production]) -> None:
        """Distribute productions, each after those that conclude what it reads; a ruleset is built when it is needed.

        Raises:
            ProfileError: a production is outside the profile in which durable_rules is exact.
        """
        self._rulesets = [_Ruleset(shard) for shard in shards_of(productions)]
        self._one_at_a_time = Lock()

    @property
    def names(self) -> frozenset[str]:
        """Every message name that some production reads."""
        return frozenset(name for ruleset in self._rulesets for name in ruleset.names)

    def run(self, messages: Mapping[str, str | float]) -> dict[str, set[bool]]:
        """Return every conclusion drawn from the messages, with the truths it was given (one, if all is well).

        Raises:
            ProfileError: a value is of a kind that durable_rules does not compare exactly.
            EngineError: durable_rules refuses a ruleset, or fails.
            BoneBriefError: the clock stands before 1970, where durable_rules was seen to end the whole process.
        """
        if time.time() < 0:
            raise BoneBriefError("This computer's clock stands before 1970, and no rules can be run then. Set it.")
        told = {name: {checked_value(name, value)} for name, value in messages.items()}
        concluded: dict[str, set[bool]] = defaultdict(set)
        with self._one_at_a_time:
            session = str(next(_created))
            for ruleset in self._rulesets:
                for conclusion, truth in ruleset.judge(session, told):
                    concluded[conclusion].add(truth)
                    told.setdefault(conclusion, set()).add(TRUE if truth else FALSE)
        return dict(concluded)


class _Ruleset:
    def __init__(self, shard: Shard) -> None:
        self.names = tuple(shard.tests)
        self._productions = shard.productions
        self._conclusions = {f"r{i}": (p.conclusion, p.truth) for i, p in enumerate(shard.productions)}

    @cached_property
    def _handle(self) -> Any:
        """The ruleset in the engine.

        durable_rules frees memory that it never set when it deletes a session in which nothing fired, unless an
        earlier session used the same slot and fired; with one session at a time there is only the first slot. So
        the first session is one in which a rule fires.
        """
        rules = [(f"r{i}", production.patterns) for i, production in enumerate(self._productions)]
        rules.append((_PRIMER, {_PRIMER: truth_test(True)}))
        try:
            handle = primitives.create_ruleset(f"rules-{next(_created)}", f"{{{','.join(map(_rule, rules))}}}")
            list(_fired(handle, _PRIMER, _PRIMER, TRUE))
            primitives.delete_state(handle, _PRIMER)
        except Exception as error:
            owners = ", ".join(dict.fromkeys(production.owner for production in self._productions))
            raise EngineError(f"The rule engine refused these rules: {error} ({owners}).") from error
        return handle

    def judge(self, session: str, told: Mapping[str, set[str | float]]) -> list[tuple[str, bool]]:
        """What follows from what was told, each once; what these productions conclude is told to them as well."""
        waiting = deque((name, value) for name in self.names for value in sorted(told.get(name, ())))
        if not waiting:
            return []
        found: dict[tuple[str, bool], None] = {}
        said = set(waiting)
        handle = self._handle
        try:
            while waiting:
                for conclusion, truth in self._concluded(*waiting.popleft(), session):
                    found[conclusion, truth] = None
                    message = conclusion, TRUE if truth else FALSE
                    if conclusion in self.names and message not in said:
                        said.add(message)
                        waiting.append(message)
        finally:
            primitives.delete_state(handle, session)
        return list(found)

    def _concluded(self, name: str, value: str | float, session: str) -> list[tuple[str, bool]]:
        try:
            return [self._conclusions[rule] for rule in _fired(self._handle, session, name, value)]
        except Exception as error:
            raise EngineError(f"The rule engine failed on {name}: {error}. Please report this.") from error


def _fired(handle: Any, session: str, name: str, value: str | float) -> Iterator[str]:
    """The rules that one message makes fire, each completed before the next is started."""
    message = f'{{"sid":"{session}","fact":{_text(name)},"value":{_text(value)}}}'
    outcome, state = primitives.assert_fact(handle, message)
    if outcome == _NOT_HANDLED:
        return
    if outcome != _HANDLED:
        raise EngineError(f"outcome {outcome}")
    started = primitives.start_action_for_state(handle, state)
    fired = started[1] if started else None
    while fired:
        yield fired.split('"', 2)[1]
        fired = primitives.complete_and_start_action(handle, state)


def _rule(rule: tuple[str, Alternative]) -> str:
    """One rule as the engine reads it: JSON, put together from what many rules ask alike."""
    name, patterns = rule
    asked = ",".join(f'{{"m{i}":{_pattern(*pattern)}}}' for i, pattern in enumerate(patterns.items()))
    return f'"{name}":{{"all":[{asked}]}}'


@cache
def _pattern(name: str, test: Test) -> str:
    return _written({"$and": [{"fact": name}, *_comparisons(test)]})


def _comparisons(test: Test) -> list[dict[str, object]]:
    if isinstance(test, Interval):
        bounds = ((test.low, _LOW[test.low_included]), (test.high, _HIGH[test.high_included]))
        return [{sign: {"value": bound}} for bound, sign in bounds if abs(bound) != float("inf")]
    if len(test.words) == 1:
        return [{"value": word} for word in test.words]
    return [{"$neq": {"value": word}} for word in sorted(test.possible - test.words)]
