"""Every threshold of the shipped rules has examples on it and on both sides; every outcome is shown by one."""

import pytest

from bonebrief.authoring.examples.coverage import Coverage, NeverShown, coverage
from bonebrief.authoring.examples.coverage_lines import coverage_lines
from bonebrief.knowledge.knowledge import Knowledge


@pytest.mark.long
def test_the_shipped_examples_leave_nothing_untried(knowledge: Knowledge) -> None:
    found = coverage(knowledge, knowledge.examples)
    assert found.complete, "\n".join(coverage_lines(found))


def test_a_missing_side_is_named(knowledge: Knowledge) -> None:
    fewer = [example for example in list(knowledge.examples)[::6] if "weight_kg" not in example.given]
    found = coverage(knowledge, fewer)
    assert not found.complete
    assert found.share < 1
    lines = [line.partition("  ")[2].partition("  ")[2] for line in coverage_lines(found)]
    assert "thin_frame: bmi 20: no example just below, at it, just above" in lines
    assert "thin_frame: no example makes it true" in lines


@pytest.mark.long
def test_the_table_has_a_line_for_each_topic_and_their_sum(knowledge: Knowledge) -> None:
    lines = list(coverage_lines(coverage(knowledge, knowledge.examples)))
    topics = [topic for topic in knowledge.topics if topic.rules]
    assert len(lines) == len(topics) + 4
    assert lines[0].split() == ["topic", "rules", "made", "true", "thresholds", "below,", "at,", "above"]
    assert lines[len(topics) + 1].split()[:5] == [
        "all",
        str(len(knowledge.rules)),
        "of",
        str(len(knowledge.rules)),
        "100",
    ]
    assert max(map(len, lines)) <= 80


def test_nothing_tried_is_all_untried(knowledge: Knowledge) -> None:
    found = coverage(knowledge, ())
    assert found.share == 0
    place = knowledge.points["calm_word"].place
    assert NeverShown("calm_word", "raised", place) in found.never_shown
    assert len(found.never_true) == len(knowledge.rules)
    assert Coverage(()).share == 1
