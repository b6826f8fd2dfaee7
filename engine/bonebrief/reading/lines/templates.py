"""Reads texts with {fact} in them."""

from collections.abc import Collection

from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, Place
from bonebrief.language.template import Template
from bonebrief.reading.yaml.report import Report


def read_template(
    text: str,
    place: Place,
    dictionary: Dictionary,
    report: Report,
    findings: Collection[str] = (),
    bounds: Collection[str] = (),
) -> Template:
    """A template whose placeholders all name facts; the others are reported, those that name findings as such."""
    template = Template(text, place)
    if "brace" in template.fault:
        fix = "Write `{fact}`, with the id of a fact between one { and one }."
        report.add(Code.BAD_PLACEHOLDER, place, template.fault, fix, ("{",))
    elif template.fault:
        fix = "Write `[ and {fact} %]`, or `[words with {fact}|words without it]`."
        report.add(Code.BAD_PLACEHOLDER, place, template.fault, fix, ("[",))
    for name in template.facts:
        if name not in dictionary and name not in report.spoilt:
            if name in findings:
                what = f"The text has {{{name}}}, which is a finding; a text can only show an answer or a number."
                report.add(Code.BAD_PLACEHOLDER, place, what, "Write in words what it says.", (f"{{{name}}}",))
                continue
            what = f"The text has {{{name}}}, which names no fact."
            fix = "Write the id of a fact between the braces."
            report.unknown(Code.BAD_PLACEHOLDER, place, what, name, (*dictionary, *bounds), fix, (f"{{{name}}}",))
    return template
