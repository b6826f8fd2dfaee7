"""Results of examples as JUnit XML, which CI systems show."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from bonebrief.authoring.examples.expected import Result


def junit(results: Iterable[Result]) -> str:
    """One test suite with a case for each example; a failed one says what was expected and what came."""
    results = list(results)
    failures = sum(not result.passed for result in results)
    suite = Element("testsuite", name="bonebrief", tests=str(len(results)), failures=str(failures))
    for result in results:
        place = result.example.place
        case = SubElement(suite, "testcase", name=result.example.name, classname=place.file, line=str(place.line))
        if not result.passed:
            failure = SubElement(case, "failure", message=f"{len(result.mismatches)} not as expected")
            failure.text = "\n".join(str(mismatch) for mismatch in result.mismatches)
    return tostring(suite, encoding="unicode", xml_declaration=True)
