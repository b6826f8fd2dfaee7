"""Rows pasted from a spreadsheet into a file, put as YAML wants them."""

import re

_BLOCK = re.compile(r"^(?P<lead>[ ]*)(?:- )*(?:table|rows): *\|[-+]?[ ]*(?:#.*)?$")


def pasted_rows(text: str) -> str:
    """A file in which rows pasted from a spreadsheet stand as YAML wants them: indented, with bars in place of tabs.

    No line is added or taken away.
    """
    if "\t" not in text:
        return text
    lines = text.split("\n")
    lead, inside = "", 0
    for number, line in enumerate(lines):
        if begins := _BLOCK.match(line.rstrip("\r")):
            lead, inside = begins["lead"] + "  ", number + 1
        elif inside and "\t" in line:
            own = line[: len(line) - len(line.lstrip(" "))]
            lead = own if number == inside and len(own) > len(lead) else lead
            lines[number] = lead + line.removeprefix(own).rstrip("\r").replace("\t", " | ")
        elif line.strip() and len(line) - len(line.lstrip()) < len(lead):
            inside = 0
    return "\n".join(lines)
