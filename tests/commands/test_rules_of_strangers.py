"""A folder of rules from a stranger: links, pipes and odd names in it are refused by every command."""

import os
import shutil
from pathlib import Path

import pytest

from tests.commands.program import PATIENT, run
from tests.conftest import ROOT

SECRET = "secret: hunter2-token\n"
ODD = ["t\x1b[2J.yaml", "t\u202e.yaml", "t\n::error::x.yaml", b"t\xff.yaml"]


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    for part in ("rules", "questionnaires"):
        shutil.copytree(ROOT / part, tmp_path / "clinic" / part)
    for topic in (tmp_path / "clinic" / "rules").glob("*.yaml"):
        if topic.stem not in ("falls", "sources", "evidence"):
            topic.unlink()
    (tmp_path / "clinic" / "questionnaires" / "sheet.yaml").unlink()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yaml").write_text(SECRET)
    return tmp_path / "clinic"


def commands(clinic: Path, beside: Path) -> list[list[str]]:
    """A command of each kind that reads rules: those that check, brief, copy, describe and list."""
    return [
        ["check", str(clinic)],
        ["--knowledge", str(clinic), "brief", PATIENT],
        ["--knowledge", str(clinic), "init", str(beside / "copy")],
        ["schema", "--output", str(clinic)],
        ["--knowledge", str(clinic), "rules"],
    ]


@pytest.mark.sampled(3)
@pytest.mark.parametrize("at", ["rules/z.yaml", "rules/notes.txt", "rules/schema", "questionnaires/schema", "rules"])
def test_a_link_that_leads_out_is_refused_by_every_command(clinic: Path, tmp_path: Path, at: str) -> None:
    link, outside = clinic / at, tmp_path / "outside"
    if link.is_dir():
        shutil.rmtree(link)
    link.symlink_to(outside if "." not in at else outside / "secret.yaml")
    for arguments in commands(clinic, tmp_path):
        done = run(*arguments)
        assert done.returncode in (1, 3), arguments
        assert "link that leads out of the folder" in done.stdout + done.stderr
        assert f"clinic/{at}:1:1" in done.stdout + done.stderr
        assert "hunter2" not in done.stdout + done.stderr
    assert os.listdir(outside) == ["secret.yaml"]
    assert not (tmp_path / "copy").exists()


def test_a_link_within_the_folder_is_followed(clinic: Path) -> None:
    (clinic / "kept").mkdir()
    (clinic / "rules" / "falls.yaml").rename(clinic / "kept" / "falls.yaml")
    (clinic / "rules" / "falls.yaml").symlink_to("../kept/falls.yaml")
    assert run("--knowledge", str(clinic), "rules", "fall").returncode == 0


@pytest.mark.sampled(2)
@pytest.mark.parametrize("at", ["rules/z.yaml", "questionnaires/z.yaml"])
def test_a_pipe_is_refused_and_waited_for_by_none(clinic: Path, tmp_path: Path, at: str) -> None:
    os.mkfifo(clinic / at)
    for arguments in commands(clinic, tmp_path):
        done = run(*arguments)
        assert "pipe or a device" in done.stdout + done.stderr, arguments


def test_a_pipe_that_is_no_yaml_is_not_copied(clinic: Path, tmp_path: Path) -> None:
    os.mkfifo(clinic / "rules" / "notes")
    assert run("--knowledge", str(clinic), "init", str(tmp_path / "copy")).returncode == 0
    assert not (tmp_path / "copy" / "rules" / "notes").exists()


def test_a_pipe_among_people_and_patients_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.yaml")
    for arguments in (["test", str(tmp_path)], ["diff", "--people", str(tmp_path), "."]):
        done = run(*arguments)
        assert (done.returncode, "pipe or a device" in done.stderr) == (3, True), arguments


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", ODD)
def test_a_name_that_cannot_be_shown_is_refused_and_shown_clean(
    clinic: Path, tmp_path: Path, name: str | bytes
) -> None:
    Path(os.fsdecode(os.fsencode(clinic / "rules") + b"/" + os.fsencode(name))).write_text("topic: T\n")
    for arguments in [*commands(clinic, tmp_path), ["check", str(clinic), "--format", "github"]]:
        done = run(*arguments)
        said = done.stdout + done.stderr
        assert "characters that cannot be shown" in said, arguments
        assert harmless(said), said
        assert not any(line.lstrip().startswith("::error::") for line in said.splitlines())


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", ["\x1b[31mred\x1b]0;title\x07a.yaml", b"\xff.yaml", "a\u202eb.yaml"])
def test_names_of_answers_are_shown_clean(tmp_path: Path, name: str | bytes) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + os.fsencode(name))
    Path(path).write_text("answers: {age: 500}\n")
    said = run("brief", path)
    assert (said.returncode, harmless(said.stderr)) == (3, True)
    Path(path).write_text("answers: {age: 63}\n")
    asked = run("ask", "--plain", "--no-save", "--answers", path, typed="quit\n")
    assert "63 years" in asked.stdout
    assert harmless(asked.stdout + asked.stderr)


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "arguments",
    [
        ["sessions", "show", "\x1b[2J"],
        ["why", "\x1b[2J", PATIENT],
        ["rules", "show", "\x1b[2J"],
        ["rules", "--topic", "\x1b[2J"],
        ["check", "--explain", "\x1b[2J"],
        ["check", "/no/such/\x1b[2J"],
        ["brief", "/no/such/\x1b[2J"],
        ["brief", PATIENT, "--output", "/no/such/\x1b[2J"],
        ["brief", PATIENT, "--questionnaire", "\x1b[2J"],
        ["brief", PATIENT, "--format", "\x1b[2J"],
        ["\x1b[2J"],
    ],
)
def test_arguments_are_echoed_clean(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode in (2, 3)
    assert "[2J" in done.stderr
    assert harmless(done.stdout + done.stderr)


def test_nothing_in_a_text_becomes_a_command_to_github(clinic: Path) -> None:
    text = 'topic: "T"\npoints:\n  p:\n    titel: "a\\n::set-output name=x::y\\r\\n%0A::stop"\n    "k\\n::error::": x\n'
    (clinic / "rules" / "a,b:c.yaml").write_text(text)
    lines = run("check", str(clinic), "--format", "github").stdout.splitlines()
    assert lines
    for line in lines:
        assert line.startswith(("::error file=", "::warning file="))
        assert line.count("::") == 2 or "%0A" in line
    assert any("a%2Cb%3Ac.yaml" in line for line in lines)


def harmless(text: str) -> bool:
    """Whether nothing in a text moves the cursor, changes its direction, or is half a character."""
    return not any(sign in text for sign in ("\x1b", "\x07", "\x9b", "\u202e", "\udcff"))
