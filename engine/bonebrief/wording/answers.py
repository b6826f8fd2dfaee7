"""Answers on one line, as an answers file or an example takes them."""

from bonebrief.language.answer import Answer, Answers
from bonebrief.language.value import number_words


def answers_text(answers: Answers) -> str:
    """Answers on one line, as an answers file or an example takes them."""
    return f"{{{', '.join(f'{fact}: {_answer(answer)}' for fact, answer in answers.items())}}}"


def in_both_units(words: str, said: str) -> str:
    """A number in words, and as it was given in another unit: `170.2 cm (5'7")`."""
    return f"{words} ({said})" if said else words


def _answer(answer: Answer) -> str:
    match answer.value:
        case None:
            return answer.status.value
        case float(number):
            return number_words(number, 0)
        case str(word):
            return word
        case words:
            return f"[{', '.join(words)}]"
