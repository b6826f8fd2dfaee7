"""Text of others is text in every markup: no link, no tag, no mention, and it reads as it was written."""

import random
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bonebrief.authoring.examples.expected import Result
from bonebrief.authoring.examples.junit import junit
from bonebrief.authoring.rulebook.graph import graph_lines
from bonebrief.brief.formats.markdown import escape
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.glyphs import one_line

WORDS = r"""
a@b.co www.x.org WWW.a.b _www.a.b xmpp:a@b.c/d mailto:a@b.co <a@b.c> https://x.y http://a @user ` * _ | \ [a](b) <b>
x 1. - # ~~ &amp; www .. :// @@ $ é ( ) ~ ftp://a.b ![i](j) \@ `@` +1 :smile:
"""
PIECES = WORDS.split()
RECOGNISED = re.compile(r"[@]|://|www\.", re.IGNORECASE)
PARSER = MarkdownIt("gfm-like", {"linkify": False, "html": True})


@pytest.mark.parametrize("count", [500, pytest.param(25_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("around", ["{}", "**{}**", "- *({})*", "# {}", "a {} b"])
def test_markdown_of_any_text_is_that_text(count: int, around: str) -> None:
    """What GitHub's renderers look for addresses in are runs of text, with escapes gone and neighbours joined."""
    chance = random.Random(count)
    before, after = around.replace("*", "").strip("-# ").split("{}")
    for _ in range(count // 5):
        text = chance.choice(PIECES) + "".join(chance.choice([*PIECES, " "]) for _ in range(chance.randint(0, 6)))
        (inline,) = (token for token in PARSER.parse(around.replace("{}", escape(text))) if token.type == "inline")
        runs, said = parts(inline.children or [])
        assert said.strip() == f"{before}{one_line(text)}{after}".strip(), text
        assert not any(map(RECOGNISED.search, runs)), (text, escape(text))


def parts(tokens: list[Token]) -> tuple[list[str], str]:
    """The runs of text between what is no text, and all that is read."""
    runs, said = [""], ""
    for token in tokens:
        assert token.type in ("text", "code_inline", "strong_open", "strong_close", "em_open", "em_close"), token
        said += token.content
        if token.type == "text":
            runs[-1] += token.content
        else:
            runs.append("")
    return runs, said


HOSTILE = 'a "b" <b>x</b> <img src=x onerror=y> & #lt; `c` [d] {e} | \x1b[31m \u202e \ufffe \x00 é ; %% end'


def hostile(knowledge: Knowledge) -> Knowledge:
    """The knowledge with hostile words for every finding and fact."""
    dictionary = {name: replace(fact, label=f"{HOSTILE} {name}") for name, fact in knowledge.dictionary.items()}
    return replace(knowledge, dictionary=dictionary)


def test_labels_of_mermaid_hold_no_tag(knowledge: Knowledge) -> None:
    drawing = "\n".join(graph_lines(hostile(knowledge), None, "mermaid"))
    labels = re.findall(r'n_\w+[\[(]+/?"(.*?)"/?[\])]+(?::::\w+)?$', drawing, re.MULTILINE)
    assert len(labels) > 100
    for label in labels:
        assert not re.search(r'[<>&"`\x00-\x1f]', label)
        assert not re.search(r"#(?!\d+;)", label)
    assert any("#60;b#62;" in label for label in labels)


def test_junit_is_xml_for_every_name(knowledge: Knowledge) -> None:
    names = [chr(code) for code in (*range(0x300), 0x2028, 0x202E, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x1F600)]
    example = next(iter(knowledge.examples))
    results = [
        Result(replace(example, name=f"x{name}y", place=example.place._replace(file=f"a{name}.yaml")), ())
        for name in names
    ]
    suite = ElementTree.fromstring(junit(results).encode())
    read = [case.get("name") or "" for case in suite]
    assert read[ord("é")] == "xéy"
    assert read[0] == read[0xB] == "xy"
    assert "encoding='utf-8'" in junit(results).lower()
