"""A terminal's screen as a picture (SVG) that loads nothing."""

from html import escape

import pyte

_WIDE, _HIGH, _MARGIN = 8.4, 18, 16


def picture(screen: pyte.Screen) -> str:
    """The screen down to its last line that is not empty, bold and dim as they are shown."""
    used = max((y for y, line in enumerate(screen.display) if line.strip()), default=0) + 1
    width, height = screen.columns * _WIDE + 2 * _MARGIN, used * _HIGH + 2 * _MARGIN
    rows = "\n".join(_row(screen, y) for y in range(used))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img" '
        f'aria-label="An interview in the terminal">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#16181d"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14" fill="#d7dae0">\n'
        f"{rows}\n</g>\n</svg>\n"
    )


def _row(screen: pyte.Screen, y: int) -> str:
    cells = [screen.buffer[y][x] for x in range(screen.columns)]
    text = escape("".join(cell.data for cell in cells).rstrip())
    bold = any(cell.bold for cell in cells if cell.data.strip())
    weight = ' font-weight="bold" fill="#ffffff"' if bold else ""
    place = f'x="{_MARGIN}" y="{_MARGIN + y * _HIGH + 13}"'
    return f'<text {place} xml:space="preserve"{weight}>{text}</text>'
