"""What a difference says of texts that still tell the bound of before."""

from pathlib import Path

from bonebrief.authoring.comparing.changes import knowledge_changes
from tests.authoring.small_knowledge import RULES
from tests.reading.tables.test_rule_tables import loaded

SAYS_SO = RULES.partition("examples:")[0].replace(
    "because: Pain for {pain_days} days.", "because: More than seven days."
)


def details(folder: Path, old: str, new: str) -> list[tuple[str, str]]:
    assert old in SAYS_SO
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    before, after = loaded(folder / "a", SAYS_SO), loaded(folder / "b", SAYS_SO.replace(old, new))
    return [(detail.part, detail.now) for change in knowledge_changes(before, after) for detail in change.details]


def test_a_text_that_tells_the_old_bound_is_named(tmp_path: Path) -> None:
    found = details(tmp_path, "pain_days > 7", "pain_days > 14")
    assert ("because still says 7", "More than seven days.") in found


def test_a_bound_that_stands_elsewhere_in_the_point_is_still_true(tmp_path: Path) -> None:
    found = details(
        tmp_path, "[pain is yes, pain_days > 7]", "[pain is yes, pain_days > 14, {any: [age > 80, pain_days > 7]}]"
    )
    assert not [part for part, _ in found if "still says" in part]
