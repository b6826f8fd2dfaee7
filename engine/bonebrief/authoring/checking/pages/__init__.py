"""A page for every check: the manual of the codes."""

from bonebrief.authoring.checking.pages import conditions, doubts, files, neglect, references
from bonebrief.authoring.checking.pages.page import Page
from bonebrief.language.problem import Code

PAGES: dict[Code, Page] = {
    one.code: one
    for pages in (files.PAGES, conditions.PAGES, references.PAGES, doubts.PAGES, neglect.PAGES)
    for one in pages
}
