"""What was read from a record, in words, and as an answers file that `brief` and `ask` take."""

import json
from collections.abc import Iterator

from bonebrief.exchange.prefill import Prefilled
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


def answers_text(filled: Prefilled, dictionary: Dictionary) -> str:
    """An answers file: each answer `recorded`, with where in the record it stands."""
    lines = ["answers:"]
    for name, answer in filled.answers.items():
        assert answer.value is not None
        origin = json.dumps(clean(answer.origin), ensure_ascii=False)
        value = _written(answer.value, dictionary[name].shown)
        lines.append(f"  {name}: {{status: recorded, value: {value}, origin: {origin}}}")
    return "\n".join(lines) + "\n"


def _written(value: Value, decimals: int) -> str:
    match value:
        case float():
            return number_words(value, decimals)
        case tuple():
            return f"[{', '.join(value)}]"
        case _:
            return value
