"""What was read from a record, in words, and as an answers file that `brief` and `ask` take."""

import json
from collections.abc import Iterator

from bonebrief.exchange.forms.response import Response
from bonebrief.exchange.prefill import Prefilled
from bonebrief.language.answer import Answers, Status
from bonebrief.language.fact import Dictionary
from bonebrief.language.value import Value, number_words, with_unit
from bonebrief.machine.text import clean
from bonebrief.wording.counts import counted
from bonebrief.wording.wrap import wrapped


def said(filled: Prefilled, dictionary: Dictionary) -> Iterator[str]:
    """Each answer with its origin, then what was not used and why; of what is in neither the record says nothing."""
    for name, answer in filled.answers.items():
        seen = answer.seen
        words = "" if seen is None else with_unit(dictionary[name], seen)
        yield wrapped(clean(f"{dictionary[name].label}: {words} ({answer.origin})"), 2)
    yield ""
    yield f"{counted(len(filled.answers), 'answer')} from the record, which nobody confirmed yet."
    if filled.left_out:
        yield ""
        yield "Not used:"
        for one in filled.left_out:
            about = f"{one.words}, {one.name}" if one.words else one.name
            yield wrapped(clean(f"{about}: {one.why}"), 2)


def said_of_form(response: Response, dictionary: Dictionary) -> Iterator[str]:
    """Each answer to a form, then those that were left out because other answers close their questions."""
    for name, answer in response.answers.items():
        yield from (
            [] if answer.value is None else [f"  {dictionary[name].label}: {with_unit(dictionary[name], answer.value)}"]
        )
    yield ""
    yield f"{counted(len(response.answers), 'answer')} from the form."
    if response.closed:
        labels = "; ".join(dictionary[name].label for name in response.closed)
        yield wrapped(f"Left out, because the other answers leave the question unasked: {labels}.")


def answers_text(answers: Answers, dictionary: Dictionary, questionnaire: str = "") -> str:
    """An answers file; of what a record says each answer is `recorded`, with where in it it stands."""
    lines = [f"questionnaire: {questionnaire}"] if questionnaire else []
    lines.append("answers:")
    for name, answer in answers.items():
        assert answer.value is not None
        value = _written(answer.value, dictionary[name].shown)
        origin = json.dumps(clean(answer.origin), ensure_ascii=False)
        recorded = f"{{status: recorded, value: {value}, origin: {origin}}}"
        lines.append(f"  {name}: {recorded if answer.status is Status.RECORDED else value}")
    return "\n".join(lines) + "\n"


def _written(value: Value, decimals: int) -> str:
    match value:
        case float():
            return number_words(value, decimals)
        case tuple():
            return f"[{', '.join(value)}]"
        case _:
            return value
