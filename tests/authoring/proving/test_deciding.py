"""Laws decided on a small rule book: proved, refuted with people side by side, excepted, or undecided."""

from pathlib import Path

import pytest

from bonebrief.authoring.proving.verdict import Outcome
from bonebrief.meanings.solver import sat
from bonebrief.wording.answers import answers_text
from tests.authoring.proving.lawful import WITH_YOUNG_PAIN, verdicts

OLDER = "  older: {title: Older, worse: {fact: age, direction: higher, keeps: urgent and high}"


def test_a_law_that_holds_is_proved(tmp_path: Path) -> None:
    laws = f"laws:\n{OLDER}}}\n  old_pain: {{title: P, always: {{when: [aged, pain is yes], raises: high}}}}\n"
    assert [verdict.outcome for verdict in verdicts(tmp_path, laws)] == [Outcome.PROVED, Outcome.PROVED]


def test_what_goes_away_with_a_worse_number_is_shown_by_two_people_side_by_side(tmp_path: Path) -> None:
    (verdict,) = verdicts(tmp_path, f"laws:\n{OLDER}}}\n", WITH_YOUNG_PAIN)
    (shown,) = verdict.shown
    assert verdict.outcome is Outcome.REFUTED
    assert shown.what == "pain_talk was high"
    assert shown.changed is not None
    assert answers_text(shown.answers) == "{age: 29, pain: yes}"
    assert answers_text(shown.changed) == "{age: 64}"


def test_a_law_may_be_about_some_people_only(tmp_path: Path) -> None:
    (verdict,) = verdicts(tmp_path, f"laws:\n{OLDER}, among: age >= 30}}\n", WITH_YOUNG_PAIN)
    assert verdict.outcome is Outcome.PROVED


@pytest.mark.parametrize(
    ("exception", "outcome", "needed"),
    [
        ("{points: [pain_talk], because: B}", Outcome.PROVED, True),
        ("{points: [scan_talk], because: B}", Outcome.REFUTED, False),
        ("{when: [age < 30], because: B}", Outcome.PROVED, True),
        ("{when: [sex is male], because: B}", Outcome.REFUTED, True),
        ("{points: [pain_talk], instead: scan_talk, because: B}", Outcome.REFUTED, False),
        ("{points: [pain_talk], open: yes, because: B}", Outcome.REFUTED, False),
    ],
)
def test_an_exception_counts_for_whom_it_says(tmp_path: Path, exception: str, outcome: Outcome, needed: bool) -> None:
    (verdict,) = verdicts(tmp_path, f"laws:\n{OLDER}, except: [{exception}]}}\n", WITH_YOUNG_PAIN)
    assert verdict.outcome is outcome
    assert [one.shown is not None for one in verdict.excepted] == [needed]


def test_an_exception_that_nobody_needs_any_more_is_known_as_such(tmp_path: Path) -> None:
    (verdict,) = verdicts(tmp_path, f"laws:\n{OLDER}, except: [{{because: B}}]}}\n")
    assert (verdict.outcome, verdict.excepted[0].shown) == (Outcome.PROVED, None)


def test_a_point_that_waits_for_an_answer_may_be_excepted(tmp_path: Path) -> None:
    laws = (
        "laws:\n  pain:\n    title: Pain\n    always: {when: [pain is yes], raises: high}\n"
        "    except: [{points: [pain_talk], open: yes, mend: Ask for the age.}]\n"
    )
    (verdict,) = verdicts(tmp_path, laws)
    assert verdict.outcome is Outcome.REFUTED
    assert answers_text(verdict.shown[0].answers) == "{age: 64, pain: yes}"
    (excepted,) = verdict.excepted
    assert excepted.fault
    assert excepted.shown is not None
    assert answers_text(excepted.shown.answers) == "{pain: yes}"


@pytest.mark.parametrize(
    ("never", "outcome"),
    [
        ("[high, age < 65]", Outcome.PROVED),
        ("[high, age < 66]", Outcome.REFUTED),
        ("[urgent]", Outcome.PROVED),
        ("[calm]", Outcome.PROVED),
        ("[low, lowest_t_score > -2.5]", Outcome.PROVED),
    ],
)
def test_what_never_stands_together(tmp_path: Path, never: str, outcome: Outcome) -> None:
    (verdict,) = verdicts(tmp_path, f"laws:\n  n: {{title: N, never: {never}}}\n")
    assert verdict.outcome is outcome


CLASSED = "laws:\n  c: {title: C, always: {when: [t_score_total_hip is known], gives: one density class}}\n"
SECOND = (
    "rules/bones.yaml",
    "points:\n",
    "  normal:\n    title: Normal\n    density: {category: normal, basis: t_score}\n"
    "    when: lowest_t_score > BOUND\n    source: S\n\npoints:\n",
)


@pytest.mark.parametrize(
    ("bound", "words"), [("-2.5", []), ("-2.4", ["no class"]), ("-2.6", ["two classes"]), (None, ["no class"])]
)
def test_whoever_answered_all_that_is_asked_has_one_class(tmp_path: Path, bound: str | None, words: list[str]) -> None:
    file, old, new = SECOND
    edits = [(file, old, new.replace("BOUND", bound))] if bound else []
    (verdict,) = verdicts(tmp_path, CLASSED, *edits)
    assert [shown.what for shown in verdict.shown] == words


def test_more_answers_keep_the_class_unless_they_are_scores(tmp_path: Path) -> None:
    file, old, new = SECOND
    edit = (file, old, new.replace("BOUND", "-2.5"))
    law = (
        "laws:\n  s: {title: S, more_answers: {keeps: density class, but: [t_score_total_hip, t_score_femoral_neck]}}\n"
    )
    (kept,) = verdicts(tmp_path / "kept", law, edit)
    (lost,) = verdicts(tmp_path / "lost", law.replace(", t_score_femoral_neck", ""), edit)
    assert kept.outcome is Outcome.PROVED
    assert lost.outcome is Outcome.REFUTED
    assert lost.shown[0].what == "the class was normal"
    assert lost.shown[0].changed is not None
    assert list(lost.shown[0].changed) == ["t_score_femoral_neck"]


def test_what_is_not_found_out_within_the_limit_is_said_to_be_undecided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sat, "MOST_LESSONS", 0)
    (verdict,) = verdicts(tmp_path, f"laws:\n{OLDER}}}\n")
    assert verdict.outcome is Outcome.UNDECIDED
    assert "No answer was found" in verdict.left


def test_a_person_of_whom_the_evaluator_says_otherwise_is_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bonebrief.authoring.proving.laws.alone._all_shown", lambda *_: False)
    (verdict,) = verdicts(tmp_path, "laws:\n  n: {title: N, never: [high]}\n")
    assert (verdict.outcome, verdict.shown) == (Outcome.UNDECIDED, ())
    assert verdict.left == "The evaluator says otherwise of the person who was found."
