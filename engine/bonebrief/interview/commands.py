"""The words that steer an interview in lines: what somebody types, in the language that is spoken or in English."""

from typing import Final

from bonebrief.machine.catalogue import T_, words_meant

_WORDS: Final = {
    "back": T_("back"),
    "skip": T_("skip"),
    "review": T_("review"),
    "edit": T_("edit"),
    "brief": T_("brief"),
    "quit": T_("quit"),
    "leave": T_("leave"),
    "report": T_("report"),
    "patient": T_("patient"),
    "aid": T_("aid"),
    "help": T_("help|why"),
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
