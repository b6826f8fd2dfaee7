"""Whatever bytes are given for a report: an error in words or a reading, and every place lies in the text."""

import random
from datetime import date

import pytest

from bonebrief.language.problem import KnowledgeError, Place
from bonebrief.people.scan_report.file import text_of
from bonebrief.people.scan_report.read import read_report
from bonebrief.people.scan_report.told import told_data
from tests.people.scan_report.printed import layouts

TEXTS = [one.text for one in layouts()]
SIGNS = "tz-score:.,0123456789 \n\t|l1-4neck total hip%-−?()<>/bmdg²frax"


def any_bytes(chance: random.Random) -> bytes:
    """Noise, a report with noise in it, signs that reports are made of, or halves of two reports."""
    match chance.randrange(4):
        case 0:
            return chance.randbytes(chance.randrange(400))
        case 1:
            text = bytearray(chance.choice(TEXTS).encode())
            for _ in range(chance.randrange(1, 30)):
                text[chance.randrange(len(text))] = chance.randrange(256)
            return bytes(text)
        case 2:
            return "".join(chance.choice(SIGNS) for _ in range(chance.randrange(300))).encode()
    one, other = chance.choice(TEXTS), chance.choice(TEXTS)
    return (one[: chance.randrange(len(one))] + other[chance.randrange(len(other)) :]).encode()


def read_any(data: bytes) -> None:
    try:
        text = text_of(data, Place("report"))
    except KnowledgeError:
        return
    report = read_report(text, date(2026, 11, 28))
    told = told_data(report)
    assert all(one["text"] for one in told["candidates"])
    assert report.candidates or report.refusals


@pytest.mark.parametrize("count", [250, pytest.param(10_000, marks=pytest.mark.long)])
def test_any_bytes_are_read_or_refused(count: int) -> None:
    chance = random.Random(count)
    for _ in range(count):
        read_any(any_bytes(chance))


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "piece",
    [
        "T-score L1-L4 -1.9 ",
        "12.03.2024 ",
        "- ",
        "1.",
        "Neck 0.8 -1.9 -0.6\n",
        "frax major ",
        "\n",
        "|",
        "(",
        "T ",
        "total ",
        "prior scans\n",
        "spine T -1.2, ",
        "lumbar spine left T-score -2.1 ",
        "FRAX 12% major 3% hip ",
    ],
)
def test_a_long_text_is_read_in_time(piece: str) -> None:
    assert read_report(piece * (20_000 // len(piece)), date(2026, 11, 28)).lines
