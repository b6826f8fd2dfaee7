"""A risk on the rules' own lines, and a calculator's fields as they are known: never a number of the program's own."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bonebrief.brief.formats.render import render
from bonebrief.brief.model import Brief, Risk
from bonebrief.brief.sheet.scale import risk_sentence, scale_end, share, span_of
from bonebrief.brief.words import Reader
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.value import Value
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.turning import turning_point
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge
from tests.brief.people import brief_of, flat, shown

WOMAN = "sex: female, menopause_status: postmenopausal, frax_done: yes"


def risks(brief: Brief) -> dict[str, Risk]:
    return {risk.label: risk for lines in brief.risk_lines for risk in lines.risks}


def line(risk: Risk, name: str) -> float | None:
    return next((span.start for span in risk.spans if span.name == name), None)


@pytest.mark.parametrize(
    ("age", "major", "hip"), [(50, 7.3, 0.91), (64, 15.64, 3.26), (65, 16.5, 3.5), (67, 18.02, 4.26), (80, 20.3, 5.4)]
)
def test_the_uk_line_is_that_of_the_age(inferrer: Inferrer, age: int, major: float, hip: float) -> None:
    brief = brief_of(inferrer, f"{{age: {age}, {WOMAN}, frax_model: uk, frax_major_percent: 18, frax_hip_percent: 4}}")
    found = risks(brief)
    assert line(found["FRAX, major fracture"], "over the line") == major
    assert line(found["FRAX, hip fracture"], "over the line") == hip


def test_a_risk_on_the_line_is_over_it_and_the_rules_say_so_too(inferrer: Inferrer) -> None:
    for percent, over in ((16.4, False), (16.5, True)):
        answers = f"{{age: 65, {WOMAN}, frax_model: uk, frax_major_percent: {percent}, frax_hip_percent: 1}}"
        brief = brief_of(inferrer, answers)
        assert (span_of(risks(brief)["FRAX, major fracture"]).name == "over the line") is over
        assert brief.findings["frax_uk_over_line"] is over


@pytest.mark.parametrize(
    ("model", "lines"), [("us", {"major": 20.0, "hip": 3.0}), ("canada", {"major": 15.0, "hip": None})]
)
def test_other_countries_have_their_own(inferrer: Inferrer, model: str, lines: dict[str, float | None]) -> None:
    brief = brief_of(
        inferrer, f"{{age: 70, {WOMAN}, frax_model: {model}, frax_major_percent: 12, frax_hip_percent: 2}}"
    )
    found = {label: line(risk, "over the line") for label, risk in risks(brief).items()}
    assert found == {f"FRAX, {bone} fracture": at for bone, at in lines.items() if at is not None}


@pytest.mark.parametrize("answers", [f"{{age: 70, {WOMAN}, frax_model: other, frax_major_percent: 12}}", "{age: 70}"])
def test_without_a_result_or_a_line_nothing_is_drawn(inferrer: Inferrer, answers: str) -> None:
    assert brief_of(inferrer, answers).risk_lines == ()


def test_a_line_moves_with_the_rule(knowledge: Knowledge) -> None:
    finding = knowledge.findings["frax_at_us_line"]
    values: dict[str, Value] = {"frax_done": "yes", "frax_model": "us"}
    (lines,) = (one for one in knowledge.sheet.lines if "US" in one.title)
    start = lines.zones[-1].start
    assert start is not None
    assert turning_point(knowledge, start, values, "frax_major_percent", {"frax_hip_percent": 0.0}) == 20.0
    condition = finding.rules[0].when
    moved = _with_bound(condition, "frax_major_percent", 18.0)
    topics = tuple(
        replace(
            topic,
            findings=tuple(
                replace(one, rules=(replace(one.rules[0], when=moved),)) if one.id == finding.id else one
                for one in topic.findings
            ),
        )
        for topic in knowledge.topics
    )
    edited = replace(knowledge, topics=topics)
    assert turning_point(edited, start, values, "frax_major_percent", {"frax_hip_percent": 0.0}) == 18.0


def test_a_picture_keeps_the_mark_in_its_span(inferrer: Inferrer) -> None:
    for percent in (0, 2.3, 2.4, 2.9, 3, 8.6, 40, 100):
        answers = f"{{age: 70, {WOMAN}, frax_model: us, frax_major_percent: 100, frax_hip_percent: {percent}}}"
        risk = risks(brief_of(inferrer, answers))["FRAX, hip fracture"]
        assert scale_end(risk) >= risk.value
        assert 0 <= share(risk, risk.value) <= 1
        assert span_of(risk).name in risk_sentence(risk)


def test_the_fields_of_frax_are_known_no_or_marked(inferrer: Inferrer) -> None:
    brief = brief_of(
        inferrer,
        "{age: 66, sex: female, weight_kg: 61, fracture_as_adult: no, smoking: current, steroid_use: past,"
        " conditions: [celiac_disease], t_score_femoral_neck: -1.9, bone_medicine: none}",
    )
    (strip,) = brief.strips
    fields = {field.label: field.words for field in strip.fields}
    assert len(fields) == 12
    assert fields["Weight"] == "61 kg"
    assert (fields["Current smoking"], fields["Previous fracture"], fields["Rheumatoid arthritis"]) == (
        "yes",
        "no",
        "no",
    )
    assert (fields["Height"], fields["Glucocorticoids"], fields["Secondary osteoporosis"]) == ("", "", "")
    assert "Height ? ·" in flat(shown(brief, width=80))


@pytest.mark.parametrize("more", ["frax_done: yes", "age: 39", "age: 91", "bone_medicine: oral_bisphosphonate"])
def test_no_fields_where_they_are_of_no_use(inferrer: Inferrer, more: str) -> None:
    age = "" if "age" in more else "age: 66, "
    assert brief_of(inferrer, f"{{{age}sex: female, {more}}}").strips == ()


def test_json_has_both(inferrer: Inferrer) -> None:
    drawn = brief_of(inferrer, f"{{age: 65, {WOMAN}, frax_model: uk, frax_major_percent: 18, frax_hip_percent: 2.1}}")
    major, hip = json.loads(render(drawn, "json", Reader.CLINICIAN))["risk_lines"]
    assert (major["fact"], major["value"], major["zone"]) == ("frax_major_percent", 18, "over the line")
    assert [zone["from"] for zone in hip["zones"]] == [0, 2.8, 3.5, 5.6]
    strip = brief_of(inferrer, "{age: 66, sex: female}")
    (calculator,) = json.loads(render(strip, "json", Reader.CLINICIAN))["calculators"]
    assert calculator["fields"][1:3] == [{"label": "Sex", "words": "female"}, {"label": "Weight", "words": None}]


def test_a_folder_without_a_sheet_has_none(tmp_path: Path) -> None:
    assert load_knowledge(write_knowledge(tmp_path)).sheet.lines == ()


def _with_bound(condition: Any, fact: str, bound: float) -> Any:
    """A condition in which a fact is compared with another number."""
    if getattr(condition, "fact", None) == fact:
        return replace(condition, bound=bound)
    parts = getattr(condition, "parts", ())
    return replace(condition, parts=tuple(_with_bound(part, fact, bound) for part in parts)) if parts else condition
