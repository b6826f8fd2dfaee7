"""A page of our own in a real browser: one that was named calls from elsewhere with a token and shows the cards."""

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bonebrief.exchange.cds.service import Service
from bonebrief.exchange.cds.tokens import Doorkeeper
from tests.exchange.cds.calls import CALL, HERE, ISSUER, KEY, OTHER_KEY, SICK, key_set, token
from tests.exchange.cds.listening import listening

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = [pytest.mark.long, pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed here")]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written down."""


@pytest.fixture
def page(tmp_path: Path) -> Iterator[str]:
    """Where the page is served, as its callers name it: another origin than the service's."""
    shutil.copy(Path(__file__).with_name("page.html"), tmp_path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def shown(service: Service, tmp_path: Path, page: str, named: str, sent: dict[str, str]) -> str:
    """The page as the browser has it in the end."""
    service.door = Doorkeeper({ISSUER: key_set(KEY)}, HERE)
    try:
        with listening(service, [named]) as port:
            here = f"http://127.0.0.1:{port}"
            call = {"services": f"{here}/cds-services", "call": f"{here}{CALL}", "token": sent, "body": SICK}
            (tmp_path / "call.json").write_text(json.dumps(call), encoding="utf-8")
            return in_browser(f"{page}/page.html", tmp_path)
    finally:
        service.door = None


def in_browser(address: str, folder: Path) -> str:
    assert BROWSER is not None
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    browser = [BROWSER, *options, f"--user-data-dir={folder}/user", "--virtual-time-budget=20000"]
    return subprocess.run(
        [*browser, "--dump-dom", address], capture_output=True, text=True, timeout=120, check=True
    ).stdout


def test_the_cards_are_shown(service: Service, tmp_path: Path, page: str) -> None:
    seen = shown(service, tmp_path, page, page, token())
    assert "status 200, 2 services" in seen
    assert re.findall(r'<article class="(\w+)">', seen)[0] in ("critical", "warning")
    assert "Answer what is missing" in seen


def test_a_page_that_was_not_named_is_not_let_in(service: Service, tmp_path: Path, page: str) -> None:
    seen = shown(service, tmp_path, page, "http://127.0.0.1:1", token())
    assert "not let in: TypeError" in seen
    assert "<article" not in seen


def test_a_wrong_token_is_told_so_on_the_page(service: Service, tmp_path: Path, page: str) -> None:
    seen = shown(service, tmp_path, page, page, token(OTHER_KEY))
    assert "status 401, 2 services: The token does not let this call in." in seen
