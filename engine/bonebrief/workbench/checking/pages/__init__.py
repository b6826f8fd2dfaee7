"""A page for every check: the manual of the codes."""

from bonebrief.knowledge.problem import Code
from bonebrief.workbench.checking.pages import conditions, doubts, files, neglect, references
from bonebrief.workbench.checking.pages.page import Page

PAGES: dict[Code, Page] = {
    one.code: one
    for pages in (files.PAGES, conditions.PAGES, references.PAGES, doubts.PAGES, neglect.PAGES)
    for one in pages
}
