"""A text says what is known, and never that something is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonebrief.language.domain import Number
from bonebrief.language.fact import Asking, Fact
from bonebrief.language.problem import Place
from bonebrief.language.template import Template
from bonebrief.language.value import Value

PERCENT = Number("%", 1, (0, 100), (0, 100))
MONTHS = Number("months", 0, (0, 100), (0, 100))
ASKED = Asking("?", "w", "", None)
DICTIONARY = {name: Fact(name, name, PERCENT, Place(""), ASKED) for name in ("major", "hip", "age")}
DICTIONARY["since"] = Fact("since", "since", MONTHS, Place(""), ASKED)
FRAX = "FRAX [{major} % major and {hip} % hip|{major} % major|{hip} % hip|result][ at {age}], over the line."


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("At {age}.", {"age": 64.0}, "At 64."),
        (FRAX, {"major": 9.6, "hip": 2.0, "age": 54.0}, "FRAX 9.6 % major and 2 % hip at 54, over the line."),
        (FRAX, {"major": 9.6}, "FRAX 9.6 % major, over the line."),
        (FRAX, {"hip": 2.0}, "FRAX 2 % hip, over the line."),
        (FRAX, {}, "FRAX result, over the line."),
        ("[At {age}, {major} %.]", {"age": 54.0}, ""),
        ("Smokes now. The risk is {major} %.", {}, "Smokes now."),
        ("Smokes now at {age}.", {}, "Smokes now at (no answer)."),
        ("Smokes now [at {age}], and drinks.", {}, "Smokes now, and drinks."),
        ("A break {since} months ago, {age} times.", {"since": 1.0, "age": 1.0}, "A break 1 month ago, 1 time."),
        ("Seit {since} Monaten.", {"since": 1.0}, "Seit 1 Monat."),
        ("Seit {since} Monaten, {since} % mehr.", {"since": 11.0}, "Seit 11 Monaten, 11 % mehr."),
    ],
)
def test_a_text_says_what_is_known(text: str, values: dict[str, Value], said: str) -> None:
    assert Template(text).fill(DICTIONARY, values) == said


def test_what_stands_in_brackets_is_not_needed() -> None:
    assert Template(FRAX).needed == ()
    assert Template(FRAX).facts == ("major", "hip", "age")
    assert Template("At {age}[ and {hip} %].").needed == ("age",)


@pytest.mark.parametrize("text", ["At [{age}", "At {age}]", "Now | then", "[Now]", "[Now|at {age}]", "[At [{age}]]"])
def test_a_bracket_that_means_nothing_is_a_fault(text: str) -> None:
    assert Template(text).fault


PARTS = st.sampled_from(["Bone. ", "At {age}. ", "[ and {hip} %]", "[{major} %|less]", "{hip} % hip, ", "so; "])


@given(st.lists(PARTS).map("".join), st.dictionaries(st.sampled_from(list(DICTIONARY)), st.just(1.0)))
def test_no_text_says_that_something_is_not_known_or_shows_a_sign_of_the_language(
    text: str, values: dict[str, float]
) -> None:
    template = Template(text)
    said = template.fill(DICTIONARY, values)
    assert template.fault == ""
    assert not set("{}[]|") & set(said)
    assert "not known" not in said
    assert "(no answer)" not in said or any(fact not in values for fact in template.needed)
