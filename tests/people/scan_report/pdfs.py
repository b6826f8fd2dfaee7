"""Reports as PDFs, made with three tools: two that place every word, and a browser that sets a page."""

import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

TABLE = (
    ("Region", "BMD (g/cm2)", "T-score", "Z-score"),
    ("AP Spine L1-L4", "0.842", "-1.9", "-0.1"),
    ("Left Femoral Neck", "0.640", "-1.9", "-0.4"),
    ("Left Total Hip", "0.760", "-1.5", "-0.4"),
)
Rows = Sequence[Sequence[str]]


def reportlab_pdf(rows: Rows = TABLE, *, centred: bool = False, font: str = "Helvetica", password: str = "") -> bytes:
    """Each cell placed on its own, in columns at the left or centred."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    page.setFont(font, 10)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            put = page.drawCentredString if centred and column else page.drawString
            put(70 + 120 * column + 40 * (centred and column > 0), 740 - 16 * number, cell)
    page.save()
    return out.getvalue()


def two_columns_pdf(
    left: Rows = TABLE, right: Sequence[str] = ("Comment", "Take vitamin D.", "See you", "soon.")
) -> bytes:
    """A table on the left of the page and text beside it on the right, on the same heights."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out)
    page.setFont("Times-Roman", 9)
    for number, (row, words) in enumerate(zip(left, right, strict=True)):
        for column, cell in enumerate(row):
            page.drawString(50 + 75 * column, 740 - 14 * number, cell)
        page.drawString(400, 740 - 14 * number, words)
    page.save()
    return out.getvalue()


def fpdf_pdf(rows: Rows = TABLE) -> bytes:
    """A table with lines around its cells."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for row in rows:
        for cell in row:
            pdf.cell(45, 8, cell, border=1, align="C")
        pdf.ln()
    return bytes(pdf.output())


def browser_pdf(folder: Path, rows: Rows = TABLE) -> bytes:
    """A web page printed by a browser; skipped where none is."""
    browser = next((found for name in ("chromium", "google-chrome", "chrome") if (found := shutil.which(name))), None)
    if browser is None:
        pytest.skip("no Chromium is installed here")
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page, out = folder / "report.html", folder / "report.pdf"
    page.write_text(f"<meta charset=utf-8><table width=90%>{cells}</table>")
    how = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={out}", page.as_uri()]
    subprocess.run([browser, *how], check=False, capture_output=True, timeout=60)
    if not out.exists():
        pytest.skip("Chromium prints no page here")
    return out.read_bytes()


def pages_pdf(count: int) -> bytes:
    """So many pages with a word each."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out)
    for _ in range(count):
        page.drawString(70, 700, "page")
        page.showPage()
    page.save()
    return out.getvalue()


def picture_pdf() -> bytes:
    """A page on which everything is drawn and nothing written."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out)
    page.rect(70, 600, 200, 100, fill=1)
    page.save()
    return out.getvalue()
