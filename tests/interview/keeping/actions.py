"""One action of every kind, as a person may take them one after the other."""

from bonebrief.interview.action import Action, Back, Jump, Onward, Prefill, Record, Voice
from bonebrief.language.answer import Answer, Status

ACTIONS: list[Action] = [
    Prefill("smoking", Answer(Status.ANSWERED, "never"), "answers.yaml"),
    Record("age", Answer(Status.ANSWERED, 63.0)),
    Record("sex", Answer(Status.ANSWERED, "female")),
    Back(),
    Onward(),
    Voice(True),
    Record("conditions", Answer(Status.ANSWERED, ("hiv", "copd"))),
    Record("height_cm", Answer(Status.UNKNOWN)),
    Jump("age"),
]
