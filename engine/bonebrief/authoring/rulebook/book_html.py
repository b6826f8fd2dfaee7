"""The rule book as one web page: loads nothing, escapes every text, has a table of contents, prints well."""

from collections.abc import Iterator
from html import escape
from typing import Final

from bonebrief.authoring.rulebook.blocks import Block, Bullets, Heading, Paragraph, Table
from bonebrief.brief.formats.html.parts import page
from bonebrief.brief.formats.html.style import STYLE
from bonebrief.machine.glyphs import one_line
from bonebrief.wording.sentences import Outline

_STYLE: Final = """\
main { max-width: 50rem; }
h3 { margin-top: 2rem; }
th { width: auto; }
td:empty { height: 3rem; }
nav ul { list-style: none; padding: 0; columns: 2; }
nav a { color: inherit; }
@media print { h2 { break-before: page; } nav { display: none; } thead { display: table-header-group; } }
"""


def to_html(blocks: list[Block]) -> str:
    """The blocks as a whole page."""
    title = next(block.text for block in blocks if isinstance(block, Heading))
    first = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2)
    cover = [_block(block, at) for at, block in enumerate(blocks[:first]) if not isinstance(block, Bullets)]
    body = [_block(block, at) for at, block in enumerate(blocks) if at >= first]
    return page(
        _safe(title),
        f"{STYLE}{_STYLE}",
        f"""\
<main>
<header>
{_lines(cover)}
</header>
<nav>
<ul>
{_lines(_contents(blocks))}
</ul>
</nav>
{_lines(body)}
</main>""",
    )


def _contents(blocks: list[Block]) -> Iterator[str]:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 2:
            yield f'<li><a href="#part-{at}">{_safe(block.text)}</a></li>'


def _block(block: Block, at: int) -> str:
    match block:
        case Heading(level, text):
            return f'<h{level} id="part-{at}">{_safe(text)}</h{level}>'
        case Paragraph(text, label):
            return f"<p><strong>{_safe(label)}:</strong> {_safe(text)}</p>" if label else f"<p>{_safe(text)}</p>"
        case Bullets(items):
            return _list(items)
        case Table(head, rows):
            heads = "".join(f'<th scope="col">{_safe(cell)}</th>' for cell in head)
            body = [f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in row)}</tr>" for row in rows]
            return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{_lines(body)}\n</tbody>\n</table>"


def _list(items: tuple[Outline, ...]) -> str:
    parts = [f"<li>{_safe(one.text)}{f':{_list(one.parts)}' if one.parts else ''}</li>" for one in items]
    return f"<ul>\n{_lines(parts)}\n</ul>"


def _lines(parts: "list[str] | Iterator[str]") -> str:
    return "\n".join(parts)


def _safe(text: str) -> str:
    return escape(one_line(text))
