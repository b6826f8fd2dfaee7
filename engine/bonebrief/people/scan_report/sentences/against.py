"""What a statement says against the number in it: it is an earlier scan's, a limit, a change, or left out."""

import re

from bonebrief.people.scan_report.marks.cues import (
    says_another_now,
    says_left_out,
    speaks_of_a_start,
    speaks_of_adjusting,
    speaks_of_change,
    speaks_of_earlier,
    speaks_of_limits,
)
from bonebrief.people.scan_report.words import ADJUSTED, EARLIER, IS_CHANGE, LEFT_OUT, LIMIT


def doubt_of(before: str, lead: str, statement: str, rest: str) -> str:
    """What a statement says against a number, what stands before it in its line, leads to it and comes after it."""
    own = re.split(r"\d", lead)[-1]
    if speaks_of_earlier(before + statement) or speaks_of_a_start(own) or says_another_now(own, rest):
        return EARLIER
    if says_left_out(statement):
        return LEFT_OUT
    if speaks_of_change(own):
        return IS_CHANGE
    if speaks_of_adjusting(own):
        return ADJUSTED
    return LIMIT if speaks_of_limits(statement) or statement.rstrip().endswith("?") else ""
