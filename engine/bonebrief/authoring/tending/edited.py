"""What was edited since the last commit, or since the rules came, where examples fail now."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from bonebrief.authoring.comparing.behind_failures import edits_behind
from bonebrief.authoring.comparing.revision import at_revision
from bonebrief.authoring.tending.origin import as_they_came
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.wrap import wrapped

_LAST_COMMIT: Final = "HEAD"


def edits_since(knowledge: Knowledge, failed: Sequence[Example]) -> Iterator[str]:
    """Say which edits are behind examples that fail, as far as it is kept what there was before; else nothing.

    The last commit is asked first, and then the rules as they came.
    """
    for since, before in (("the last commit", _at_last_commit), ("the rules came", as_they_came)):
        told: list[str] = []
        with suppress(BoneBriefError), before(knowledge.root) as root:
            told = list(edits_behind(load_knowledge(root, with_examples=False), knowledge, failed))
        if told:
            yield ""
            yield f"What was edited since {since}, and is behind this:"
            yield from told
            mend = (
                "`bonebrief diff` shows for whom it changes a brief; `bonebrief test --mutate --into FILE` writes the"
            )
            yield wrapped(f"{mend} examples that are missing at a new line.", 2, 0)
            return


@contextmanager
def _at_last_commit(root: Path) -> Iterator[Path]:
    with at_revision(root, _LAST_COMMIT) as was:
        yield was
