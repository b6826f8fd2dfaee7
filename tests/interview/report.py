"""A report as the interview is offered one: read by the real reader, on a day that stands still."""

from datetime import date

from bonebrief.asking.scan_reports import ScanReports
from bonebrief.interview.report.proposal import Proposal
from bonebrief.knowledge.knowledge import Knowledge

TEXT = """Region BMD T-score Z-score
L1-L4 0.842 -1.9 -0.1
Total hip 0.760 1.5 0.4
Femoral neck 0.640 -2.0 -0.5
"""
MARKED = {"t_score_lumbar_spine": -1.9, "t_score_femoral_neck": -2.0}


def reports(knowledge: Knowledge) -> ScanReports:
    return ScanReports(knowledge.dictionary, date(2026, 11, 28))


def proposal(knowledge: Knowledge, text: str = TEXT) -> Proposal:
    return reports(knowledge).pasted(text)
