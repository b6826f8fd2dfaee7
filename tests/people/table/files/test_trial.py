"""A file of columns is read in a process of its own first, which may end in any way."""

import subprocess
from pathlib import Path

import polars as pl
import pytest

from bonebrief.language.problem import KnowledgeError
from bonebrief.people.table.files import trial
from bonebrief.people.table.files.trial import refuse_damaged


@pytest.mark.parametrize("name", ["people.parquet", "people.arrow"])
def test_a_whole_file_is_let_through(tmp_path: Path, name: str) -> None:
    people = pl.DataFrame({"id": ["a", "b"], "age": [60, None]})
    (people.write_parquet if name.endswith("parquet") else people.write_ipc)(tmp_path / name)
    refuse_damaged(tmp_path / name, ["id", "age"])


@pytest.mark.parametrize("end", ["import os; os.abort()", "raise SystemExit(1)", "raise BaseException"])
def test_however_the_trial_ends_it_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    monkeypatch.setattr(trial, "_READ", f"import resource\nresource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n{end}")
    with pytest.raises(KnowledgeError, match="cannot be read to its end"):
        refuse_damaged(tmp_path / "people.parquet", ["age"])


def test_text_is_not_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    refuse_damaged(tmp_path / "people.csv", ["age"])
