"""Why something is so for a person: what decides first, once, and what would change or settle it."""

import json

import pytest

from bonebrief.authoring.explaining.why import Shown, explanation
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.inference import Inference
from bonebrief.reading.given.answers import read_answers_file

USUAL = Shown()
WOMAN = "age: 66, sex: female, menopause_status: postmenopausal, scan_done: yes, scan_kind: dxa_hip_spine"


def infer(inferrer: Inferrer, answers: str) -> Inference:
    return inferrer.infer(read_answers_file(f"answers: {{{answers}}}", "f", inferrer.knowledge.dictionary).answers)


def lines(inferrer: Inferrer, name: str, answers: str, shown: Shown = USUAL) -> list[str]:
    return list(
        explanation(
            inferrer.knowledge, name, inferrer.knowledge.questionnaire("bone-health"), infer(inferrer, answers), shown
        )
    )


def test_what_did_not_fire_says_the_deciding_value_and_the_nearest_change(inferrer: Inferrer) -> None:
    said = lines(inferrer, "osteoporosis_by_t_score", f"{WOMAN}, t_score_total_hip: -2.4")
    assert said[1] == "For this person: false."
    assert "[-] false   lowest_t_score <= -2.5  (-2.4 SD)" in said
    assert "It would be true if the T-score, total hip were -2.5 SD or lower." in said
    assert not any("scan_kind" in line for line in said)


def test_what_is_unknown_says_which_question_settles_it(inferrer: Inferrer) -> None:
    said = lines(inferrer, "smoking_and_bone", "age: 60")
    assert said[1] == "For this person: could not be judged."
    assert "[?] unknown smoking is current  (no answer)" in said
    assert said[said.index("To settle it, ask:") + 1] == "  - Do you smoke?"


def test_what_fired_says_its_priority_and_what_it_rests_on(inferrer: Inferrer) -> None:
    said = lines(inferrer, "smoking_and_bone", "smoking: current")
    assert said[1] == "For this person: routine."
    assert any(line.startswith("smoking_and_bone.1 (") for line in said)
    assert "[+] true    smoking is current  (current smoker)" in said


def test_reasons_that_hold_come_before_those_that_do_not(inferrer: Inferrer) -> None:
    said = lines(inferrer, "preventing_falls", "falls_past_year: 1, fall_injury: yes")
    heads = [line for line in said if line.startswith("preventing_falls.")]
    assert heads[0] == "preventing_falls.2 (high)"


def test_a_finding_is_opened_once(inferrer: Inferrer) -> None:
    said = lines(inferrer, "lifestyle_first", f"{WOMAN}, t_score_total_hip: -1.8", Shown(everything=True))
    opened = [line for line in said if "minor_fall_fracture" in line]
    assert len(opened) > 1
    assert sum("(see above)" not in line for line in opened) == 1


@pytest.mark.parametrize(("depth", "there"), [(0, False), (1, False), (2, True)])
def test_findings_are_opened_to_a_depth(inferrer: Inferrer, depth: int, there: bool) -> None:
    said = lines(inferrer, "hip_or_spine_fracture_talk", "fracture_as_adult: no", Shown(depth=depth))
    assert any("fracture_as_adult is yes  (no)" in line for line in said) is there
    assert any("--depth N" in line for line in said)


@pytest.mark.long
@pytest.mark.parametrize("everything", [True, False])
def test_every_tree_fits_the_terminal(inferrer: Inferrer, everything: bool) -> None:
    inference = infer(inferrer, f"{WOMAN}, t_score_total_hip: -1.8, smoking: current")
    knowledge = inferrer.knowledge
    for name in [*knowledge.points, *knowledge.findings, *knowledge.rules][::60]:
        for line in explanation(
            knowledge, name, knowledge.questionnaire("bone-health"), inference, Shown(everything=everything)
        ):
            assert len(line) <= 80 or " " not in line.strip(), line


def test_programs_read_the_whole_tree(inferrer: Inferrer) -> None:
    (text,) = lines(inferrer, "osteoporosis_by_t_score", f"{WOMAN}, t_score_total_hip: -2.4", Shown(how="json"))
    told = json.loads(text)
    (conclusion,) = told["conclusions"]
    assert (told["outcome"], conclusion["truth"]) == ("false", False)
    assert conclusion["nearest_change"] == ["the T-score, total hip were -2.5 SD or lower"]
    (group,) = conclusion["tree"]["parts"]
    assert group["parts"][-1] == {
        "condition": "lowest_t_score <= -2.5",
        "truth": False,
        "fact": "lowest_t_score",
        "value": -2.4,
    }


def test_an_unknown_name_gets_a_hint(inferrer: Inferrer) -> None:
    with pytest.raises(BoneBriefError, match="Did you mean calm_word"):
        lines(inferrer, "calm_wrd", "age: 60")


def test_what_was_taken_says_from_which_answers(inferrer: Inferrer) -> None:
    said = lines(inferrer, "osteoporosis_by_t_score", "age: 70, menopause_age: 51, t_score_total_hip: -2.9")
    assert said[1] == "For this person: true."
    assert any("scan_done is yes  (yes; taken from: T-score, total hip)" in line for line in said)


def test_what_is_contradicted_says_so(inferrer: Inferrer) -> None:
    said = lines(
        inferrer, "osteoporosis_by_t_score", f"{WOMAN.replace('done: yes', 'done: no')}, t_score_total_hip: -2.9"
    )
    assert any("scan_done is yes  (contradicted by another answer)" in line for line in said)


def test_calm_words_that_a_brief_holds_back_are_said_to_wait(inferrer: Inferrer) -> None:
    answers = (
        "age: 56, sex: female, menopause_status: postmenopausal, menopause_age: 51, ovaries_removed: no, "
        "height_cm: 165, height_peak_cm: 166, weight_kg: 66, weight_loss_unintended: no, t_score_total_hip: -0.4,"
        "fracture_as_adult: no,"
        "back_pain_new: no, stooped_posture: no, parent_hip_fracture: no, steroid_use: never, conditions: [none],"
        "bone_affecting_medicines: [none], smoking: never, alcohol_units_per_day: 1, falls_past_year: 0, frax_done: no,"
        "bone_medicine: none"
    )
    assert "calm words wait for" in "\n".join(lines(inferrer, "calm_word", answers)[:3])
