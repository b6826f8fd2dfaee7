"""The example patients and people made up on the spot, as briefs."""

import io
import re
from datetime import date
from functools import cache

from bonebrief.brief.formats.terminal import show_brief
from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.meanings.agree import Inferrer
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.yaml.files import read_file
from tests.conftest import ROOT

EXAMPLES = ROOT / "tests" / "examples"
PATIENTS = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
MADE_ON = date(2026, 11, 24)


def brief_of(inferrer: Inferrer, answers: str) -> Brief:
    """The brief of answers as they stand in an answers file, such as `{age: 70, sex: female}`."""
    return _brief(inferrer, f"answers: {answers}")


@cache
def brief_of_patient(inferrer: Inferrer, patient: str) -> Brief:
    """The brief of an example patient."""
    return _brief(inferrer, read_file(EXAMPLES / f"{patient}.yaml"))


def shown(brief: Brief, encoding: str = "utf-8", **options: object) -> str:
    """What the terminal shows of a brief."""
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding, newline="\n")
    show_brief(brief, stream, **options)  # type: ignore[arg-type]
    stream.flush()
    return written.getvalue().decode(encoding)


def flat(text: str) -> str:
    """A text on one line."""
    return re.sub(r"\s+", " ", text)


def _brief(inferrer: Inferrer, text: str) -> Brief:
    file = read_answers_file(text, "t", inferrer.knowledge.dictionary)
    questionnaire = inferrer.knowledge.questionnaire(file.questionnaire or "bone-health")
    return make_brief(inferrer.knowledge, questionnaire, inferrer.infer(file.answers), MADE_ON)
