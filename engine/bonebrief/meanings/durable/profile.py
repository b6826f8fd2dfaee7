"""The narrow profile in which durable_rules is exact; outside it, it gives wrong answers or crashes without a word.

The figures were measured on durable_rules 2.0.28: the 256th rule on one identical test crashes it, a message that
passes 65 different tests fires nothing, a rule of 17 patterns fails when it would match, 512 names in one ruleset
break it and 2,000 rules slow it down. The limits here stay well inside; of rulesets small enough a message is judged in
half the time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import inf

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Problem
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.durable.production import Production
from bonebrief.meanings.pattern import Interval, Test

RULES_PER_RULESET = 50
NAMES_PER_RULESET = 200
TESTS_PER_NAME = 48
PATTERNS_PER_RULE = 16
LARGEST_NUMBER = 1e15
MOST_OF_A_RULE = 5_000
MOST_PRODUCTIONS = 200_000


class ProfileError(BoneBriefError):
    """A rule or a message that durable_rules would not judge exactly."""


def engine_problems(knowledge: Knowledge, productions: Iterable[Production]) -> Iterator[Problem]:
    """The rules that are outside the profile, or need more productions than can be held, each once."""
    beyond: dict[str, str] = {}
    needed = Counter[str]()
    for total, production in enumerate(productions, 1):
        owner = production.owner
        needed[owner] += 1
        if total > MOST_PRODUCTIONS:
            beyond.setdefault(owner, "and those before it are more than the rule engine can hold")
            break
        if needed[owner] > MOST_OF_A_RULE:
            beyond.setdefault(owner, f"needs more than {MOST_OF_A_RULE} productions of the rule engine")
        elif said := beyond_profile(production):
            beyond.setdefault(owner, said)
    for owner, said in beyond.items():
        place = (knowledge.rules.get(owner) or knowledge.findings[owner]).place
        yield Problem(Code.ENGINE_LIMIT, place, f"This rule {said}.", "Split it into two findings, or use other units.")


def beyond_profile(production: Production) -> str:
    """What in one production durable_rules would not judge exactly, said of its rule; nothing if all is well."""
    count = len(production.patterns)
    if not 1 <= count <= PATTERNS_PER_RULE:
        return f"needs {count} patterns at once, and the rule engine is exact with 1 to {PATTERNS_PER_RULE}"
    for name, test in production.patterns.items():
        bounds = (test.low, test.high) if isinstance(test, Interval) else ()
        if any(LARGEST_NUMBER <= abs(bound) < inf for bound in bounds):
            return f"compares {name} with a number so large that the rule engine is not exact"
    return ""


class Shard:
    """Productions that together stay inside the profile of one ruleset."""

    def __init__(self) -> None:
        self.productions: list[Production] = []
        self.tests: defaultdict[str, set[Test]] = defaultdict(set)

    def takes(self, production: Production) -> bool:
        """Whether the profile still holds with this production added."""
        patterns, tests = production.patterns, self.tests
        new = sum(name not in tests for name in patterns)
        return (
            len(self.productions) < RULES_PER_RULESET
            and len(tests) + new <= NAMES_PER_RULESET
            and all(len(tests[n]) < TESTS_PER_NAME or test in tests[n] for n, test in patterns.items() if n in tests)
            and 1 <= len(patterns) <= PATTERNS_PER_RULE
        )

    def add(self, production: Production) -> None:
        """Add a production that it `takes`."""
        self.productions.append(production)
        for name, test in production.patterns.items():
            self.tests[name].add(test)


def shards_of(productions: Iterable[Production]) -> list[Shard]:
    """Distribute productions, in order, over as few shards as the profile allows.

    Raises:
        ProfileError: one production alone is outside the profile; the message names its rule.
    """
    shards: list[Shard] = []
    for production in productions:
        if not shards or not shards[-1].takes(production):
            shards.append(Shard())
        beyond = beyond_profile(production)
        if beyond:
            raise ProfileError(f"The rule {production.owner} {beyond}. Split it into two findings, or use other units.")
        shards[-1].add(production)
    return shards


def checked_value(name: str, value: object) -> str | float:
    """The value, if the engine compares values of its kind exactly: a word, or a finite number without exponent.

    Raises:
        ProfileError: it does not.
    """
    if isinstance(value, str) and value:
        return value
    if isinstance(value, float) and (value == 0 or 1e-4 <= abs(value) < LARGEST_NUMBER):
        return value
    raise ProfileError(f"The value of {name} cannot be judged exactly by the rule engine: {value!r}.")
