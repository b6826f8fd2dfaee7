"""The reports of an independent author: nothing wrong is marked, and most of what is printed is."""

from collections import Counter

import pytest

from tests.people.scan_report.printed import COMPLETE, SCORES, Printed, layouts, read

LAYOUTS = {one.name: one for one in layouts()}


@pytest.mark.parametrize("name", LAYOUTS)
def test_nothing_wrong_is_marked(name: str) -> None:
    printed, report = LAYOUTS[name], read(LAYOUTS[name].text)
    marked = [one for one in report.candidates if one.sure]
    wrong = [
        (one.fact, one.value, report.text_at(one.span))
        for one in marked
        if one.fact.startswith(COMPLETE) and one.value not in printed.may.get(one.fact, ())
    ]
    listed = {*printed.may, *printed.must_not}
    wrong += [
        (one.fact, one.value, report.text_at(one.span))
        for one in marked
        if one.fact in ("sex", "height_cm", "weight_kg", "frax_with_bmd")
        and one.fact in listed
        and one.value not in printed.may.get(one.fact, ())
    ]
    assert wrong == []


@pytest.mark.parametrize("name", [name for name, one in LAYOUTS.items() if one.refused])
def test_what_is_no_report_of_such_a_scan_is_refused_with_words(name: str) -> None:
    report = read(LAYOUTS[name].text)
    assert report.refusals
    assert not [one for one in report.candidates if one.sure and one.fact.startswith(SCORES)]


def test_there_are_as_many_values_as_it_takes() -> None:
    assert len(LAYOUTS) >= 60
    assert sum(_count(one)["printed"] for one in LAYOUTS.values()) >= 300


@pytest.mark.parametrize(("maker", "least"), [(True, 0.9), (False, 0.6)])
def test_most_of_what_is_printed_is_found(maker: bool, least: float) -> None:
    """Marked, or shown as the lower of two hips, where no question asks for that; of makers' printouts marked."""
    total: Counter[str] = Counter()
    for one in LAYOUTS.values():
        if one.maker is maker:
            total += _count(one)
    assert total["marked" if maker else "found"] >= least * total["printed"]


def _count(printed: Printed) -> Counter[str]:
    found = {one.fact: one for one in read(printed.text).candidates}
    count: Counter[str] = Counter()
    for fact, values in printed.may.items():
        if fact.startswith(SCORES) and fact != "z_score_forearm":
            one = found.get(fact)
            count["printed"] += 1
            is_lower = one is not None and one.doubt.startswith("both sides are printed")
            count["marked"] += one is not None and one.value in values and one.sure
            count["found"] += one is not None and one.value in values and (one.sure or is_lower)
    return count
