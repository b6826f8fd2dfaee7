"""An answer behind a gate that nobody answered settles it, or opens the way; one that its gate denies is named."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.gates import needs_of, speaks
from bonebrief.language.value import Partly, Seen, Value
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.evidence import Contradiction, without_denial, without_evidence
from bonebrief.meanings.plain.settle import Branch, Settled, settle
from bonebrief.reading.given.answers import read_answers_file
from tests.people import people

UNKNOWN, SKIPPED = Answer(Status.UNKNOWN), Answer(Status.SKIPPED)


def settled(knowledge: Knowledge, text: str) -> Settled:
    return settle(knowledge.dictionary, read_answers_file(f"answers: {text}", "t", knowledge.dictionary).answers)


@pytest.mark.parametrize(
    ("given_answers", "taken"),
    [
        ("{t_score_total_hip: -2.9}", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}),
        ("{t_score_lumbar_spine: 0}", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}),
        ("{z_score_femoral_neck: -1.2}", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}),
        ("{spine_scan_unreliable: yes}", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}),
        ("{spine_scan_unreliable: no}", {}),
        ("{scan_kind: other}", {"scan_done": "yes"}),
        ("{scan_months_ago: 0}", {"scan_done": "yes"}),
        ("{bmd_change_percent: -3.2}", {"scan_done": "yes", "scan_kind": "dxa_hip_spine", "previous_scan": "yes"}),
        ("{scan_done: unknown, scan_kind: skipped, tbs: 1.2}", {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}),
        ("{frax_major_percent: 22}", {"frax_done": "yes"}),
        ("{frax_done: unknown, frax_hip_percent: 3.4}", {"frax_done": "yes"}),
        ("{frax_major_percent: 0}", {}),
        ("{frax_with_bmd: no}", {}),
        ("{steroid_dose_mg: 30}", {"steroid_use": "current"}),
        ("{steroid_use: skipped, steroid_planned_months: 4}", {"steroid_use": "current"}),
        ("{steroid_months: 6}", {}),
        ("{steroid_months: 6, steroid_dose_mg: 5}", {"steroid_use": "current"}),
        ("{steroid_high_dose_days: 0}", {}),
        ("{fracture_low_trauma: yes}", {"fracture_as_adult": "yes"}),
        ("{fracture_low_trauma: no}", {}),
        ("{fracture_sites: [hip]}", {"fracture_as_adult": "yes", "fracture_low_trauma": "yes"}),
        ("{fracture_sites: [none]}", {}),
        ("{fracture_count: 0}", {}),
        ("{fracture_months_ago: 0}", {"fracture_as_adult": "yes", "fracture_low_trauma": "yes"}),
        (
            "{vertebral_fracture_count: 2}",
            {"fracture_as_adult": "yes", "fracture_low_trauma": "yes", "fracture_sites": Partly(("spine",))},
        ),
        (
            "{vertebral_fracture_count: 2, fracture_sites: [spine]}",
            {"fracture_as_adult": "yes", "fracture_low_trauma": "yes"},
        ),
        ("{fracture_on_treatment: yes}", {"fracture_as_adult": "yes", "fracture_low_trauma": "yes"}),
        ("{menopause_status: premenopausal}", {"sex": "female"}),
        ("{menopause_age: 51}", {"sex": "female", "menopause_status": "postmenopausal"}),
        ("{ovaries_removed_age: 44}", {"sex": "female", "ovaries_removed": "yes"}),
        ("{hormone_therapy: never}", {}),
        ("{hormone_therapy: past}", {"sex": "female"}),
        ("{periods_absent_6_months: yes}", {}),
        ("{hormone_therapy_cautions: [clots]}", {}),
        ("{pregnancy_possible: yes}", {"sex": "female"}),
        ("{back_pain_emergency: [saddle_numbness]}", {"back_pain_new": "yes"}),
        ("{back_pain_warning: [night_pain, cancer_history]}", {"back_pain_new": "yes"}),
        ("{back_pain_warning: [cancer_history]}", {}),
        ("{tsh_suppressed: yes}", {}),
        ("{fall_injury: yes}", {}),
        ("{denosumab_months_since_dose: 8}", {"bone_medicine": "denosumab"}),
        ("{bone_medicine_years: 3}", {}),
        ("{bone_medicine_years: 3, denosumab_months_since_dose: 0}", {"bone_medicine": "denosumab"}),
        ("{thigh_or_groin_pain: yes}", {}),
    ],
)
def test_what_is_taken(knowledge: Knowledge, given_answers: str, taken: dict[str, Seen]) -> None:
    found = settled(knowledge, given_answers)
    assert {gate: found.values[gate] for gate in found.taken} == taken
    assert not found.contradictions
    assert not found.parked


@pytest.mark.parametrize(
    "given_answers",
    [
        "{steroid_use: unknown, steroid_months: 6}",
        "{bone_medicine: skipped, bone_medicine_years: 3}",
        "{falls_past_year: unknown, fall_injury: yes}",
        "{sex: skipped, hormone_therapy_cautions: [clots]}",
    ],
)
def test_a_branch_is_open_where_several_answers_of_the_gate_could_be(knowledge: Knowledge, given_answers: str) -> None:
    found = settled(knowledge, given_answers)
    gate, behind = given_answers.strip("{}").replace(":", ",").split(",")[::2]
    assert found.branches[behind.strip()] is Branch.OPEN
    assert behind.strip() in found.values
    assert gate not in found.values


@pytest.mark.parametrize(
    ("given_answers", "gate", "evidence", "instead"),
    [
        ("{scan_done: no, t_score_total_hip: -2.9}", "scan_done", ("t_score_total_hip",), "yes"),
        ("{frax_done: no, frax_major_percent: 22}", "frax_done", ("frax_major_percent",), "yes"),
        ("{steroid_use: never, steroid_dose_mg: 5, steroid_months: 0}", "steroid_use", ("steroid_dose_mg",), "current"),
        ("{steroid_use: never, steroid_months: 6}", "steroid_use", ("steroid_months",), None),
        ("{bone_medicine: none, bone_medicine_missed: yes}", "bone_medicine", ("bone_medicine_missed",), None),
        ("{falls_past_year: 0, fall_injury: yes}", "falls_past_year", ("fall_injury",), None),
        ("{fracture_as_adult: no, fracture_sites: [hip]}", "fracture_as_adult", ("fracture_sites",), "yes"),
        (
            "{fracture_as_adult: no, fracture_low_trauma: yes, fracture_sites: [hip]}",
            "fracture_as_adult",
            ("fracture_low_trauma", "fracture_sites"),
            "yes",
        ),
        (
            "{fracture_sites: [none], vertebral_fracture_count: 2}",
            "fracture_sites",
            ("vertebral_fracture_count",),
            ("spine",),
        ),
        (
            "{fracture_sites: [hip], vertebral_fracture_count: 2}",
            "fracture_sites",
            ("vertebral_fracture_count",),
            ("hip", "spine"),
        ),
        ("{back_pain_new: no, back_pain_emergency: [leg_weakness]}", "back_pain_new", ("back_pain_emergency",), "yes"),
        (
            "{scan_kind: peripheral_or_ultrasound, t_score_total_hip: -2.9}",
            "scan_kind",
            ("t_score_total_hip",),
            "dxa_hip_spine",
        ),
        ("{sex: male, menopause_age: 51}", "sex", ("menopause_age",), "female"),
        (
            "{sex: female, menopause_status: premenopausal, menopause_age: 44}",
            "menopause_status",
            ("menopause_age",),
            "postmenopausal",
        ),
        ("{steroid_use: past, steroid_dose_mg: 5}", "steroid_use", ("steroid_dose_mg",), "current"),
        (
            "{bone_medicine: oral_bisphosphonate, denosumab_months_since_dose: 8}",
            "bone_medicine",
            ("denosumab_months_since_dose",),
            "denosumab",
        ),
    ],
)
def test_what_is_contradicted_is_named_and_not_used(
    knowledge: Knowledge, given_answers: str, gate: str, evidence: tuple[str, ...], instead: str | None
) -> None:
    found = settled(knowledge, given_answers)
    assert found.contradictions == (Contradiction(gate, evidence, instead),)
    assert not any(fact in found.values for fact in evidence)
    assert isinstance(found.values.get(gate, Partly(())), Partly)
    assert not found.parked


def test_of_several_words_those_that_nothing_contradicts_still_count(knowledge: Knowledge) -> None:
    found = settled(knowledge, "{fracture_sites: [hip], vertebral_fracture_count: 2}")
    assert found.values["fracture_sites"] == Partly(("hip",))


@pytest.mark.parametrize(
    ("given_answers", "parked"),
    [
        ("{sex: male, hormone_therapy_cautions: [clots]}", "hormone_therapy_cautions"),
        ("{bone_medicine: none, thigh_or_groin_pain: yes}", "thigh_or_groin_pain"),
        ("{back_pain_new: no, back_pain_warning: [cancer_history]}", "back_pain_warning"),
    ],
)
def test_what_says_nothing_of_its_gate_is_parked(knowledge: Knowledge, given_answers: str, parked: str) -> None:
    found = settled(knowledge, given_answers)
    assert found.parked == (parked,)
    assert parked not in found.values
    assert parked not in found.contradicted


def test_a_contradiction_is_gone_whichever_side_is_right(knowledge: Knowledge) -> None:
    answers = read_answers_file("answers: {scan_done: no, t_score_total_hip: -2.9}", "t", knowledge.dictionary).answers
    (one,) = settle(knowledge.dictionary, answers).contradictions
    gate, evidence = (settle(knowledge.dictionary, side(answers, one)) for side in (without_evidence, without_denial))
    assert not gate.contradictions
    assert not evidence.contradictions
    assert gate.values["scan_done"] == "no"
    assert gate.parked == ("t_score_total_hip",)
    assert evidence.values["t_score_total_hip"] == -2.9


def as_asked(knowledge: Knowledge, answers: Answers) -> Answers:
    """The answers that an interview could have brought: each to a question that those before it opened."""
    kept: dict[str, Answer] = {}
    values: dict[str, Value] = {}
    for fact in knowledge.dictionary.values():
        answer = answers.get(fact.id)
        if answer and answer.value is not None and (fact.ask_if is None or truth_of(fact.ask_if, values)):
            kept[fact.id], values[fact.id] = answer, answer.value
    return kept


def settled_gates(knowledge: Knowledge, answers: Answers) -> set[str]:
    """The gates that some answer speaks for."""
    gates: set[str] = set()
    for fact in (knowledge.dictionary[name] for name in answers):
        value = answers[fact.id].value
        if fact.ask_if is not None and value is not None and speaks(fact, value):
            gates |= needs_of(fact.ask_if).keys()
    return gates


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_evidence_alone_gives_no_less_than_with_its_gates_answered(knowledge: Knowledge, data: st.DataObject) -> None:
    whole = as_asked(knowledge, data.draw(people(knowledge)))
    gates = settled_gates(knowledge, whole)
    alone = {fact: answer for fact, answer in whole.items() if fact not in gates}
    before, after = settle(knowledge.dictionary, whole), settle(knowledge.dictionary, alone)
    assert not after.contradictions
    for fact, value in before.values.items():
        seen = after.values.get(fact)
        if fact not in gates:
            assert seen == value, fact
        elif isinstance(seen, Partly):
            assert isinstance(value, tuple)
            assert set(seen.chosen) <= set(value)
        else:
            assert seen in (None, value), fact
    for nothing in (UNKNOWN, SKIPPED):
        unknown = settle(knowledge.dictionary, {**alone, **dict.fromkeys(gates & whole.keys(), nothing)})
        assert {f: unknown.values[f] for f in after.taken} == {f: after.values[f] for f in after.taken}


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_settling_hangs_on_no_order_and_settles_what_is_settled(knowledge: Knowledge, data: st.DataObject) -> None:
    answers = data.draw(people(knowledge))
    found = settle(knowledge.dictionary, answers)
    assert settle(knowledge.dictionary, dict(data.draw(st.permutations(list(answers.items()))))) == found
    whole = {gate: found.values[gate] for gate in found.taken if found.needs_no_answer(gate)}
    again = {gate: Answer(Status.ANSWERED, value) for gate, value in whole.items() if not isinstance(value, Partly)}
    after = settle(knowledge.dictionary, {**answers, **again})
    assert (after.values, after.contradictions, after.parked) == (found.values, found.contradictions, found.parked)
    used = {fact for fact, value in found.values.items() if not isinstance(value, Partly)}
    assert not used & found.contradicted
    assert not used & set(found.parked)
