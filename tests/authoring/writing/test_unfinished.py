"""What was typed for a rule is kept if it is left; a rule may hold in several ways, and brings its own sources."""

from pathlib import Path

import pytest

from bonebrief.language.problem import KnowledgeError
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.conditions import condition_text
from tests.authoring.small_knowledge import RULES
from tests.authoring.writing.test_new_rule import NAMES, POINT, folder, rules, state, told

__all__ = ["folder", "state"]


def test_a_rule_may_hold_in_another_way(folder: Path) -> None:
    ways = ["aged", "pain is yes", "or", "low", "or", "conditions includes hiv", "sex is male", "no"]
    assert told(folder, "bones", "scan_talk", *ways, "note", "So.", "S", "", "", "yes")[0] == 0
    rule = load_knowledge(folder).points["scan_talk"].raises[-1].rule
    assert condition_text(rule.when) == "[{any: [[aged, pain is yes], low, [conditions includes hiv, sex is male]]}]"


def test_a_row_of_evidence_is_asked_for_where_there_are_any(folder: Path) -> None:
    (folder / "rules/evidence.yaml").write_text("rows:\n  1.10: {says: Bones break., checked: seen}\n")
    lines = ["bones", "scan_talk", "aged", "no", "note", "Aged.", "S", "1.1", "? break", "1.10", "", "", "yes"]
    status, said = told(folder, *lines)
    assert status == 0
    assert 'There is no row of evidence called "1.1".' in said
    assert "Several with commas; ? S lists those that name it. [none]" in " ".join(said.split())
    assert "1.10  (seen) Bones break." in said
    assert load_knowledge(folder).points["scan_talk"].raises[-1].rule.evidence == ("1.10",)


def test_what_was_typed_is_not_lost_and_gone_on_with(folder: Path, state: Path) -> None:
    with pytest.raises(BoneBriefError, match=r"the same command goes on with it \(8 answers\)\."):
        told(folder, *POINT[:6], "hihg", *POINT[6:8])
    (kept,) = state.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BoneBriefError, match=r"\(9 answers\)"):
        told(folder, "perhaps", "yes", POINT[8])
    status, said = told(folder, "", *POINT[9:], *NAMES, "yes")
    assert "A rule was left after 9 answers. Go on with it?" in said
    assert status == 0
    assert "celiac_talk" in rules(folder)
    assert list(state.iterdir()) == []


def test_a_rule_that_was_left_may_be_left_for_good(folder: Path, state: Path) -> None:
    with pytest.raises(BoneBriefError, match="is kept"):
        told(folder, "bones", "odd")
    assert told(folder, "no", *POINT, *NAMES, "no")[1].count("Nothing was written.") == 1
    assert list(state.iterdir()) == []
    assert "was left" not in told(folder, *POINT, *NAMES, "no")[1]


def test_where_nothing_can_be_kept_nothing_is_promised(folder: Path, state: Path) -> None:
    state.write_text("a file")
    with pytest.raises(BoneBriefError) as refused:
        told(folder, "bones")
    assert str(refused.value).endswith("Nothing was written.")


def test_an_id_of_a_fact_is_no_id_of_a_point(folder: Path) -> None:
    path = folder / "rules/bones.yaml"
    path.write_text(RULES.replace("scan_talk:", "pain:"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"The id pain is taken already, in .*questions.yaml, line 4"):
        load_knowledge(folder)


NEW_SOURCE = [*["NEW24, p. 3; S"] * 2, "A: guideline", "Society", "24", "2024", "Journal 1", "soon", "2020-01-01", ""]


def test_a_source_that_is_not_listed_is_added_on_the_way(folder: Path) -> None:
    status, said = told(folder, *POINT[:-1], *NEW_SOURCE, *NAMES, "yes")
    assert status == 0
    assert "Type NEW24 again to add it." in said
    assert "Write a year, such as 2024." in said
    assert '"soon" is not a date.' in said
    assert "That day is past." in said
    known = load_knowledge(folder)
    source = known.sources["NEW24"]
    assert (source.title, source.organisation, source.year, source.where) == (
        "A: guideline",
        "Society",
        "2024",
        "Journal 1",
    )
    assert source.review_by.year == source.reviewed.year + 2
    cited = known.points["celiac_talk"].raises[0].rule.sources
    assert [str(one) for one in cited] == ["NEW24, p. 3", "S"]


def test_of_a_rule_that_is_not_wanted_no_source_is_left(folder: Path) -> None:
    before = (folder / "rules/sources.yaml").read_bytes()
    told(folder, *POINT[:-1], *NEW_SOURCE, *NAMES, "no")
    assert (folder / "rules/sources.yaml").read_bytes() == before
