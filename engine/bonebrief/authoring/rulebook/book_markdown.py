"""The rule book as Markdown, with no text of others taken for markup."""

from collections.abc import Iterator

from bonebrief.authoring.rulebook.blocks import Block, Bullets, Heading, Paragraph, Table
from bonebrief.brief.formats.markdown import escape
from bonebrief.wording.sentences import Outline


def to_markdown(blocks: list[Block]) -> str:
    """The blocks, one blank line between them."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {escape(text)}"
        case Paragraph(text, label):
            return f"**{escape(label)}:** {escape(text)}" if label else escape(text)
        case Bullets(items):
            return "\n".join(line for item in items for line in _bullet(item, 0))
        case Table(head, rows):
            lines = [_row(head), _row(("---",) * len(head), raw=True), *(_row(row) for row in rows)]
            return "\n".join(lines)


def _bullet(item: Outline, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {escape(item.text)}{':' if item.parts else ''}"
    for part in item.parts:
        yield from _bullet(part, depth + 1)


def _row(cells: tuple[str, ...], raw: bool = False) -> str:
    return f"| {' | '.join(cell if raw else escape(cell) for cell in cells)} |"
