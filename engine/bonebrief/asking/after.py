"""After the questions: the brief, and what the person does with it: save it, see the patient's page, change answers."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bonebrief.asking.pages import show_in_pages
from bonebrief.asking.standing import RulesMeaning
from bonebrief.brief.changes import brief_changes
from bonebrief.brief.formats.render import render
from bonebrief.brief.formats.terminal import show_brief
from bonebrief.brief.model import Brief
from bonebrief.brief.sheet.front import front_of
from bonebrief.brief.words import Heading, Reader, bottom_line, severity
from bonebrief.interview.asker import Asker
from bonebrief.interview.conversation import Conversation
from bonebrief.machine.catalogue import N_, _
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.files import lies_at_home, path_at_home, real_path, write_private_file

_DONE = N_("Done")
_CHANGE = N_("Change an answer, and see what changes")
_FULL = N_("Show the brief in full")
_PATIENT = N_("Show the page for the patient")
_SAVES = {
    N_("Save the brief as a web page (HTML)"): ("html", Reader.CLINICIAN, "bone-brief", "html"),
    N_("Save the brief as Markdown"): ("markdown", Reader.CLINICIAN, "bone-brief", "md"),
    N_("Save the brief as JSON"): ("json", Reader.CLINICIAN, "bone-brief", "json"),
    N_("Save the page for the patient (HTML)"): ("html", Reader.PATIENT, "for-my-visit", "html"),
}
_FILE_NAME = N_("File name? It goes into your home folder, unless you name another.")
_CHOICES = (_DONE, _CHANGE, _FULL, _PATIENT, *_SAVES)


def after(asker: Asker, conversation: Conversation, meaning: RulesMeaning, plain: bool) -> int:
    """Show the brief and do what the person chooses until they are done; return 0.

    Whoever has seen the brief has finished: the interview is not offered to the next person, however this one leaves.
    """
    brief = meaning.brief(conversation.interview)
    show_brief(brief, sys.stdout, plain=plain)
    above = [*_in_short(brief)]
    if trouble := conversation.keeper.finish():
        above.append(trouble)
    while choice := asker.choose(_("What next?"), [*map(_, _CHOICES)], above):
        chosen, above = _CHOICES[choice], []
        if chosen == _CHANGE:
            asker.review(conversation)
            before, brief = brief, meaning.brief(conversation.interview)
            above = [*_what_changed(before, brief)]
        elif chosen == _FULL:
            show_in_pages(asker, brief, Reader.CLINICIAN, plain, everything=True)
            above = [*_in_short(brief)]
        elif chosen == _PATIENT:
            show_in_pages(asker, brief, Reader.PATIENT, plain)
        else:
            _save(asker, brief, *_SAVES[chosen])
    return 0


def _in_short(brief: Brief) -> Iterator[str]:
    """What matters most, once more: of a longer text only the end is still on the screen."""
    front = front_of(brief)
    yield ""
    yield _("In short: {line}").format(line=bottom_line(brief)[0])
    for point in front.urgent:
        yield f"  {severity(point.priority)}  {point.title}"
    for talk in front.talks:
        yield f"  {severity(talk.priority)}  {talk.heading}"
    if front.missing:
        labels = "; ".join(missing.label for missing in front.missing)
        yield f"  {Heading.MISSING.words}: {labels}"


def _what_changed(before: Brief, after: Brief) -> Iterator[str]:
    said = list(brief_changes(before, after))
    yield _("What changed in the brief:") if said else _("Nothing changed in the brief.")
    for line in said:
        yield f"  {line}"


def _save(asker: Asker, brief: Brief, style: str, reader: Reader, name: str, ending: str) -> None:
    typed = asker.line(_(_FILE_NAME), f"{name}-{date.today():%Y-%m-%d}.{ending}")
    if typed is None:
        return
    try:
        path = path_at_home(typed)
        write_private_file(path, render(brief, style, reader))
    except BoneBriefError as error:
        asker.say(str(error))
    else:
        asker.say(_saved(real_path(path)))


def _saved(path: Path) -> str:
    """Where it is; in the home folder by its name alone, which no narrow window breaks."""
    if lies_at_home(path):
        return _("Saved in your home folder as {name}.").format(name=path.name)
    return _("Saved as {path}.").format(path=path)
