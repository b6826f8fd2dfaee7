"""An id that goes out of use: taken out of its file, written down, and never taken again."""

from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.editor.retire import retire, without_entry
from bonebrief.authoring.rulebook.show import unknown_name
from bonebrief.commands.retire import run
from bonebrief.language.problem import KnowledgeError
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.cached.load import knowledge_for_people
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

RULES = "rules/bones.yaml"
DAY = date(2026, 11, 28)


def told(folder: Path, name: str, because: str = "Nobody asks it: see S.") -> str:
    said: list[str] = []
    retire(folder, name, DAY, because, said.append)
    return "\n".join(said)


def test_a_point_is_taken_out_and_written_down(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path)
    before = (folder / RULES).read_text()
    assert told(folder, "scan_talk").startswith("scan_talk is retired since 2026-11-28: taken out of")
    after = (folder / RULES).read_text()
    start, end = before.index("  scan_talk:"), before.index("# what follows")
    assert after == before[:start] + before[end - 1 :]
    known = load_knowledge(folder)
    assert "scan_talk" not in known.points
    assert known.retired["scan_talk"].words == '"scan_talk" was retired on 2026-11-28: Nobody asks it: see S.'
    assert [one.expect.points for one in known.examples][-1] == {}


def test_who_names_it_is_told_since_when_and_why(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path)
    told(folder, "scan_talk")
    assert "was retired on 2026-11-28" in str(unknown_name(knowledge_for_people(folder), "scan_talk"))
    with pytest.raises(BoneBriefError, match="was retired on 2026-11-28"):
        told(folder, "scan_talk")


def test_a_rule_that_names_it_afterwards_is_wrong_at_its_place(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path, (RULES, "when: [aged, pain is yes]", "when: pain is yes"))
    told(folder, "aged")
    text = (folder / RULES).read_text()
    (folder / RULES).write_text(text.replace("when: pain is yes", "when: [aged, pain is yes]"))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    (problem,) = caught.value.problems
    assert problem.what == '"aged" was retired on 2026-11-28: Nobody asks it: see S.'


@pytest.mark.parametrize("section", ["findings", "points"])
def test_its_id_is_never_used_again(tmp_path: Path, section: str) -> None:
    folder = write_knowledge(tmp_path)
    told(folder, "scan_talk")
    text = (folder / RULES).read_text()
    again = {"findings": "aged:", "points": "pain_talk:"}[section]
    (folder / RULES).write_text(text.replace(f"  {again}", f"  scan_talk: {{title: T}}\n  {again}", 1))
    with pytest.raises(KnowledgeError, match="never used again"):
        load_knowledge(folder)


@pytest.mark.parametrize("name", ["aged", "pain", "lowest_t_score", "t_score_total_hip"])
def test_what_is_still_named_stays_and_its_places_are_listed(tmp_path: Path, name: str) -> None:
    folder = write_knowledge(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    with pytest.raises(BoneBriefError, match=rf"{name} is still named, and nothing was changed(.|\n)*yaml:\d+"):
        told(folder, name)
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("name", "because", "why"), [("scan_tlak", "x", "Did you mean"), ("scan_talk", " ", "Say why")]
)
def test_what_cannot_be_is_said(tmp_path: Path, name: str, because: str, why: str) -> None:
    with pytest.raises(BoneBriefError, match=why):
        told(write_knowledge(tmp_path), name, because)


def test_the_last_of_a_section_takes_its_heading_along() -> None:
    text = "topic: T\npoints:\n  one:\n    say: |\n      a\n\n      b\n\n# a comment\nexamples: []\n"
    assert without_entry(text, 3) == "topic: T\n\n# a comment\nexamples: []\n"


def test_its_words_in_other_languages_go_with_it(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path)
    words = folder / "rules" / "texts.de.yaml"
    head = "language: Deutsch\nreview: nicht geprüft\npoints:\n"
    words.write_text(f"{head}  scan_talk:\n    title: Der Wert\n  other: {{title: Anderes}}\n")
    told(folder, "scan_talk")
    assert words.read_text() == f"{head}  other: {{title: Anderes}}\n"


def test_one_rule_of_a_point_is_not_the_point(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path)
    with pytest.raises(
        BoneBriefError, match=r"scan_talk\.1 is one rule of scan_talk, .*bones\.yaml:\d+:\d+\."
    ) as refused:
        told(folder, "scan_talk.1")
    assert "Did you mean" not in str(refused.value)


def test_nothing_is_retired_from_a_day_on_that_is_still_to_come(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path)
    with pytest.raises(BoneBriefError, match="2999-01-01 is still to come"):
        run(Namespace(knowledge=str(folder), id="scan_talk", since="2999-01-01", because="Later."))
    assert "scan_talk" in load_knowledge(folder).points
