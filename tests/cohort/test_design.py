"""Shares with standard errors: what textbooks give for the same design."""

from math import sqrt

import polars as pl
import pytest

from bonebrief.cohort.design import Design, check_weights, shares
from bonebrief.machine.error import BoneBriefError

STRATA = {"a": (400, [1, 0, 0, 1, 0]), "b": (1_000, [1, 1, 0, 1]), "c": (150, [0, 0, 0, 1, 0, 1])}
"""By stratum: how many people it stands for, and of whom of its sample something is true."""


def sample() -> pl.LazyFrame:
    """Everybody of the strata, each with the same weight in a stratum."""
    rows = [(name, total / len(true), one) for name, (total, true) in STRATA.items() for one in true]
    return pl.LazyFrame(rows, schema=["stratum", "weight", "true"], orient="row")


def everybody(people: pl.LazyFrame, design: Design) -> tuple[float, float | None]:
    """The share of all of whom it is true, and its error."""
    found = shares(people, design, pl.lit("all"), {"it": pl.col("true") == 1}).by_group["all"]["it"]
    return found.share, found.error


def test_a_stratified_sample_has_the_error_of_cochran() -> None:
    """Cochran, Sampling Techniques, 3rd edition, section 5.10, without the finite population correction."""
    total = sum(people for people, _ in STRATA.values())
    means = {name: sum(true) / len(true) for name, (_, true) in STRATA.items()}
    share = sum(people / total * means[name] for name, (people, _) in STRATA.items())
    variance = sum(
        (people / total) ** 2 * means[name] * (1 - means[name]) / (len(true) - 1)
        for name, (people, true) in STRATA.items()
    )
    assert everybody(sample(), Design("weight", "stratum")) == pytest.approx((share, sqrt(variance)))


def test_a_sample_without_strata_has_the_error_of_a_ratio() -> None:
    """Cochran, section 6.4: the variance of a ratio of two means of a simple random sample."""
    rows = sample().collect()
    weights, true = rows["weight"].to_list(), rows["true"].to_list()
    share = sum(w * y for w, y in zip(weights, true, strict=True)) / sum(weights)
    residuals = [w * (y - share) for w, y in zip(weights, true, strict=True)]
    count = len(weights)
    error = sqrt(count / (count - 1) * sum(r * r for r in residuals)) / sum(weights)
    assert everybody(sample(), Design("weight")) == pytest.approx((share, error))


def test_two_units_in_each_stratum_have_the_error_of_their_differences() -> None:
    """Wolter, Introduction to Variance Estimation, section 6.3: the sum over strata of squared differences."""
    rows = [("a", 1, 2.0, 1), ("a", 1, 3.0, 0), ("a", 2, 2.0, 0), ("b", 1, 5.0, 1), ("b", 2, 1.0, 1), ("b", 2, 4.0, 0)]
    people = pl.LazyFrame(rows, schema=["stratum", "unit", "weight", "true"], orient="row")
    share = 8 / 17
    linear = {("a", 1): 2 - 5 * share, ("a", 2): -2 * share, ("b", 1): 5 - 5 * share, ("b", 2): 1 - 5 * share}
    error = sqrt(sum((linear[s, 1] - linear[s, 2]) ** 2 for s in "ab")) / 17
    assert everybody(people, Design("weight", "stratum", "unit")) == pytest.approx((share, error))


def test_a_unit_without_anybody_of_a_group_counts_for_its_error() -> None:
    rows = [("a", 1, 1.0, 1, "x"), ("a", 1, 1.0, 0, "x"), ("a", 2, 1.0, 1, "y"), ("a", 3, 1.0, 0, "x")]
    people = pl.LazyFrame(rows, schema=["stratum", "unit", "weight", "true", "group"], orient="row")
    found = shares(people, Design("weight", "stratum", "unit"), pl.col("group"), {"it": pl.col("true") == 1})
    share = 1 / 3
    linear = [1 - 2 * share, 0.0, -share]
    error = sqrt(3 / 2 * (sum(one * one for one in linear) - sum(linear) ** 2 / 3)) / 3
    assert (found.by_group["x"]["it"].share, found.by_group["x"]["it"].error) == pytest.approx((share, error))
    assert found.people == {"x": 3, "y": 1}


def test_a_stratum_of_one_unit_gives_no_error() -> None:
    people = pl.LazyFrame({"stratum": ["a", "a", "b"], "weight": [1.0, 1.0, 1.0], "true": [1, 0, 1]})
    share, error = everybody(people, Design("weight", "stratum"))
    assert share == pytest.approx(2 / 3)
    assert error is None


def test_who_has_no_weight_is_not_counted() -> None:
    people = pl.concat(
        [sample(), pl.LazyFrame({"stratum": ["a"], "weight": [None], "true": [1]})], how="vertical_relaxed"
    )
    assert everybody(people, Design("weight")) == pytest.approx(everybody(sample(), Design("weight")))


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ([1.0, -1.0], "1 weights that are below zero, no number"),
        (["1", "heavy"], "1 weights that are below zero, no number"),
        ([1.0, 1e300, 1e-300, float("inf")], "3 weights that are .* larger or smaller than can be counted with"),
        ([None, 0.0], "Nobody has a weight"),
    ],
)
def test_weights_that_are_none_are_said(weights: list[object], said: str) -> None:
    with pytest.raises(BoneBriefError, match=said):
        check_weights(pl.LazyFrame({"weight": weights}, strict=False), pl.col("weight"), "weight")
