"""The words that steer an interview in lines: what somebody types, in the language that is spoken or in English."""

from typing import Final

from bonebrief.machine.catalogue import N_, words_meant

_WORDS: Final = {
    "back": N_("back"),
    "skip": N_("skip"),
    "unknown": N_("unknown"),
    "review": N_("review"),
    "edit": N_("edit"),
    "brief": N_("brief"),
    "quit": N_("quit"),
    "leave": N_("leave"),
    "report": N_("report"),
    "patient": N_("patient"),
    "aid": N_("aid"),
}


def command(typed: str) -> str:
    """The line with the English word for what it says to do, in small letters; any other as it is, in small letters."""
    typed = typed.lower()
    first, *others = typed.split(" ", 1)
    rest = others[0] if others else ""
    for word, known in _WORDS.items():
        if first in words_meant(known) and (not rest or word == "edit"):
            return f"{word} {rest}".rstrip()
    return typed


def command_word(word: str) -> str:
    """What is typed for a command, as it is told."""
    return words_meant(_WORDS[word])[0]
