"""Results of examples as JUnit XML, which CI systems show."""

import re
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from bonebrief.authoring.examples.expected import Result
from bonebrief.machine.text import clean

_NOT_IN_XML: Final = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def junit(results: Iterable[Result]) -> str:
    """One test suite with a case for each example; a failed one says what was expected and what came."""
    results = list(results)
    failures = sum(not result.passed for result in results)
    suite = Element("testsuite", name="bonebrief", tests=str(len(results)), failures=str(failures))
    for result in results:
        place = result.example.place
        named = {"name": _text(result.example.name), "classname": _text(place.file)}
        case = SubElement(suite, "testcase", named, line=str(place.line))
        if not result.passed:
            failure = SubElement(case, "failure", message=f"{len(result.mismatches)} not as expected")
            failure.text = _text("\n".join(str(mismatch) for mismatch in result.mismatches))
    written: bytes = tostring(suite, encoding="utf-8", xml_declaration=True)
    return written.decode()


def _text(text: str) -> str:
    """The text as XML can hold it: without control characters, halves of characters, and what is no character."""
    return _NOT_IN_XML.sub("", clean(text))
