"""A page for every check, in order of weight: what stands first is worse. The list of codes, and their manual."""

from bonebrief.knowledge.problem import Code
from bonebrief.workbench.pages import conditions, doubts, files, neglect, references
from bonebrief.workbench.pages.page import Page

PAGES: dict[Code, Page] = {
    one.code: one
    for pages in (files.PAGES, conditions.PAGES, references.PAGES, doubts.PAGES, neglect.PAGES)
    for one in pages
}
_WEIGHT = {code: number for number, code in enumerate(PAGES)}


def weight(code: Code) -> int:
    """The rank of a code: errors before warnings, the worst first."""
    return _WEIGHT[code]
