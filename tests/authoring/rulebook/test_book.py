"""The rule book: everything in it, every text harmless, nothing loaded from elsewhere, the same each time."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bonebrief.authoring.rulebook.book import Printing, book
from bonebrief.authoring.rulebook.browse import Wanted
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

DAY = date(2026, 11, 25)
HOSTILE = "<script>x</script> **b** | [a](http://x) & \\"


class Tags(HTMLParser):
    """Every tag and the depth that is left open at the end."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("how", ["markdown", "html"])
def test_every_finding_point_rule_and_source_is_in_it(knowledge: Knowledge, how: str) -> None:
    text = book(knowledge, how, Printing(DAY)).replace("\\_", "_")
    assert knowledge.version in text
    assert knowledge.sha256 in text
    assert "25 November 2026" in text
    for name in [*knowledge.findings, *knowledge.points, *knowledge.rules, *knowledge.sources]:
        assert name in text, name
    assert "Signature" in text


def test_a_rule_reads_as_a_sentence_with_what_it_rests_on(knowledge: Knowledge) -> None:
    text = book(knowledge, "markdown", Printing(DAY))
    assert '**ROUTINE when (smoking\\_and\\_bone.1):** smoking is "current smoker".' in text
    assert "- Evidence 4.05 (seen): FRAX counts current smoking, whatever the amount" in text
    assert "**Examples:** 3: smokes now; gave up smoking; smoking not answered." in text
    assert "- To be verified: the table of risk categories in the guideline itself" in text


def test_the_page_is_well_formed_loads_nothing_and_has_contents(knowledge: Knowledge) -> None:
    page = book(knowledge, "html", Printing(DAY))
    tags = Tags(page)
    assert tags.open == []
    assert not {"script", "link", "img", "iframe"} & set(tags.seen)
    assert not any(fetched in page for fetched in ("src=", "@import", "url("))
    assert page.count('<li><a href="#part-') == sum(bool(topic.rules) for topic in knowledge.topics) + 3


@pytest.mark.parametrize("how", ["markdown", "html"])
def test_hostile_text_is_harmless(tmp_path: Path, how: str) -> None:
    without_parts = HOSTILE.replace("[a]", "a").replace("|", "/")
    edits = [("rules/bones.yaml", text, f"'{HOSTILE}'") for text in ("Old\n", "a low score\n")]
    edits.append(("rules/bones.yaml", "Raise the pain.", f"'{without_parts}'"))
    edits = [(file, old, f"{new}\n" if old.endswith("\n") else new) for file, old, new in edits]
    text = book(load_knowledge(write_knowledge(tmp_path, *edits)), how, Printing(DAY))
    assert "<script>" not in text
    assert how == "html" or "[a](http://x)" not in text


def test_a_source_past_its_review_is_marked(tmp_path: Path) -> None:
    edit = ("rules/sources.yaml", "review_by: 2028-01-01", "review_by: 2026-01-02")
    assert "2026-01-02 (past)" in book(load_knowledge(write_knowledge(tmp_path, edit)), "html", Printing(DAY))


def test_an_extract_has_what_is_wanted_and_says_that_it_is_one(knowledge: Knowledge) -> None:
    wanted = Wanted(topic="falls")
    text = book(knowledge, "markdown", Printing(DAY, wanted, "topic falls"))
    assert "**An extract:** only topic falls." in text
    assert "The rules in this extract, topic falls, of version" in text
    (falls,) = (topic for topic in knowledge.topics if topic.id == "falls")
    headings = [line for line in text.splitlines() if line.startswith("### ")]
    assert len(headings) == len(falls.findings) + len(falls.points)


def test_an_extract_of_what_changed_has_only_that(knowledge: Knowledge) -> None:
    text = book(knowledge, "markdown", Printing(DAY, Wanted(among=frozenset({"calm_word"})), "what changed"))
    assert [line for line in text.splitlines() if line.startswith("### ")] == [
        f"### Point: {knowledge.points['calm_word'].title}"
    ]


def test_an_extract_counts_and_lists_its_own_rules_and_says_who_read_a_point(knowledge: Knowledge) -> None:
    readers = {"preventing_falls": "M. Klein, nurse, 2026-11-28", "calm_word": "Nobody"}
    text = book(knowledge, "markdown", Printing(DAY, Wanted(topic="falls"), "topic falls", readers))
    assert "0 rules of 9 in this extract must still be held against the publication." in text
    assert "**The whole book has:** " in text
    assert "(rules/falls.yaml)" in text
    assert "(rules/menopause.yaml)" not in text
    assert text.count("**Read by:** M. Klein, nurse, 2026-11-28.") == 1
    assert "Nobody" not in text
