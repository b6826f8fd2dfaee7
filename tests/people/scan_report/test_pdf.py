"""PDFs: the text layer is read row by row, a blank cell never lends its place, and what is no text is said."""

from datetime import date
from pathlib import Path

import pytest

from bonebrief.language.problem import KnowledgeError, Place
from bonebrief.people.scan_report.candidate import ScanReport
from bonebrief.people.scan_report.file import text_of
from bonebrief.people.scan_report.read import read_report
from tests.people.scan_report.pdfs import (
    TABLE,
    browser_pdf,
    fpdf_pdf,
    pages_pdf,
    picture_pdf,
    reportlab_pdf,
    two_columns_pdf,
)

SCORES = {
    "t_score_lumbar_spine": -1.9,
    "t_score_total_hip": -1.5,
    "t_score_femoral_neck": -1.9,
    "z_score_lumbar_spine": -0.1,
    "z_score_total_hip": -0.4,
    "z_score_femoral_neck": -0.4,
}
BLANK = (*TABLE[:2], ("Left Femoral Neck", "0.640", "", "-0.4"), TABLE[3])


def read(data: bytes) -> ScanReport:
    return read_report(text_of(data, Place("report.pdf")), date(2026, 11, 28))


def sure(data: bytes) -> dict[str, object]:
    return {one.fact: one.value for one in read(data).candidates if one.sure}


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier"])
@pytest.mark.parametrize("centred", [False, True])
def test_a_table_in_any_font_is_read(font: str, centred: bool) -> None:
    assert sure(reportlab_pdf(font=font, centred=centred)) == SCORES


def test_a_ruled_table_and_one_beside_other_text_are_read() -> None:
    assert sure(fpdf_pdf()) == SCORES
    assert sure(two_columns_pdf()) == SCORES


@pytest.mark.long
def test_a_printed_web_page_is_read(tmp_path: Path) -> None:
    assert sure(browser_pdf(tmp_path)) == SCORES


@pytest.mark.parametrize("made", [reportlab_pdf(BLANK), reportlab_pdf(BLANK, centred=True), fpdf_pdf(BLANK)])
def test_a_blank_cell_leaves_its_row_unread(made: bytes) -> None:
    marked = sure(made)
    assert marked == {fact: value for fact, value in SCORES.items() if not fact.endswith("femoral_neck")}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (reportlab_pdf(password="secret"), "locked with a password"),
        (picture_pdf(), "This PDF is a picture"),
        (pages_pdf(21), "more than 20 pages"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "This PDF"),
        (reportlab_pdf()[:700], "This PDF"),
        (b"%PDF-1.4" + b"0" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    with pytest.raises(KnowledgeError, match=words):
        text_of(data, Place("report.pdf"))


def test_without_the_extra_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pdfminer", None)
    with pytest.raises(KnowledgeError, match=r"bonebrief\[pdf\]"):
        text_of(reportlab_pdf(), Place("report.pdf"))
