"""The report of many people as a page that prints."""

import re
from pathlib import Path

from bonebrief.cohort.design import Design
from bonebrief.cohort.progress import Progress
from bonebrief.cohort.reports.html import report_page
from bonebrief.cohort.run import Wanted, run_over
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

GROUPS = [f"clinic {nth}" for nth in range(12)]


def test_of_many_groups_each_stands_in_a_table_that_paper_holds(tmp_path: Path) -> None:
    rows = [f"{nth},{name},70,yes,3,-2.5,1" for nth, name in enumerate(GROUPS * 2)]
    table = tmp_path / "people.csv"
    table.write_text("\n".join(["id,clinic,age,pain,pain_days,t_score_total_hip,weight", *rows]) + "\n")
    knowledge = load_knowledge(write_knowledge(tmp_path / "knowledge"))
    wanted = Wanted(table, by=("clinic",), design=Design("weight"), questionnaire="t")
    page = report_page(run_over(wanted, knowledge, Progress()))
    heads = [re.findall(r"<th[^>]*>(.*?)</th>", head) for head in re.findall(r"<thead>(.*?)</thead>", page)]
    shares = [head[1:] for head in heads if head[0] == "%"]
    assert max(map(len, shares)) == 5
    assert sorted(name for head in shares for name in head) == sorted(GROUPS * 2)
