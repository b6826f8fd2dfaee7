"""A health record in a file, read by the codes of a knowledge folder, as answers that nobody confirmed."""

from datetime import date
from pathlib import Path

from bonebrief.exchange.codes.codes_file import read_codes
from bonebrief.exchange.prefill import Prefilled, prefill
from bonebrief.exchange.record import read_record
from bonebrief.knowledge.knowledge import Knowledge


def filled_from(knowledge: Knowledge, record: Path, on: date) -> Prefilled:
    """What a health record says of the questions, as of a day.

    Raises:
        KnowledgeError: the record, or the file that says what its codes mean, cannot be used.
    """
    book = read_codes(knowledge)
    return prefill(read_record(record), book, knowledge.dictionary, on)
