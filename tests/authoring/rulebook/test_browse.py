"""Browsing the rules: search, one of them in words, and all of them for another program."""

import json
from collections.abc import Callable, Iterable, Iterator

import pytest

from bonebrief.authoring.rulebook.browse import Wanted, check_names, rule_lines, to_verify_lines
from bonebrief.authoring.rulebook.rules_json import facts_json, rule_json, rules_json
from bonebrief.authoring.rulebook.show import show
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError

RULE_WORDS = 'smoking is "current smoker"'


def flat(lines: Iterable[str]) -> str:
    """The words without the ends of the lines."""
    return " ".join("\n".join(lines).split())


@pytest.mark.parametrize(
    ("wanted", "there", "not_there"),
    [
        (Wanted(), "smoking_and_bone", "no such line"),
        (Wanted(words=("smoking",)), "point    smoking_and_bone", "heavy_alcohol"),
        (Wanted(words=("dementia",)), "point    preventing_falls", "smoking_and_bone"),
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


def test_a_topic_a_fact_or_a_source_that_does_not_exist_gets_a_hint(knowledge: Knowledge) -> None:
    for wanted, hint in (
        (Wanted(topic="fals"), "Did you mean falls?"),
        (Wanted(fact="smokin"), "Did you mean smoking?"),
        (Wanted(source="WHO95"), "Did you mean WHO94?"),
    ):
        with pytest.raises(BoneBriefError, match=hint.replace("?", r"\?")):
            check_names(knowledge, wanted)


def test_what_is_to_be_verified_can_be_narrowed(knowledge: Knowledge) -> None:
    text = "\n".join(to_verify_lines(knowledge, Wanted(topic="steroids")))
    assert "steroid_very_high_risk.1" in text
    assert "caroc" not in text


@pytest.mark.parametrize("lines", [rule_lines, to_verify_lines])
def test_lists_fit_80_columns(knowledge: Knowledge, lines: Callable[[Knowledge, Wanted], Iterator[str]]) -> None:
    text = "\n".join(lines(knowledge, Wanted()))
    assert max(len(line) for line in text.splitlines() if " " in line.strip()) <= 80


def test_a_finding_is_shown_with_all_that_belongs_to_it(knowledge: Knowledge) -> None:
    text = flat(show(knowledge, "low_bone_mass"))
    assert "the lowest T-score is above -2.5" in text
    assert "Source: WHO94. Assessment of fracture risk" in text
    assert "Evidence 1.01 (seen): " in text
    assert "low_bone_mass_meaning.1" in text.split("Used by: ")[1]
    assert "- T -2.4 is still low bone mass (" in text


def test_a_point_is_shown_with_its_reasons_and_words(knowledge: Knowledge) -> None:
    text = flat(show(knowledge, "steroid_bone_protection"))
    assert 'Raised at high when (steroid_bone_protection.1): "Very high risk on steroids (ACR)" holds' in text
    assert "Talk: decide, what to decide" in text
    assert "It says: " in text.split("(steroid_bone_protection.1)")[1]
    assert "To be verified: the table of risk categories" in text
    assert "Patient: Steroids help the illness" in text


def test_a_rule_is_shown_with_what_it_belongs_to(knowledge: Knowledge) -> None:
    calm = flat(show(knowledge, "calm_word.1"))
    assert "of the point calm_word: No cause for alarm Raised at note, as a calm word, when" in calm
    assert "of the finding fast_loss_years: " in flat(show(knowledge, "fast_loss_years.2"))


def test_a_group_stands_before_its_parts(knowledge: Knowledge) -> None:
    lines = "\n".join(show(knowledge, "several_risk_factors")).splitlines()
    group = lines.index("    At least 2 of these hold:")
    assert lines[group + 1] == '      - "Fragility fracture" holds'


def test_everything_shown_fits_80_columns(knowledge: Knowledge) -> None:
    for name in [*knowledge.points, *knowledge.findings]:
        assert max(map(len, "\n".join(show(knowledge, name)).splitlines())) <= 80, name


def test_an_unknown_name_gets_a_hint(knowledge: Knowledge) -> None:
    for said in (show, rule_json):
        with pytest.raises(BoneBriefError, match="Did you mean low_bone_mass"):
            said(knowledge, "low_bone_mas")
        with pytest.raises(BoneBriefError, match="It is a source: `bonebrief rules --source WHO94`"):
            said(knowledge, "WHO94")


def test_the_rules_as_json(knowledge: Knowledge) -> None:
    listed = json.loads(rules_json(knowledge, Wanted()))
    assert {entry["id"] for entry in listed} == {*knowledge.findings, *knowledge.points}
    assert sum(len(entry["rules"]) for entry in listed) == len(knowledge.rules)
    assert [entry["id"] for entry in json.loads(rules_json(knowledge, Wanted(fact="smoking")))]
    to_verify = json.loads(rules_json(knowledge, Wanted(), to_verify=True))
    assert to_verify
    assert all(rule["verify"] for entry in to_verify for rule in entry["rules"])
    rule = json.loads(rule_json(knowledge, "smoking_and_bone"))["rules"][0]
    assert (rule["when"], rule["words"], rule["priority"]) == ("smoking is current", RULE_WORDS, "routine")
    assert rule["sources"] == [{"source": "FRAX", "part": ""}]
    assert [one["id"] for one in json.loads(rule_json(knowledge, "fast_loss_years.2"))["rules"]] == [
        "fast_loss_years.2"
    ]


def test_the_facts_as_json(knowledge: Knowledge) -> None:
    facts = {fact["id"]: fact for fact in json.loads(facts_json(knowledge))}
    assert facts["age"]["limits"] == [18, 115]
    assert facts["bmi"]["derived"] is True
    assert "current" in facts["smoking"]["choices"]


def test_every_rule_that_rests_on_a_row_or_a_section_is_listed_with_its_line(knowledge: Knowledge) -> None:
    row = next(row for rule in knowledge.rules.values() for row in rule.evidence)
    text = " ".join("\n".join(rule_lines(knowledge, Wanted(evidence=row))).split())
    resting = [rule for rule in knowledge.rules.values() if row in rule.evidence]
    assert resting
    assert all(f"{rule.id} {rule.place}" in text for rule in resting)
    cited = next(cited for rule in knowledge.rules.values() for cited in rule.sources if cited.part)
    text = " ".join("\n".join(rule_lines(knowledge, Wanted(source=cited.source, section=cited.part.upper()))).split())
    others = [r for r in knowledge.rules.values() if all(cited != one for one in r.sources)]
    assert all(f"{rule.id} {rule.place} " not in text for rule in others if cited.part not in str(rule.sources))
    with pytest.raises(BoneBriefError, match="There is no row of evidence"):
        check_names(knowledge, Wanted(evidence="99.99"))
