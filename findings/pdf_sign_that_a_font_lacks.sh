#!/usr/bin/env bash
# PDF: a minus written as U+2011 is drawn as a box by ReportLab, and read back as another character by each reader.
#
# Guessed before it was run: ReportLab refuses a character that its standard fonts lack, as fpdf2 does, or all readers
# give the same sign for what it draws.
# Seen with reportlab 5.1.0, pdfminer.six 20260107, pypdf 7.1.1 and PyMuPDF 2.0: the true minus
# (U+2212) is taken from the Symbol font and every reader gives a minus. The no-break hyphen (U+2011), which keeps a sign
# beside its number at the end of a line, is drawn as the box of ZapfDingbats, and "-2.5" is read as "n2.5" by
# pdfminer.six, as a black square and 2.5 by pypdf, and as "I2.5" by PyMuPDF. So a report made so shows no minus at all,
# and a program that takes the number alone reads a T-score of +2.5. Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check reportlab==5.1.0 pdfminer.six==20260107 pypdf==7.1.1 pymupdf==2.0 2>/dev/null

venv/bin/python - <<'PYTHON'
import sys

import pymupdf
import pypdf
from pdfminer.high_level import extract_text
from reportlab.pdfgen.canvas import Canvas

canvas = Canvas("report.pdf")
canvas.setFont("Helvetica", 12)
canvas.drawString(72, 700, "hip \u22122.5")
canvas.drawString(72, 680, "neck \u20112.5")
canvas.save()

seen = {
    "pdfminer.six": extract_text("report.pdf").split(),
    "pypdf": pypdf.PdfReader("report.pdf").pages[0].extract_text().split(),
    "PyMuPDF": pymupdf.open("report.pdf")[0].get_text().split(),
}
for reader, words in seen.items():
    print(f"{reader}: {words}")
minus = all(words[1] in ("-2.5", "\u22122.5") for words in seen.values())
signs = [words[3] for words in seen.values()]
sys.exit(not (minus and signs == ["n2.5", "\u25a02.5", "I2.5"]))
PYTHON
