"""Answers that contradict each other stand at the very top of every brief, and what follows from others says so."""

import json
from typing import Any

import pytest

from bonebrief.brief.formats.render import FORMATS, render
from bonebrief.brief.model import Brief
from bonebrief.brief.words import Reader, headings
from bonebrief.language.answer import Status
from bonebrief.meanings.agree import Inferrer
from tests.brief.people import brief_of

WOMAN = "age: 70, sex: female, menopause_status: postmenopausal"
DENIED = f"{{{WOMAN}, scan_done: no, t_score_total_hip: -2.9}}"


def json_of(brief: Brief) -> Any:
    return json.loads(render(brief, "json", Reader.CLINICIAN))


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
def test_a_contradiction_stands_above_everything_else(inferrer: Inferrer, name: str, reader: Reader) -> None:
    text = render(brief_of(inferrer, DENIED), name, reader)
    heading = text.index(headings(reader).contradictions)
    assert heading < text.index("one-density class" if reader is Reader.CLINICIAN else "one density")
    flat = " ".join(text.split())
    assert "Bone-density scan: no" in flat
    assert "total hip: -2.9 SD" in flat.replace("</span>", "").replace('<span class="whole">', "")


def test_both_sides_say_what_they_would_raise(inferrer: Inferrer) -> None:
    (one,) = brief_of(inferrer, DENIED).contradictions
    assert (one.gate.fact, [said.fact for said in one.evidence]) == ("scan_done", ["t_score_total_hip"])
    assert "first_scan" in [could.point for could in one.if_gate]
    assert "osteoporosis_range" not in [could.point for could in one.if_gate]
    assert one.if_evidence
    assert not {could.point for could in one.if_gate} & {could.point for could in one.if_evidence}


def test_the_emergency_behind_a_contradiction_is_named(inferrer: Inferrer) -> None:
    (one,) = brief_of(inferrer, "{age: 70, back_pain_new: no, back_pain_emergency: [leg_weakness]}").contradictions
    assert one.if_evidence[0].priority.word == "urgent"


def test_no_brief_has_the_heading_without_a_contradiction(inferrer: Inferrer) -> None:
    brief = brief_of(inferrer, f"{{{WOMAN}, t_score_total_hip: -2.9}}")
    for reader in Reader:
        assert headings(reader).contradictions not in render(brief, "markdown", reader)
    assert json_of(brief)["contradictions"] == []


def test_json_names_both_and_reads_back_as_it_was(inferrer: Inferrer) -> None:
    told = json_of(brief_of(inferrer, DENIED))
    (one,) = told["contradictions"]
    assert (one["gate"], one["answer"], one["evidence"]) == ("scan_done", "no", {"t_score_total_hip": -2.9})
    assert {"point", "priority"} == one["if_evidence"][0].keys()
    assert told["answers"]["scan_done"] == {"status": "contradicted", "value": "no"}
    assert told["bone_density"]["category"] == "unknown"
    again = json_of(brief_of(inferrer, json.dumps(told["answers"])))
    assert (again["contradictions"], again["answers"]) == (told["contradictions"], told["answers"])


def test_what_is_taken_says_from_what(inferrer: Inferrer) -> None:
    brief = brief_of(inferrer, f"{{{WOMAN}, t_score_total_hip: -2.9, scan_done: unknown, vertebral_fracture_count: 2}}")
    assert brief.bone_density.category == "osteoporosis"
    lines = {line.fact: line for line in brief.answers}
    assert lines["scan_done"].status is Status.TAKEN
    assert lines["scan_done"].words == "yes (taken from: T-score, total hip)"
    assert lines["fracture_sites"].words.startswith("spine (a vertebra); of the others it is not known (taken from:")
    answers = json_of(brief)["answers"]
    assert answers["scan_done"] == {
        "status": "taken",
        "value": "yes",
        "from": ["t_score_total_hip"],
        "left_out": {"status": "unknown"},
    }
    assert answers["fracture_sites"] == {
        "status": "taken",
        "value": ["spine"],
        "partly": True,
        "from": ["vertebral_fracture_count"],
    }
    assert json_of(brief_of(inferrer, json.dumps(answers)))["answers"] == answers


def test_no_answer_of_a_contradiction_is_called_left_out_or_settled(inferrer: Inferrer) -> None:
    brief = brief_of(inferrer, DENIED)
    assert [warning.fact for warning in brief.warnings] == []
    assert "scan_done" in [missing.fact for missing in brief.missing]
