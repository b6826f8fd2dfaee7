"""`bonebrief sessions`: what is kept on this machine."""

from pathlib import Path

from tests.commands.program import run


def test_kept_interviews_are_listed_shown_and_deleted(tmp_path: Path) -> None:
    run("ask", "--plain", typed="55\nfemale\nquit\n", state=tmp_path)
    run("ask", "--plain", "--questionnaire", "quick", typed="60\nquit\n", state=tmp_path)
    listed = run("sessions", state=tmp_path).stdout
    assert "quick, 1 answered, not finished" in listed
    assert "bone-health, 2 answered, not finished" in listed
    assert "for 30 days" in listed
    assert "Age: 55 years" in run("sessions", "show", "2", state=tmp_path).stdout
    assert run("sessions", "show", "9", state=tmp_path).returncode == 3
    assert run("sessions", "purge", state=tmp_path).returncode == 3
    assert "1 deleted" in run("sessions", "purge", "1", state=tmp_path).stdout
    assert "1 deleted" in run("sessions", "purge", "all", state=tmp_path).stdout
    assert list(tmp_path.glob("*.jsonl")) == []
