"""Of a table between whose rows a line is drawn, only the row of the person's own number is told."""

from pathlib import Path

from bonebrief.authoring.explaining.why_tree import Tree
from bonebrief.knowledge.table import Table
from bonebrief.language.answer import Answer, Status
from bonebrief.meanings.plain.explain import explain_rule
from bonebrief.meanings.plain.inference import judged
from tests.reading.tables.test_rule_tables import LINES, RULES, loaded


def test_the_rows_of_other_numbers_are_left_out_unless_all_is_asked_for(tmp_path: Path) -> None:
    rows = "".join(f"\n      {row}" for row in ("age | pain_days", "50 | >= 10", "55 | >= 20", "60 | >= 25"))
    text = (
        f"{RULES}  tabled:\n    title: Tabled\n    source: S\n    when: pain is yes\n    {LINES}\n    table: |{rows}\n"
    )
    knowledge = loaded(tmp_path, text)
    rule = knowledge.rules["tabled"]
    assert isinstance(rule.table, Table)
    given = {
        name: Answer(Status.ANSWERED, value) for name, value in (("age", 52.0), ("pain", "yes"), ("pain_days", 13.0))
    }
    why = explain_rule(knowledge, rule, judged(knowledge, given))
    decides, everything = Tree(knowledge, 1, False), Tree(knowledge, 1, True)
    said = [line.split("false")[1].strip() for line in decides.lines(why)]
    assert [line for line in said if line != "any of"] == ["pain_days >= 14  (13 days)"]
    assert decides.hidden
    assert sum("age between" in line for line in everything.lines(why)) == 11
