"""The ledger of reviews: it holds what was read, notices every change of it, and nothing else."""

import re
from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from bonebrief.authoring.rulebook.ledger import ledger_of, read_ledger
from bonebrief.authoring.rulebook.review import Reviewer, review, review_lines
from bonebrief.language.problem import Code, KnowledgeError
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

TODAY = date(2026, 11, 28)
READER = Reviewer('Dr. Ä "B" #1: {x}', "geriatrician, \\ retired")


def reviewed(folder: Path, what: str, reader: Reviewer = READER, on: date = TODAY) -> str:
    said: list[str] = []
    review(load_knowledge(folder), what, reader, on, said.append)
    return "\n".join(said)


def changed(folder: Path) -> list[str]:
    """What `check` says of reviews."""
    found = examine(folder, TODAY).problems
    return [problem.what for problem in found if problem.code is Code.CHANGED_SINCE_REVIEW]


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return write_knowledge(tmp_path / "clinic")


def rules_file(folder: Path) -> Path:
    (topic,) = load_knowledge(folder).topics
    return folder / "rules" / f"{topic.id}.yaml"


def test_what_was_written_down_is_read_back(clinic: Path) -> None:
    assert "1 point read by" in reviewed(clinic, "pain_talk")
    (one,) = read_ledger(load_knowledge(clinic))
    assert (one.point, one.by, one.role, one.on) == ("pain_talk", READER.name, READER.role, TODAY)
    assert changed(clinic) == []
    assert not [problem for problem in examine(clinic, TODAY).problems if problem.code.severity == "error"]


def test_a_file_is_all_its_points_and_the_ledger_only_grows(clinic: Path) -> None:
    reviewed(clinic, "pain_talk")
    before = ledger_of(clinic).read_text()
    reviewed(clinic, rules_file(clinic).name)
    assert ledger_of(clinic).read_text().startswith(before)
    points = load_knowledge(clinic).points
    assert {one.point for one in read_ledger(load_knowledge(clinic))} == set(points)
    assert "0 points of 2 not reviewed by anybody." in "\n".join(review_lines(load_knowledge(clinic)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("say: Raise the pain.", "say: Raise all pain."),
        ("because: Pain at {age}.", "because: Pain at the age of {age}."),
        ("when: age >= 65", "when: age >= 66"),
        ("priority: high", "priority: urgent"),
        ("title: Old", "title: Aged"),
    ],
)
def test_whatever_was_read_and_is_otherwise_now_is_said(clinic: Path, old: str, new: str) -> None:
    reviewed(clinic, "pain_talk")
    path = rules_file(clinic)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    (said,) = changed(clinic)
    assert said.startswith("pain_talk was reviewed by")
    assert said.endswith("on 2026-11-28, and has changed since.")
    assert "changed since" in " ".join(" ".join(review_lines(load_knowledge(clinic))).split())
    reviewed(clinic, "pain_talk", on=date(2026, 11, 29))
    assert changed(clinic) == []


def test_layout_comments_and_other_rules_change_nothing(clinic: Path) -> None:
    reviewed(clinic, "pain_talk")
    path = rules_file(clinic)
    text = path.read_text().replace("say: Raise the scan.", "say: Raise every scan.", 1)
    listed = "when:\n          - aged\n          - pain is yes"
    path.write_text("# a comment\n" + text.replace("when: [aged, pain is yes]", listed))
    assert changed(clinic) == []


def test_another_reader_still_stands_beside_the_first(clinic: Path) -> None:
    reviewed(clinic, "pain_talk")
    path = rules_file(clinic)
    path.write_text(path.read_text().replace("say: Raise the pain.", "say: Raise all pain."))
    reviewed(clinic, "pain_talk", Reviewer("Somebody", "nurse"))
    assert len(changed(clinic)) == 1


def test_a_point_that_is_gone_is_said(clinic: Path) -> None:
    reviewed(clinic, "pain_talk")
    path = ledger_of(clinic)
    path.write_text(path.read_text().replace("pain_talk", "lost_talk"))
    assert changed(clinic)[0].endswith("and is gone since.")


def test_what_cannot_be_is_refused_and_nothing_written(clinic: Path) -> None:
    for what in ("pain_tlak", "nowhere.yaml", "rules"):
        with pytest.raises(BoneBriefError, match="no point, finding or rule called"):
            reviewed(clinic, what)
    assert not ledger_of(clinic).exists()
    ledger_of(clinic).write_text("reviews: [{point: pain_talk, by: A, role: B, on: yesterday, wording: x}]\n")
    with pytest.raises(KnowledgeError, match="is not a date"):
        reviewed(clinic, "pain_talk")
    assert "yesterday" in ledger_of(clinic).read_text()


@pytest.mark.parametrize("what", ["pain_talk.1", "aged"])
def test_a_rule_or_a_finding_is_read_with_its_point(clinic: Path, what: str) -> None:
    with pytest.raises(BoneBriefError, match=rf"^{re.escape(what)} is no point\. .*Name the point, or a file\.$"):
        reviewed(clinic, what)
