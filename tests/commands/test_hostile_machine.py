"""Whatever the program is joined to, it ends with words and a true exit status, and never with a traceback."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.authoring.small_knowledge import write_knowledge
from tests.commands.program import PATIENT, PROGRAM, as_anybody, on_a_small_disk, run, shell

COMMANDS = [
    "brief $PATIENT",
    "rules book",
    "--help",
    *(
        pytest.param(command, marks=pytest.mark.long)
        for command in (
            "brief $PATIENT --format json",
            "brief $PATIENT --format markdown",
            "brief $PATIENT --format html",
            "sessions",
        )
    ),
]
LONGER = [pytest.param(command, marks=pytest.mark.long) for command in ("check rules/falls.yaml", "schema rules")]


@pytest.mark.sampled(2)
@pytest.mark.parametrize("command", [*COMMANDS, "ask --plain --no-save", *LONGER])
def test_output_that_is_full_is_one_line_and_status_3(command: str) -> None:
    done = shell(f"bonebrief {command} < /dev/null > /dev/full")
    assert done.returncode == 3
    assert "cannot be written: No space left on device" in done.stderr
    assert len(done.stderr.splitlines()) <= 2


@pytest.mark.parametrize("command", ["brief $PATIENT", "sessions", "--help", "ask --plain --no-save"])
def test_output_that_is_closed_is_one_line_and_status_3(command: str) -> None:
    done = shell(f"bonebrief {command} < /dev/null >&-")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_has_seen_enough_is_no_error(command: str) -> None:
    done = shell(f"bonebrief {command} < /dev/null | head -1; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("where", ["/dev/full", "&-"])
def test_an_error_that_nobody_can_hear_has_its_exit_status(where: str) -> None:
    assert shell(f"bonebrief brief no-such-file 2>{where}").returncode == 3
    assert shell(f"bonebrief diff 2>{where}").returncode == 2
    assert shell(f"bonebrief brief 2>{where}").returncode == 2


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("brief - <&-", "Standard input cannot be read"),
        ("brief - < /", ""),
        ("brief - < /dev/zero", "more than 1 MB"),
        ("brief /dev/zero", "larger than 1 MB"),
        ("brief /dev/null", "empty"),
        ("brief - < /dev/null", "empty"),
        ("brief /", "folder"),
    ],
)
def test_input_that_is_closed_endless_or_none(command: str, words: str) -> None:
    done = shell(f"bonebrief {command}")
    assert done.returncode == 3 or (done.returncode == 1 and command.endswith("< /"))
    assert words in done.stderr


@pytest.mark.sampled(2)
@pytest.mark.parametrize("source", ["<&-", "< /dev/zero", "< /dev/null", "< <(yes)", r"< <(printf '\xff\xfe\n')"])
def test_an_interview_whose_input_is_none_is_left(source: str) -> None:
    assert shell(f"bonebrief ask --plain --no-save {source}").returncode == 130


@pytest.mark.parametrize("text", ["answers: {age: 500}", "answers: {age: 60}"])
def test_a_named_pipe_is_read_once(tmp_path: Path, text: str) -> None:
    done = shell(f'mkfifo {tmp_path}/p; echo "{text}" > {tmp_path}/p & bonebrief brief {tmp_path}/p')
    assert done.returncode == (3 if "500" in text else 0)


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "arguments",
    [
        ["--knowledge", "FOLDER", "brief", PATIENT],
        ["--knowledge", "FOLDER", "ask", "--plain", "--no-save"],
        ["--knowledge", "FOLDER", "rules"],
        ["init", "FOLDER"],
        ["init", "FOLDER/x"],
        ["check", "FOLDER"],
        ["check", "FOLDER/x"],
        ["diff", "FOLDER"],
        ["diff", "--people", "FOLDER", "."],
        ["test", "FOLDER"],
        ["test", "FOLDER/x.yaml"],
        ["test", "-k", "alcohol", "--junit", "FOLDER/x.xml"],
        ["schema", "--output", "FOLDER"],
        ["brief", "FOLDER/x.yaml"],
        ["brief", PATIENT, "--output", "FOLDER/x.html"],
        ["rules", "--output", "FOLDER/x.txt"],
    ],
)
@pytest.mark.parametrize("mode", [0o000, 0o100])
def test_a_folder_that_may_not_be_read_is_said_by_its_name(tmp_path: Path, arguments: list[str], mode: int) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(mode)
    done = run(*(word.replace("FOLDER", str(folder)) for word in arguments), before=as_anybody)
    folder.chmod(0o700)
    assert done.returncode == 3
    assert "closed" in done.stderr + done.stdout


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "LOOP"],
        ["test", "LOOP/x.yaml"],
        ["prove", "LOOP"],
        ["--knowledge", "LOOP", "rename", "a", "b"],
        ["init", "LOOP"],
        ["update", "LOOP"],
        ["people", "LOOP"],
        ["import", "LOOP"],
        ["brief", "LOOP"],
        ["brief", PATIENT, "--output", "LOOP"],
        ["people", PATIENT, "--output", "LOOP", "--refused", "LOOP/x.csv"],
    ],
)
def test_links_that_lead_in_a_circle_are_said(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "circle").symlink_to("circle")
    done = run(*(word.replace("LOOP", str(tmp_path / "circle")) for word in arguments))
    assert (done.returncode, "circle" in done.stderr) == (3, True)


@pytest.mark.parametrize(
    "arguments", [["people", "FILE"], ["brief", "--table", "FILE", "--row", "1"], ["import", "FILE"]]
)
def test_a_file_that_may_not_be_read_is_not_called_damaged(tmp_path: Path, arguments: list[str]) -> None:
    file = tmp_path / "closed.csv"
    file.write_text("id,age\n1,60\n")
    file.chmod(0o000)
    done = run(*(word.replace("FILE", str(file)) for word in arguments), before=as_anybody)
    assert (done.returncode, "Permission denied" in done.stderr) == (3, True)


@pytest.mark.skipif(sys.platform != "linux", reason="no file here fails while it is read")
def test_a_record_that_fails_while_it_is_read_is_not_called_the_output() -> None:
    done = run("import", "/proc/self/mem")
    assert (done.returncode, "/proc/self/mem" in done.stderr, "The output" in done.stderr) == (3, True, False)


def test_rules_are_not_copied_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "is no folder" in run("init", str(tmp_path / "file")).stderr


def test_rules_that_may_not_be_looked_into(tmp_path: Path) -> None:
    clinic = tmp_path / "clinic"
    assert run("init", str(clinic)).returncode == 0
    for mode in (0o000, 0o300):
        (clinic / "rules").chmod(mode)
        for arguments in (
            ["check", str(clinic)],
            ["--knowledge", str(clinic), "brief", PATIENT],
            ["diff", str(clinic)],
        ):
            done = run(*arguments, before=as_anybody)
            assert done.returncode == 3
            assert "ermission" in done.stderr + done.stdout
    (clinic / "rules").chmod(0o700)


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    "command", ["brief", "rules", "sessions", "ask", pytest.param("check", marks=pytest.mark.long)]
)
def test_ctrl_c_at_any_early_moment(command: str) -> None:
    rest = {"brief": [PATIENT], "ask": ["--plain", "--no-save"]}.get(command, [])
    begun = f"import os, sys; sys.argv = {['bonebrief', command, *rest]!r}; os.write(2, b'!')"
    for delay in (0.0, 0.01, 0.03, 0.08, 0.15, 0.3):
        process = subprocess.Popen(
            [sys.executable, "-c", f"{begun}; from bonebrief.__main__ import run; run()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stderr is not None
        assert process.stderr.read(1) == b"!"
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert b"bonebrief/" not in said, said
        assert process.returncode in (0, 130, -signal.SIGINT)


def test_a_disk_that_fills_up_while_a_brief_is_saved_leaves_the_old_one(tmp_path: Path) -> None:
    saved = tmp_path / "brief.html"
    saved.write_text("the old one")
    done = run("brief", PATIENT, "--format", "html", "--output", str(saved), before=on_a_small_disk)
    assert (done.returncode, "cannot be written: File too large" in done.stderr) == (3, True)
    assert saved.read_text() == "the old one"
    assert os.listdir(tmp_path) == ["brief.html"]


def test_a_disk_that_fills_up_in_the_interview_leaves_no_half_of_a_brief(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    typed = f"63\nbrief\n5\n{page}\n1\n"
    done = run("ask", "--plain", "--no-save", "--questionnaire", "quick", typed=typed, before=on_a_small_disk)
    assert done.returncode == 0
    assert "cannot be written: File too large" in done.stdout
    assert os.listdir(tmp_path) == []


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", ["~nosuchuser/x.html", "/no/such/folder/x.html", "x" * 300, "/"])
def test_a_name_under_which_nothing_can_be_saved(name: str) -> None:
    typed = f"63\nbrief\n5\n{name}\n1\n"
    done = run("ask", "--plain", "--no-save", "--questionnaire", "quick", typed=typed)
    assert done.returncode == 0
    assert any(words in done.stdout for words in ("no home folder", "cannot be written", "exists already"))


def test_a_report_in_a_home_that_is_none_is_said() -> None:
    done = run("ask", "--plain", "--no-save", "--report", "~nosuchuser/report.txt")
    assert (done.returncode, "no home folder ~nosuchuser" in done.stderr) == (3, True)


def test_a_brief_is_never_written_over_its_own_answers(tmp_path: Path) -> None:
    answers = tmp_path / "self.yaml"
    answers.write_text(Path(PATIENT).read_text())
    os.link(answers, tmp_path / "same.yaml")
    for name in ("self.yaml", "same.yaml"):
        done = run("brief", str(answers), "--format", "html", "--output", str(tmp_path / name))
        assert (done.returncode, answers.read_text()) == (3, Path(PATIENT).read_text())
    done = shell(f"bonebrief brief - --output {answers} < {answers}")
    assert (done.returncode, answers.read_text()) == (3, Path(PATIENT).read_text())


def test_what_is_saved_is_for_its_owner_and_a_link_is_left_alone(tmp_path: Path) -> None:
    page, link = tmp_path / "page.html", tmp_path / "link.html"
    page.write_text("old")
    page.chmod(0o644)
    link.symlink_to(page)
    assert run("brief", PATIENT, "--output", str(link)).returncode == 3
    assert page.read_text() == "old"
    assert run("brief", PATIENT, "--output", str(page)).returncode == 0
    assert page.stat().st_mode & 0o777 == 0o600


def test_a_dash_is_the_screen(tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "brief", PATIENT, "--format", "json", "--output", "-"], cwd=tmp_path, capture_output=True, check=True
    )
    assert json.loads(done.stdout)["schema"] == 1
    assert os.listdir(tmp_path) == []
    assert json.loads(run("brief", PATIENT, "--format", "json", "--output", "/dev/stdout").stdout)["schema"] == 1


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("arguments", "over"),
    [
        (["rules", "--output", "OVER"], "clinic/rules/bones.yaml"),
        (["rules", "book", "--changed-since", "signed", "--output", "OVER"], "signed/rules/book.md"),
        (["brief", "a.yaml", "--questionnaire", "t", "--output", "OVER"], "clinic/questionnaires/questions.yaml"),
        (["brief", "--from", "records", "--questionnaire", "t", "--output", "OVER"], "records/r.json"),
        (["import", "records", "--answers", "OVER"], "records/r.json"),
        (["import", "records", "--answers", "OVER"], "clinic/rules/bones.yaml"),
        (["export", "questionnaire", "t", "--output", "OVER"], "clinic/questionnaires/t.yaml"),
        (["people", "people", "--output", "OVER"], "people/1.csv"),
        (["people", "people", "--refused", "OVER"], "clinic/rules/laws.yaml"),
        (["test", "clinic", "-k", "nothing", "--junit", "OVER"], "clinic/rules/sources.yaml"),
        (["test", "patients", "-k", "nothing", "--junit", "OVER"], "patients/a.yaml"),
    ],
)
def test_nothing_that_is_read_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], over: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("clinic", "signed"):
        write_knowledge(Path(folder))
    for name in ("signed/rules/book.md", "records/r.json", "people/1.csv", "clinic/rules/laws.yaml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("laws: []\n")
    for name in ("a.yaml", "patients/a.yaml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("answers: {age: 70}\nexpect: {findings: [aged]}\n")
    Path("records/r.json").write_text('{"resourceType": "Patient", "id": "p", "birthDate": "1960-01-01"}')
    before = Path(over).read_text()
    done = run("--knowledge", "clinic", *(word.replace("OVER", over) for word in arguments))
    assert (done.returncode, Path(over).read_text()) == (3, before)
    assert "read here" in done.stderr


@pytest.mark.parametrize(
    "wrong", ["raise ImportError('undefined symbol: PyEval_CallObject')", pytest.param(None, marks=pytest.mark.long)]
)
def test_a_rule_engine_that_was_built_wrongly_is_named_with_its_mend(tmp_path: Path, wrong: str | None) -> None:
    (tmp_path / "durable_rules_engine.py").write_text(wrong or "raise ModuleNotFoundError('durable_rules_engine')")
    for arguments in (["brief", PATIENT], ["ask", "--plain", "--no-save"]):
        done = run(*arguments, typed="63\n", PYTHONPATH=str(tmp_path))
        assert done.returncode == 3
        assert "-DPyEval_CallObject=PyObject_CallObject" in done.stderr


@pytest.mark.sampled(7)
@pytest.mark.parametrize("encoding", ["undefined", "idna", "punycode", "utf-16", "utf-7", "ascii", "cp037"])
def test_an_odd_encoding_ends_in_a_brief_and_an_interview(encoding: str) -> None:
    assert run("brief", PATIENT, PYTHONIOENCODING=encoding).returncode == 0
    assert run("ask", "--plain", "--no-save", typed="63\n", PYTHONIOENCODING=encoding).returncode in (0, 130)
