"""`bonebrief check --explain`: the page of one check, or a line for each."""

from collections.abc import Iterator
from textwrap import indent

from bonebrief.authoring.checking.catalogue import PAGES
from bonebrief.authoring.checking.page import Page
from bonebrief.language.problem import Code
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.wording.wrap import lines


def explain(word: str) -> Iterator[str]:
    """The page of a code such as `W101` or `contradiction`; of `all`, a line for each.

    Raises:
        BoneBriefError: there is no such code.
    """
    if word == "all":
        return _every_page()
    for page in PAGES.values():
        if word.upper() == page.code.value or word.lower() == page.code.slug:
            return _page(page)
    names = [name for code in PAGES for name in (code.value, code.slug)]
    hint = did_you_mean(word, names) or "`bonebrief check --explain` lists them."
    raise BoneBriefError(f'There is no check called "{word}". {hint}')


def summary(code: Code) -> str:
    """What a check does, in one line."""
    return f"{code.value} {code.slug}: {PAGES[code].does}"


def _every_page() -> Iterator[str]:
    for severity, about in (
        ("error", "Errors: nothing is briefed until they are mended."),
        ("warning", "Warnings: they ask for a second look."),
    ):
        yield about
        for code in sorted((code for code in PAGES if code.severity == severity), key=lambda code: code.value):
            yield from lines(summary(code), "  ", "       ")
        yield ""
    yield "`bonebrief check --explain W101` shows the page of one, with examples."


def _page(page: Page) -> Iterator[str]:
    code = page.code
    yield f"{code.value} {code.slug} ({code.severity})"
    yield ""
    yield from lines(page.does)
    yield ""
    yield from lines(f"Why it matters: {page.why}")
    yield ""
    yield f"Not so ({page.file}):"
    yield indent(page.bad, "    ")
    yield "But so:"
    yield indent(page.good, "    ")
    yield from lines(_what_now(code))


def _what_now(code: Code) -> str:
    if code.severity == "error":
        return "It is an error: until it is mended no brief is made, and it cannot be ignored."
    if code in (Code.BAD_IGNORE, Code.IDLE_IGNORE):
        return "It is a warning about a comment: mend or remove the comment."
    return (
        f"It is a warning. Where it is meant so, write `# check: ignore {code.value} because ...` with the reason, at "
        "the end of the line or alone on the line above."
    )
