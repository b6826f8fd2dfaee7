"""Every threshold of the shipped rules has examples on it and on both sides; every outcome is shown by one."""

from dataclasses import replace

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.workbench.coverage import coverage, coverage_lines


def test_the_shipped_examples_leave_nothing_untried(knowledge: Knowledge) -> None:
    found = coverage(knowledge, knowledge.examples)
    assert found.complete, "\n".join(coverage_lines(found))


def test_a_missing_side_is_named(knowledge: Knowledge) -> None:
    fewer = [example for example in knowledge.examples if "weight_kg" not in example.given]
    found = coverage(knowledge, fewer)
    assert not found.complete
    assert found.share < 1
    assert "  thin_frame: bmi 20: no example below, at, above" in list(coverage_lines(found))
    assert "  thin_frame: no example makes it true" in list(coverage_lines(found))


def test_nothing_tried_is_all_untried(knowledge: Knowledge) -> None:
    found = coverage(knowledge, ())
    assert found.share == 0
    assert ("calm_word", "raised") in found.never_shown
    assert replace(found, thresholds=()).share == 1
