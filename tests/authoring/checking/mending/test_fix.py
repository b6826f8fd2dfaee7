"""`check --fix`: sure mends are put into the files, comments kept, guesses shown; nothing of anybody else's is lost."""

from pathlib import Path

import pytest

from bonebrief.authoring.checking.mending import fix
from bonebrief.authoring.checking.mending.fix import fix_problems
from bonebrief.authoring.target import Target
from bonebrief.language.problem import Code, Mend, Place, Problem
from bonebrief.machine.error import BoneBriefError
from tests.authoring.small_knowledge import write_knowledge

RULES = "rules/bones.yaml"
OVER = (RULES, "when: age >= 65", "when: age is over 65   # by the guideline")
COLON = (RULES, "say: Raise the pain.", "say: Raise: the pain.")
SLIP = (RULES, "{pain_days}", "{pain_dys}")


def fixed(folder: Path) -> tuple[int, str]:
    said: list[object] = []
    status = fix_problems(Target(folder, None), said.append)
    return status, "\n".join(map(str, said))


def test_sure_mends_are_written_and_comments_stay(tmp_path: Path) -> None:
    path = write_knowledge(tmp_path, OVER, COLON) / RULES
    before = path.read_text()
    status, said = fixed(tmp_path)
    assert status == 0
    assert "2 problems mended." in said
    was = before.replace("age is over 65", "age > 65").replace("Raise: the pain.", '"Raise: the pain."')
    assert path.read_text() == was


def test_a_guess_is_shown_and_not_written(tmp_path: Path) -> None:
    path = write_knowledge(tmp_path, SLIP) / RULES
    before = path.read_bytes()
    status, said = fixed(tmp_path)
    assert (status, path.read_bytes()) == (1, before)
    assert "pain_dys -> pain_days" in said


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    path = write_knowledge(tmp_path, OVER) / RULES
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    fixed(tmp_path)
    assert path.read_bytes() == before.replace(b"age is over 65", b"age > 65")


def test_only_the_file_that_is_named_is_mended(tmp_path: Path) -> None:
    write_knowledge(tmp_path, OVER)
    before = (tmp_path / RULES).read_bytes()
    fix_problems(Target(tmp_path, (tmp_path / "questionnaires").resolve()), lambda _: None)
    assert (tmp_path / RULES).read_bytes() == before


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_knowledge(tmp_path, OVER) / RULES
    found = fix.sure_mends

    def somebody_saves(*given: object) -> object:
        result = found(*given)  # type: ignore[arg-type]
        path.write_text("topic: Mine\n")
        return result

    monkeypatch.setattr(fix, "sure_mends", somebody_saves)
    with pytest.raises(BoneBriefError, match="changed meanwhile"):
        fixed(tmp_path)
    assert path.read_text() == "topic: Mine\n"


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_knowledge(tmp_path, OVER) / RULES
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BoneBriefError, match="No space left on device"):
        fixed(tmp_path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(".bonebrief")] == []


def test_a_mend_that_would_leave_its_problem_is_not_made() -> None:
    place = Place("a.yaml", 1, 1)
    stubborn = Problem(Code.BAD_CONDITION, place, "Wrong.", mends=(Mend(place, "a", "b", sure=True),))
    assert fix.sure_mends(lambda _: [stubborn], {"a.yaml": "a\n"}) == ({}, [])


def test_problems_below_an_unreadable_line_are_mended_in_the_same_go(tmp_path: Path) -> None:
    path = write_knowledge(tmp_path, COLON, OVER) / RULES
    fixed(tmp_path)
    assert "when: age > 65" in path.read_text()
