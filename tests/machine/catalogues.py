"""The catalogues of the program's own words: brought up to date from the code with `make words`.

What is new in the code is added to each .po without a translation, what is gone is dropped, and each .mo is made anew.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bonebrief.machine.catalogue import DOMAIN, LOCALE

CODE: Final = LOCALE.parent
_CONTEXTS: Final = {"_": None, "N_": None, "T_": "typed", "ngettext": None}


class Marked(NamedTuple):
    """A text that is marked in the code, its plural if it has one, and the context in which it is said."""

    text: str
    plural: str | None
    context: str | None


def marked_texts() -> Iterator[Marked]:
    """Every text that the code marks to be said in other languages, also within f-strings."""
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CONTEXTS:
                texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                if texts and texts[0]:
                    yield Marked(texts[0], texts[1] if len(texts) > 1 else None, _CONTEXTS[node.func.id])


def po_files() -> list[Path]:
    """The catalogues as they are written by hand."""
    return sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def catalogue_of(path: Path) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def brought_up_to_date(catalogue: Catalog) -> Catalog:
    """The catalogue with the texts that the code has now, in its order."""
    new = Catalog(locale=catalogue.locale, project=catalogue.project, header_comment=catalogue.header_comment)
    new.mime_headers = catalogue.mime_headers
    for one in marked_texts():
        known = catalogue.get(one.text, one.context)
        name = (one.text, one.plural) if one.plural else one.text
        new.add(name, known.string if known else "", context=one.context)
    return new


if __name__ == "__main__":
    for po in po_files():
        made = brought_up_to_date(catalogue_of(po))
        with po.open("wb") as file:
            write_po(file, made, width=100, omit_header=False)
        po.with_suffix(".mo").write_bytes(compiled(made))
        left = [str(message.id) for message in made if message.id and not message.string]
        print(f"{po.parts[-3]}: {len(made)} texts, {len(left)} without a translation", *left, sep="\n  ")
