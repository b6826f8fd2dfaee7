"""The catalogues of the program's own words: brought up to date from the code with `make words`.

What is new in the code is added to each .po without a translation, what is gone is dropped, and each .mo is made anew.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bonebrief.machine.catalogue import DOMAIN, LOCALE

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

CODE: Final = LOCALE.parent
CONTEXTS: Final = {"_": None, "N_": None, "T_": "typed", "ngettext": None}
"""The functions that mark a text, each with the context in which it is looked up."""


class Marked(NamedTuple):
    """A text that is marked in the code, its plural if it has one, and the context in which it is looked up."""

    text: str
    plural: str | None
    context: str | None


def marked_texts() -> Iterator[Marked]:
    """Every text that the code marks to be said in other languages, also within f-strings."""
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CONTEXTS:
                texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                if texts and texts[0]:
                    yield Marked(texts[0], texts[1] if len(texts) > 1 else None, CONTEXTS[node.func.id])


def po_files() -> list[Path]:
    """The catalogues as they are written by hand."""
    return sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def catalogue_of(path: Path) -> "Catalog":
    """A catalogue as it is written."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def compiled(catalogue: "Catalog") -> bytes:
    """The catalogue as gettext reads it."""
    from babel.messages.mofile import write_mo

    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def brought_up_to_date(catalogue: "Catalog") -> "Catalog":
    """The catalogue with the texts that the code has now, in their order."""
    from babel.messages.catalog import Catalog

    new = Catalog(locale=catalogue.locale, header_comment=catalogue.header_comment, fuzzy=False)
    new.mime_headers = catalogue.mime_headers
    for one in marked_texts():
        known = catalogue.get(one.text, one.context)
        name = (one.text, one.plural) if one.plural else one.text
        new.add(name, known.string if known else "", context=one.context)
    return new


def write_words() -> None:
    """Bring every catalogue up to date, and say what is still to be translated."""
    from babel.messages.pofile import write_po

    for path in po_files():
        made = brought_up_to_date(catalogue_of(path))
        with path.open("wb") as file:
            write_po(file, made, width=100)
        path.with_suffix(".mo").write_bytes(compiled(catalogue_of(path)))
        left = [str(message.id) for message in made if message.id and not message.string]
        print("\n  ".join([f"{path.parts[-3]}: {len(made)} texts, {len(left)} without a translation", *left]))


if __name__ == "__main__":
    write_words()
