"""Browsing the rules: search, one of them in words, and the drawing."""

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import BoneBriefError
from bonebrief.workbench.browse import Wanted, rule_lines
from bonebrief.workbench.graph import graph_lines
from bonebrief.workbench.show import show


@pytest.mark.parametrize(
    ("wanted", "there", "not_there"),
    [
        (Wanted(), "smoking_and_bone", "no such line"),
        (Wanted(words=("smoking",)), "point    smoking_and_bone", "heavy_alcohol"),
        (Wanted(topic="falls"), "finding  repeated_falls", "smoking_and_bone"),
        (Wanted(fact="smoking"), "point    smoking_and_bone", "repeated_falls"),
        (Wanted(source="WHO94"), "finding  low_bone_mass", "smoking_and_bone"),
        (Wanted(words=("fragile", "BACK"), topic="lifestyle"), "spine_safe_movement", "smoking_and_bone"),
    ],
)
def test_only_what_is_wanted_is_listed(knowledge: Knowledge, wanted: Wanted, there: str, not_there: str) -> None:
    text = "\n".join(rule_lines(knowledge, wanted))
    assert there in text
    assert not_there not in text


def test_nothing_wanted_is_nothing_listed(knowledge: Knowledge) -> None:
    assert list(rule_lines(knowledge, Wanted(words=("no such words",)))) == []


def test_a_finding_is_shown_with_all_that_belongs_to_it(knowledge: Knowledge) -> None:
    text = "\n".join(show(knowledge, "low_bone_mass"))
    assert "    lowest_t_score > -2.5" in text
    assert "Source: WHO94. Assessment of fracture risk" in text
    assert "Evidence 1.01 (seen): " in text
    assert "low_bone_mass_meaning.1" in text.split("Used by: ")[1]
    assert "  T -2.4 is still low bone mass  (" in text


def test_a_point_is_shown_with_its_reasons_and_words(knowledge: Knowledge) -> None:
    text = "\n".join(show(knowledge, "steroid_risk_level"))
    assert "Raised at routine: Moderate" in text
    assert "To be verified: the table of risk categories" in text
    assert "  Patient: " in text


def test_a_group_stands_before_its_parts(knowledge: Knowledge) -> None:
    lines = list(show(knowledge, "several_risk_factors"))
    group = lines.index("    at least 2 of 10")
    assert lines[group + 1] == "      minor_fall_fracture"


def test_an_unknown_name_gets_a_hint(knowledge: Knowledge) -> None:
    with pytest.raises(BoneBriefError, match="Did you mean low_bone_mass"):
        show(knowledge, "low_bone_mas")
    with pytest.raises(BoneBriefError, match="Did you mean falls"):
        graph_lines(knowledge, "fals", "dot")


def test_the_drawing_leads_from_facts_through_findings_to_points(knowledge: Knowledge) -> None:
    mermaid = list(graph_lines(knowledge, "falls", "mermaid"))
    assert mermaid[0] == "flowchart LR"
    assert "    falls_past_year --> repeated_falls" in mermaid
    assert "    repeated_falls --> preventing_falls" in mermaid
    dot = list(graph_lines(knowledge, None, "dot"))
    assert (dot[0], dot[-1]) == ("digraph rules {", "}")
    assert '    "falls_past_year" -> "repeated_falls";' in dot
