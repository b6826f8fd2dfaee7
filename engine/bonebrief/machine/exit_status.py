"""How every command ends, as other programs see it."""

from typing import Final

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
UNUSABLE: Final = 3
INTERRUPTED: Final = 130
