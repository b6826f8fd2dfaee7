"""`bonebrief import`, `export` and `brief --from`, as they are typed."""

import json
from pathlib import Path

from tests.commands.program import run
from tests.exchange.records import bundle, condition, observation, patient


def record(folder: Path) -> str:
    return str(
        bundle(folder, patient(), observation("38264-8", -2.7), condition("K90.0"), observation("38265-5", -3.0))
    )


def test_a_record_is_said_and_written_as_answers(tmp_path: Path) -> None:
    out = tmp_path / "answers.yaml"
    done = run("import", record(tmp_path), "--on", "2026-11-27", "--answers", str(out))
    assert done.returncode == 0
    assert "T-score, total hip: -2.7 SD" in done.stdout
    assert "a forearm code" in done.stdout
    assert out.stat().st_mode & 0o777 == 0o600
    again = run("brief", str(out))
    assert "Osteoporosis range: T-score -2.7 at the total hip." in again.stdout


def test_a_brief_from_a_record_and_answers_that_go_before_it(tmp_path: Path) -> None:
    path = record(tmp_path)
    answers = tmp_path / "a.yaml"
    answers.write_text("answers: {t_score_total_hip: -1.2}\n")
    alone = json.loads(run("brief", "--from", path, "--format", "json").stdout)
    both = json.loads(run("brief", str(answers), "--from", path, "--format", "json").stdout)
    assert alone["bone_density"]["value"] == -2.7
    assert alone["answers"]["conditions"]["status"] == "recorded"
    assert alone["answers"]["conditions"]["partly"] is True
    assert both["bone_density"]["value"] == -1.2
    assert both["answers"]["t_score_total_hip"]["status"] == "answered"


def test_wrong_uses_are_said(tmp_path: Path) -> None:
    assert run("brief").returncode == 2
    assert run("import", str(tmp_path / "no.json")).returncode == 3
    assert run("import", record(tmp_path), "--on", "yesterday").returncode == 3
    assert run("import", record(tmp_path), "--answers", record(tmp_path)).returncode == 3
    assert run("export", "questionnaire", "quik").returncode == 3


def test_a_form_is_written_and_its_answers_are_read(tmp_path: Path) -> None:
    done = run("export", "questionnaire", "quick")
    form = json.loads(done.stdout)
    response = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{form['url']}|{form['version']}",
        "status": "completed",
        "item": [{"linkId": "age", "answer": [{"valueInteger": 71}]}],
    }
    path, out = tmp_path / "r.json", tmp_path / "a.yaml"
    path.write_text(json.dumps(response))
    assert "Age: 71 years" in run("import", str(path), "--answers", str(out)).stdout
    assert out.read_text() == "questionnaire: quick\nanswers:\n  age: 71\n"


def test_an_interview_looks_over_a_record_before_it_asks(tmp_path: Path) -> None:
    done = run("ask", "--plain", "--no-save", "--from", record(tmp_path), typed="\nquit\n")
    assert "In the record: coeliac disease; of the others it is not known. Conditions is still asked." in done.stdout
    assert "This is what the record says. Is it right?" in done.stdout
    assert "T-score, total hip: -2.7 SD (from record: as coded (38264-8), 2 October 2026)." in done.stdout


def test_what_a_file_has_of_a_record_is_looked_over_as_well(tmp_path: Path) -> None:
    out = tmp_path / "answers.yaml"
    run("import", record(tmp_path), "--on", "2026-11-27", "--answers", str(out))
    done = run("ask", "--plain", "--no-save", "--answers", str(out), typed="none\nquit\n")
    assert "This is what the record says. Is it right?" in done.stdout
    assert "from record" not in done.stdout
