"""Rows whose names were exchanged: doubted where their sizes, or the line that each lies on, say so."""

import pytest

from tests.people.scan_report.printed import read, sure_scores

HIP = """\
Left hip
Region   Area(cm2)  BMC(g)  BMD(g/cm2)  T-score  Z-score
Neck     4.92       3.13    0.637       -1.9     -0.3
Troch    10.11      5.96    0.589       -1.1     -0.1
Inter    18.02      16.99   0.943       -1.0     -0.2
Total    33.05      26.08   0.789       -1.3     -0.1
Ward's   1.13       0.47    0.412       -2.8     -0.4
"""
SPINE = """\
Lumbar spine
Region   BMD(g/cm2)  T-score  Z-score
L1       0.744       -2.2     -0.6
L2       0.789       -2.2     -0.5
L3       0.801       -2.5     -0.8
L4       0.790       -2.9     -1.0
L1-L4    0.783       -2.4     -0.7
"""
DENSITIES = """\
Left hip
Region   BMD(g/cm2)  T-score  Z-score
Neck     0.637       -1.9     -0.3
Total    0.789       -1.3     -0.1
"""


def exchanged(text: str, one: str, other: str) -> str:
    return text.replace(f"\n{one} ", "\n@ ").replace(f"\n{other} ", f"\n{one} ").replace("\n@ ", f"\n{other} ")


@pytest.mark.parametrize("text", [HIP, SPINE, DENSITIES])
def test_rows_under_their_own_names_are_marked(text: str) -> None:
    assert len(sure_scores(read(text))) in (2, 4)


@pytest.mark.parametrize(
    ("text", "one", "other", "site"),
    [
        *((HIP, "Total", part, "total_hip") for part in ("Neck", "Troch", "Inter", "Ward's")),
        *((HIP, "Neck", part, "femoral_neck") for part in ("Total", "Troch", "Inter", "Ward's")),
        *((SPINE, "L1-L4", part, "lumbar_spine") for part in ("L1", "L3", "L4")),
        (DENSITIES, "Neck", "Total", "femoral_neck"),
        (DENSITIES, "Neck", "Total", "total_hip"),
    ],
)
def test_rows_under_each_others_names_are_doubted(text: str, one: str, other: str, site: str) -> None:
    report = read(exchanged(text, one, other))
    assert [found.fact for found in report.candidates if found.fact.endswith(site)]
    assert not [found for found in sure_scores(report) if found.fact.endswith(site)]
