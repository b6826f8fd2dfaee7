"""Of errors that follow from another error nobody is told: the cause alone is said."""

import shutil
from pathlib import Path

import pytest

from bonebrief.language.problem import KnowledgeError
from bonebrief.reading.knowledge import load_knowledge
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "code"), [("", "R001"), ("topic: [", "R002"), ("topic: &a T\n", "R008"), ("topic: 'T\n", "R002")]
)
@pytest.mark.parametrize("file", ["lifestyle.yaml", "falls.yaml"])
def test_a_file_that_cannot_be_read_is_all_that_is_said(tmp_path: Path, file: str, text: str, code: str) -> None:
    for part in ("rules", "questionnaires"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "rules" / file).write_text(text)
    with pytest.raises(KnowledgeError) as refused:
        load_knowledge(tmp_path)
    assert [problem.code.value for problem in refused.value.problems] == [code]
