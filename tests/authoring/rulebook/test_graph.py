"""The drawing of the rules: from questions through findings to points, with ids that no drawing program trips over."""

import re

import pytest

from bonebrief.authoring.rulebook.graph import graph_lines
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge


def test_mermaid_has_a_shape_for_each_kind_and_every_arrow(knowledge: Knowledge) -> None:
    lines = list(graph_lines(knowledge, "falls", "mermaid"))
    assert lines[0] == "flowchart LR"
    assert '    n_falls_past_year[/"Falls in the past year"/]' in lines
    assert '    n_repeated_falls("Two or more falls in the past year")' in lines
    assert '    n_preventing_falls["Preventing the next fall"]:::point' in lines
    assert "    n_falls_past_year --> n_repeated_falls" in lines
    assert "    n_repeated_falls --> n_preventing_falls" in lines


def test_dot_has_a_shape_for_each_kind_and_every_arrow(knowledge: Knowledge) -> None:
    lines = list(graph_lines(knowledge, None, "dot"))
    assert (lines[0], lines[-1]) == ("digraph rules {", "}")
    assert '    "falls_past_year" [label="Falls in the past year", shape=parallelogram];' in lines
    assert '    "falls_past_year" -> "repeated_falls";' in lines


def test_a_finding_of_another_topic_has_a_broken_line(knowledge: Knowledge) -> None:
    assert any(line.endswith(":::elsewhere") for line in graph_lines(knowledge, "reassurance", "mermaid"))
    assert any('style="dashed"' in line for line in graph_lines(knowledge, "reassurance", "dot"))


@pytest.mark.parametrize("how", ["mermaid", "dot"])
def test_every_name_that_an_arrow_joins_is_drawn_once(knowledge: Knowledge, how: str) -> None:
    lines = list(graph_lines(knowledge, None, how))
    joined = {name.strip(' ";') for line in lines for name in re.split(r"-->|->", line) if "->" in line}
    drawn = [
        re.split(r"[\[(]", line)[0].strip(' "') for line in lines if re.search(r"[\[(].*\"", line) and "->" not in line
    ]
    assert joined <= set(drawn)
    assert len(drawn) == len(set(drawn))


def test_a_title_with_quotes_and_an_id_that_is_a_word_of_mermaid(tmp_path_factory: pytest.TempPathFactory) -> None:
    edits = [
        ("rules/bones.yaml", "title: Old", "title: 'The \"old\" ones'"),
        ("rules/bones.yaml", "aged", "end"),
    ]
    small = load_knowledge(write_knowledge(tmp_path_factory.mktemp("small"), *edits))
    assert '    n_end("The #34;old#34; ones")' in list(graph_lines(small, "bones", "mermaid"))
    assert '    "end" [label="The \\"old\\" ones", shape=ellipse];' in list(graph_lines(small, "bones", "dot"))


def test_a_topic_that_does_not_exist_gets_a_hint(knowledge: Knowledge) -> None:
    with pytest.raises(BoneBriefError, match="Did you mean falls"):
        graph_lines(knowledge, "fals", "dot")
