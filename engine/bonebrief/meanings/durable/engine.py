"""The only place that knows durable_rules: productions become its rulesets, and one person's messages run through.

Findings are chained forward across rulesets from outside: which rule fired is all that is taken from the engine, and
each new conclusion is asserted to every ruleset that reads its name, until nothing new comes. The engine is driven by
its own primitives (assert a fact, start an action, complete it and start the next), so no action ever runs code.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from threading import Lock

from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.durable.build import not_usable
from bonebrief.meanings.durable.production import Production
from bonebrief.meanings.durable.profile import Shard, checked_value, shards_of
from bonebrief.meanings.pattern import FALSE, TRUE, Alternative, Interval, Test, truth_test

try:
    import durable_rules_engine as primitives
    from durable.engine import Ruleset
except ImportError as error:
    raise not_usable(error) from None

_HANDLED, _NOT_HANDLED = 0, 1
_created = count()
_written = json.JSONEncoder(ensure_ascii=False).encode
_LOW = {True: "$gte", False: "$gt"}
_PRIMER = " primer"
_HIGH = {True: "$lte", False: "$lt"}


class EngineError(BoneBriefError):
    """durable_rules refused a ruleset or failed while running; nothing it concluded may be used."""


class Engine:
    """Runs productions over messages. Holds no state between runs; build it once per knowledge base."""

    def __init__(self, groups: Iterable[tuple[str, Iterable[Production]]]) -> None:
        """Build the rulesets of named groups of productions.

        Raises:
            ProfileError: a production is outside the profile in which durable_rules is exact.
            EngineError: durable_rules refuses a ruleset.
        """
        self._rulesets = [_Ruleset(name, shard) for name, productions in groups for shard in shards_of(productions)]
        self._one_at_a_time = Lock()
        self._readers: dict[str, list[_Ruleset]] = {}
        for ruleset in self._rulesets:
            for name in ruleset.names:
                self._readers.setdefault(name, []).append(ruleset)

    @property
    def names(self) -> frozenset[str]:
        """Every message name that some production reads."""
        return frozenset(self._readers)

    def run(self, messages: Mapping[str, str | float]) -> dict[str, set[bool]]:
        """Return every conclusion drawn from the messages, with the truths it was given (one, if all is well).

        Raises:
            ProfileError: a value is of a kind that durable_rules does not compare exactly.
            EngineError: durable_rules fails.
        """
        waiting = deque((name, checked_value(name, value)) for name, value in messages.items())
        with self._one_at_a_time:
            return self._run(waiting, str(next(_created)))

    def _run(self, waiting: deque[tuple[str, str | float]], session: str) -> dict[str, set[bool]]:
        concluded: dict[str, set[bool]] = {}
        touched: dict[int, _Ruleset] = {}
        try:
            while waiting:
                name, value = waiting.popleft()
                for ruleset in self._readers.get(name, ()):
                    touched[id(ruleset)] = ruleset
                    for conclusion, truth in ruleset.tell(session, name, value):
                        known = concluded.setdefault(conclusion, set())
                        if truth not in known:
                            known.add(truth)
                            waiting.append((conclusion, TRUE if truth else FALSE))
        finally:
            for ruleset in touched.values():
                ruleset.forget(session)
        return concluded


class _Ruleset:
    def __init__(self, name: str, shard: Shard) -> None:
        self.names = frozenset(shard.tests)
        self._conclusions = {f"r{i}": (p.conclusion, p.truth) for i, p in enumerate(shard.productions)}
        definition: dict[str, dict[str, object]] = {
            f"r{i}": {"all": _patterns(production.patterns), "run": _never}
            for i, production in enumerate(shard.productions)
        }
        definition[_PRIMER] = {"all": _patterns({_PRIMER: truth_test(True)}), "run": _never}
        try:
            self._rules = Ruleset(f"{name}-{next(_created)}", None, definition)
        except Exception as error:
            owners = ", ".join(dict.fromkeys(production.owner for production in shard.productions))
            raise EngineError(f"The rule engine refused the rules of {name} ({owners}): {error}.") from error
        self._prime()

    def tell(self, session: str, name: str, value: str | float) -> list[tuple[str, bool]]:
        """Assert one message and return what it newly concludes."""
        try:
            return [self._conclusions[rule] for rule in self._fired(session, name, value) if rule != _PRIMER]
        except Exception as error:
            raise EngineError(f"The rule engine failed on {name}: {error}. Please report this.") from error

    def _fired(self, session: str, name: str, value: str | float) -> Iterator[str]:
        """The rules that one message makes fire, each completed before the next is started."""
        handle = self._rules._handle
        outcome, state = primitives.assert_fact(handle, _written({"sid": session, "fact": name, "value": value}))
        if outcome == _NOT_HANDLED:
            return
        if outcome != _HANDLED:
            raise EngineError(f"outcome {outcome}")
        started = primitives.start_action_for_state(handle, state)
        fired = started[1] if started else None
        while fired:
            yield from json.loads(fired)
            fired = primitives.complete_and_start_action(handle, state)

    def forget(self, session: str) -> None:
        self._rules.delete_state(session)

    def _prime(self) -> None:
        """Run one session in which a rule fires.

        durable_rules frees memory that it never set when it deletes a session in which nothing fired, unless an
        earlier session used the same slot and fired; with one session at a time there is only the first slot.
        """
        self.tell(_PRIMER, _PRIMER, TRUE)
        self.forget(_PRIMER)


def _never(_closure: object) -> None:
    """The action of every rule; the engine wants one and it is never run."""


def _patterns(patterns: Alternative) -> list[dict[str, object]]:
    return [
        {f"m{i}": {"$and": [{"fact": name}, *_comparisons(test)]}} for i, (name, test) in enumerate(patterns.items())
    ]


def _comparisons(test: Test) -> list[dict[str, object]]:
    if isinstance(test, Interval):
        bounds = ((test.low, _LOW[test.low_included]), (test.high, _HIGH[test.high_included]))
        return [{sign: {"value": bound}} for bound, sign in bounds if abs(bound) != float("inf")]
    if len(test.words) == 1:
        return [{"value": word} for word in test.words]
    return [{"$neq": {"value": word}} for word in sorted(test.possible - test.words)]
