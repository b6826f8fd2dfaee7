"""Each way in which durable_rules goes wrong is refused when rules are compiled, or never met."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any as Anything

import durable_rules_engine
import pytest

from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Finding, Rule
from bonebrief.knowledge.sources import Citation
from bonebrief.language.answer import Answer, Status
from bonebrief.language.condition import All, Any, AtLeast, Compare, Condition, Holds, Is, Known, Not
from bonebrief.language.domain import Choice
from bonebrief.language.truth import Truth
from bonebrief.language.value import Value
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.agree import DisagreementError, Inferrer, compare
from bonebrief.meanings.durable.engine import Engine, EngineError
from bonebrief.meanings.durable.production import Production
from bonebrief.meanings.durable.profile import ProfileError, Shard, checked_value, shards_of
from bonebrief.meanings.pattern import truth_test
from tests.meanings.rule_books import HERE, NUMBER, fact, shown


def book(whens: Iterable[Condition], numbers: Iterable[str] = ("age",)) -> Knowledge:
    """A knowledge base of one topic with the findings f0, f1, ..., over number facts and one choice."""
    dictionary = {name: fact(name, NUMBER) for name in numbers}
    dictionary["smoking"] = fact("smoking", Choice(shown(["never", "current", "7"])))
    findings = tuple(
        Finding(f"f{i}", "", (Rule(f"f{i}", when, (Citation("S"),), HERE),), None, HERE) for i, when in enumerate(whens)
    )
    return Knowledge(Path(), "0" * 64, dictionary, {}, (Topic("t", "t", "", False, findings, (), ()),), {}, {})


def infer(knowledge: Knowledge, **values: Value) -> dict[str, Truth]:
    answers = {name: Answer(Status.ANSWERED, value) for name, value in values.items()}
    return dict(Inferrer(knowledge).infer(answers).truths)


def test_seventy_tests_true_of_one_fact() -> None:
    truths = infer(book(Compare("age", ">", float(bound)) for bound in range(70)), age=80.0)
    assert list(truths.values()) == [True] * 70


def test_two_tests_of_one_fact_in_one_rule_are_one_pattern() -> None:
    between = All((Compare("age", ">=", 50.0), Compare("age", "<", 65.0)))
    assert infer(book([between]), age=50.0)["f0"] is True
    assert infer(book([between]), age=65.0)["f0"] is False


@pytest.mark.parametrize("count", [16, 17, 40])
def test_more_conditions_than_patterns_of_a_rule(count: int) -> None:
    names = [f"n{i}" for i in range(count)]
    every = All(tuple(Compare(name, ">", 0.0) for name in names))
    assert infer(book([every], names), **dict.fromkeys(names, 1.0))["f0"] is True
    assert infer(book([every], names), **{**dict.fromkeys(names, 1.0), names[-1]: 0.0})["f0"] is False
    assert infer(book([every], names), **dict.fromkeys(names[1:], 1.0))["f0"] is None


def test_three_hundred_rules_on_one_identical_test() -> None:
    truths = infer(book([Is("smoking", ("current",))] * 300), smoking="current")
    assert list(truths.values()) == [True] * 300


def test_six_hundred_fact_names() -> None:
    names = [f"n{i}" for i in range(600)]
    truths = infer(book((Compare(name, "<=", 1.0) for name in names), names), **dict.fromkeys(names, 1.0))
    assert list(truths.values()) == [True] * 600


def test_two_thousand_engine_rules() -> None:
    truths = infer(book(Compare("age", ">=", float(i % 40)) for i in range(1000)), age=20.0)
    assert sum(truth is True for truth in truths.values()) == 525


def test_a_rule_that_is_false_in_a_million_ways_stays_small() -> None:
    names = [f"n{i}" for i in range(40)]
    rows = [All(tuple(Compare(name, ">", 0.0) for name in names[i : i + 4])) for i in range(0, 40, 4)]
    knowledge = book([Any(tuple(rows))], names)
    assert infer(knowledge, **dict.fromkeys(names, 0.0))["f0"] is False
    assert infer(knowledge, **dict.fromkeys(names, 1.0))["f0"] is True


@pytest.mark.parametrize(("known", "truth"), [(0, None), (4, None), (5, True)])
def test_at_least_counts_only_what_is_known(known: int, truth: Truth) -> None:
    names = [f"n{i}" for i in range(20)]
    several = AtLeast(5, tuple(Compare(name, ">", 0.0) for name in names))
    assert infer(book([several], names), **dict.fromkeys(names[:known], 1.0))["f0"] is truth


def test_findings_chain_through_many_levels() -> None:
    whens: list[Condition] = [Compare("age", ">", 1.0), *(Not(Holds(f"f{i}")) for i in range(30))]
    truths = infer(book(whens), age=2.0)
    assert [truths[f"f{i}"] for i in range(31)] == [i % 2 == 0 for i in range(31)]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e-05, -1e-05, 1e16, "", (), [], None, 7, True])
def test_a_value_that_the_engine_compares_wrongly_is_refused(value: object) -> None:
    with pytest.raises(ProfileError, match="age"):
        checked_value("age", value)


@pytest.mark.parametrize("value", [0.0, 0.0001, -2.5, 999999.9999, "7", "true"])
def test_a_value_that_the_engine_compares_exactly_is_taken(value: str | float) -> None:
    assert checked_value("age", value) == value


def test_a_word_that_looks_like_a_number_is_a_word() -> None:
    truths = infer(book([Is("smoking", ("7",)), Compare("age", "<", 7.0)]), smoking="7")
    assert truths == {"f0": True, "f1": None}


def test_nothing_answered_is_unknown_and_known_is_false() -> None:
    assert infer(book([Compare("age", ">", 0.0), Known("age")])) == {"f0": None, "f1": False}


def test_a_production_of_seventeen_patterns_is_refused_by_name() -> None:
    patterns = {f"n{i}": truth_test(True) for i in range(17)}
    with pytest.raises(ProfileError, match=r"steroid_rule needs 17 patterns"):
        shards_of([Production("steroid_rule", "x", True, patterns)])


def test_a_production_without_patterns_is_refused() -> None:
    with pytest.raises(ProfileError):
        shards_of([Production("empty_rule", "x", True, {})])


def test_a_full_shard_takes_no_more() -> None:
    shard = Shard()
    for i in range(200):
        shard.add(Production("r", f"c{i}", True, {"n": truth_test(True)}))
    assert not shard.takes(Production("r", "c", True, {"n": truth_test(True)}))


def test_more_people_than_the_engine_has_sessions() -> None:
    inferrer = Inferrer(book([Compare("age", ">", 50.0)]))
    answers = {"age": Answer(Status.ANSWERED, 60.0)}
    assert {inferrer.infer(answers).truths["f0"] for _ in range(1100)} == {True}


def test_two_engines_of_the_same_rules() -> None:
    knowledge = book([Compare("age", ">", 50.0)])
    first, second = Inferrer(knowledge), Inferrer(knowledge)
    assert first.infer({}).truths == second.infer({}).truths


def test_many_threads_get_their_own_answers() -> None:
    inferrer = Inferrer(book([Compare("age", ">", 50.0)]))

    def truth(age: int) -> Truth:
        return inferrer.infer({"age": Answer(Status.ANSWERED, float(age))}).truths["f0"]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(truth, range(200))) == [age > 50 for age in range(200)]


def test_what_the_engine_cannot_do_is_never_taken_for_no_conclusion(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> Anything:
        raise ValueError("broken engine")

    engine = Engine([Production("r", "c", True, {"n": truth_test(True)})])
    assert engine.run({"n": "true"}) == {"c": {True}}
    monkeypatch.setattr("durable_rules_engine.complete_and_start_action", failing)
    with pytest.raises(EngineError, match="broken engine"):
        engine.run({"n": "true"})
    monkeypatch.undo()
    asserted = durable_rules_engine.assert_fact
    monkeypatch.setattr("durable_rules_engine.assert_fact", lambda *given: (2, asserted(*given)[1]))
    with pytest.raises(EngineError, match="outcome 2"):
        engine.run({"n": "true"})


def test_the_first_session_of_every_ruleset_is_one_in_which_a_rule_fires(monkeypatch: pytest.MonkeyPatch) -> None:
    fired: list[str] = []
    start_action = durable_rules_engine.start_action_for_state

    def watched(*given: object) -> Anything:
        started = start_action(*given)
        fired.append(started[1] if started else "")
        return started

    monkeypatch.setattr("durable_rules_engine.start_action_for_state", watched)
    engine = Engine([Production("r", "c", True, {"a": truth_test(True), "b": truth_test(True)})])
    assert engine.run({"a": "true"}) == {}
    assert "primer" in fired[0]
    assert fired[1:] == [""]


@pytest.mark.parametrize(
    ("engine", "evaluator"), [({True}, False), (set(), True), ({True, False}, True), ({False}, None)]
)
def test_a_difference_stops_the_brief_and_names_the_rule(engine: set[bool], evaluator: Truth) -> None:
    with pytest.raises(DisagreementError, match=r"disagree on smoking\.1 .* Please report"):
        compare("smoking.1", engine, evaluator)


def test_a_wrong_engine_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge = book([Compare("age", ">", 50.0)])
    wrong = replace(knowledge, topics=book([Compare("age", ">=", 50.0)]).topics)
    inferrer = Inferrer(wrong)
    monkeypatch.setattr(inferrer, "knowledge", knowledge)
    with pytest.raises(DisagreementError, match="f0"):
        inferrer.infer({"age": Answer(Status.ANSWERED, 50.0)})


def test_a_clock_before_1970_is_said_before_anything_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: -1.0)
    with pytest.raises(BoneBriefError, match="clock stands before 1970"):
        Engine([]).run({"age": 60.0})
