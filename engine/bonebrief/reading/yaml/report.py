"""What is wrong with located YAML, collected while reading goes on; words that may be replaced become edits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from bonebrief.language.problem import Code, Mend, Place, Problem
from bonebrief.machine.suggestion import meant_words, nearest, probable, same_word
from bonebrief.reading.yaml.caret import place_of, written

MOST_LOOKS: Final = 100_000
"""How many words are held against misspelt ones for one report, at about a hundred a millisecond."""


class Instead(NamedTuple):
    """What to write instead of some words: any one of `new`, which says the same where it is `sure`."""

    old: str
    new: Sequence[str]
    sure: bool = False


class Report:
    """Collects problems while reading goes on.

    `texts` holds the files as written, to find words in them. What is `spoilt` is defined in a way already reported,
    and in an `incomplete` report a whole file could not be read: nobody is told of the consequences of either. Who
    names what is `retired` is told that, in the words there, and who names what stands only `later` that it does.
    """

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self.problems: list[Problem] = []
        self.texts = dict(texts or {})
        self.spoilt: set[str] = set()
        self.retired: Mapping[str, str] = {}
        self.later: set[str] = set()
        self.incomplete = False
        self._looks = MOST_LOOKS

    def passes_over(self, name: str) -> bool:
        """Whether a name is nothing to speak of where it need not stand: its entry is spoilt, or retired."""
        return name in self.spoilt or name in self.retired

    def unknown(
        self, code: Code, where: Place, what: str, word: str, known: Iterable[str], fix: str, at: Sequence[str] = ()
    ) -> None:
        """Note a word that nothing here is called: with what was probably meant, or else with what to do.

        Where the word is the name of something, its problem is one however often the name is written.
        """
        if word in self.retired:
            self.add(code, where, self.retired[word], "Leave it out, or name what stands in its place.", at, about=word)
            return
        if word in self.later:
            what = f"{word} is defined further down in this file, and only what stands above can be read here."
            self.add(code, where, what, "Move one of the two, or read another question.", at)
            return
        meant = probable(word, known) if self._looks_on(known) else []
        sure = len(meant) == 1 and same_word(word, meant[0])
        self.add(code, where, what, meant_words(meant) or fix, at, Instead(word, meant, sure), word)

    def nearest(self, word: str, known: Iterable[str]) -> str:
        """The one known word that was probably meant, or nothing: when there is none, or it takes too long."""
        return nearest(word, known) if self._looks_on(known) else ""

    @property
    def is_tired(self) -> bool:
        """Whether so many words were looked for that no more is."""
        return self._looks < 0

    def _looks_on(self, known: Iterable[str]) -> bool:
        """Whether to look through known words once more: after very many slips it would take too long."""
        self._looks -= len(list(known))
        return self._looks >= 0

    def add(
        self,
        code: Code,
        where: Place,
        what: str,
        fix: str = "",
        at: Sequence[str] = (),
        instead: Instead | None = None,
        about: str = "",
    ) -> None:
        """Note a problem at a place, or at the last of the words `at` that follow one another from there on.

        `instead` makes edits of words at one of the two places. `about`: the name that nothing has.
        """
        start, text = where, self.texts.get(where.file)
        if at and text is not None:
            where = place_of(text, where, at)
        mends = tuple(self._mends(instead, (where, start))) if instead and text is not None else ()
        self.problems.append(Problem(code, where, what, fix, mends=mends, about=about))

    def _mends(self, instead: Instead, places: Iterable[Place]) -> Iterator[Mend]:
        for place in places:
            found = written(self.texts[place.file], place, instead.old)
            if found:
                yield from (Mend(*found, new, instead.sure) for new in instead.new)
                return
