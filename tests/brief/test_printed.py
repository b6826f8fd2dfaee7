"""On paper: the front sheet and the person's page take one sheet each, and a whole brief two but for the fullest."""

import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bonebrief.brief.formats.render import render
from bonebrief.brief.words import Reader
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.translation.in_language import in_language
from bonebrief.machine.catalogue import ENGLISH, speak
from bonebrief.meanings.agree import Inferrer
from bonebrief.reading.translation.texts import texts_in
from tests.brief.people import PATIENTS, brief_of_patient
from tests.conftest import ROOT

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed here to print the pages with")
LETTER = pytest.param("Letter", marks=pytest.mark.long)
MOST_ON_MORE_THAN_TWO = 3
BEHIND = re.compile(r'<div class="behind.*?</div>\n</main>', re.DOTALL)


@pytest.fixture(scope="module")
def pages(inferrer: Inferrer) -> dict[Reader, list[str]]:
    briefs = [brief_of_patient(inferrer, patient) for patient in PATIENTS]
    return {reader: [render(brief, "html", reader) for brief in briefs] for reader in Reader}


@needs_browser
@pytest.mark.parametrize("paper", ["A4", LETTER])
def test_the_front_sheet_is_one_page(pages: dict[Reader, list[str]], paper: str, tmp_path: Path) -> None:
    fronts = [BEHIND.sub("</main>", page) for page in pages[Reader.CLINICIAN]]
    assert all(len(front) < len(page) for front, page in zip(fronts, pages[Reader.CLINICIAN], strict=True))
    assert printed(one_after_another(fronts), paper, tmp_path) == len(PATIENTS)


@needs_browser
@pytest.mark.parametrize("paper", ["A4", LETTER])
def test_the_persons_page_is_one_page(pages: dict[Reader, list[str]], paper: str, tmp_path: Path) -> None:
    assert printed(one_after_another(pages[Reader.PATIENT]), paper, tmp_path) == len(PATIENTS)


@needs_browser
@pytest.mark.long
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_persons_page_is_one_page_in_german(knowledge: Knowledge, paper: str, tmp_path: Path) -> None:
    inferrer = Inferrer(in_language(knowledge, texts_in(ROOT, "de")))
    speak("de")
    try:
        pages = [render(brief_of_patient(inferrer, patient), "html", Reader.PATIENT) for patient in PATIENTS]
    finally:
        speak(ENGLISH)
    assert printed(one_after_another(pages), paper, tmp_path) == len(PATIENTS)


@needs_browser
@pytest.mark.long
@pytest.mark.parametrize(("paper", "one_in"), [("A4", 1), ("Letter", 4)])
def test_a_whole_brief_is_two_pages(pages: dict[Reader, list[str]], paper: str, one_in: int, tmp_path: Path) -> None:
    patients = PATIENTS[::one_in]
    with ThreadPoolExecutor(2) as printers:
        folders = [tmp_path / patient for patient in patients]
        counts = list(printers.map(printed, pages[Reader.CLINICIAN][::one_in], [paper] * len(patients), folders))
    longer = {patient: count for patient, count in zip(patients, counts, strict=True) if count > 2}
    assert len(longer) <= MOST_ON_MORE_THAN_TWO / one_in, longer


@needs_browser
def test_what_is_folded_on_screen_is_open_on_paper(pages: dict[Reader, list[str]], tmp_path: Path) -> None:
    fullest = max(pages[Reader.CLINICIAN], key=len)
    assert printed(fullest, "A4", tmp_path) > printed(BEHIND.sub("</main>", fullest), "A4", tmp_path)


def one_after_another(pages: list[str]) -> str:
    """The pages as one document, each beginning on a sheet of its own."""
    first, *others = pages
    mains = [re.search(r"<main.*</main>", page, re.DOTALL) for page in others]
    bodies = "".join(f'<div style="break-before: page">{main[0]}</div>' for main in mains if main)
    return first.replace("</body>", f"{bodies}</body>")


def printed(page: str, paper: str, folder: Path) -> int:
    """How many sheets a page takes in headless Chromium."""
    assert BROWSER is not None
    folder.mkdir(exist_ok=True)
    html, pdf = folder / "page.html", folder / "page.pdf"
    html.write_text(page.replace("</head>", f"<style>@page {{ size: {paper} }}</style></head>"), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/u"]
    subprocess.run(
        [BROWSER, *options, f"--print-to-pdf={pdf}", html.as_uri()], capture_output=True, timeout=120, check=True
    )
    return max(map(int, re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", pdf.read_bytes())))
