"""A questionnaire, and what the printed sheets show beside the points, in other words."""

from dataclasses import replace

from bonebrief.knowledge.questionnaire import Questionnaire, Section
from bonebrief.knowledge.sheet import Calculator, HeldBack, Lines, Sheet
from bonebrief.knowledge.translation.questions import Say
from bonebrief.knowledge.translation.texts import Keys


def translated_questionnaire(form: Questionnaire, say: Say) -> Questionnaire:
    """Its title, what it is about, and the titles of its sections."""
    keys = ("questionnaires", form.id)
    return replace(
        form,
        title=say.text((*keys, "title"), form.title),
        about=say.text((*keys, "about"), form.about, needed=bool(form.about)),
        sections=tuple(_section((*keys, "sections", str(nth)), one, say) for nth, one in enumerate(form.sections, 1)),
    )


def translated_sheet(sheet: Sheet, say: Say) -> Sheet:
    """All of it; words that are held back are held back in both languages."""
    return Sheet(
        calculators=tuple(
            _calculator(("sheet", "calculators", str(nth)), one, say) for nth, one in enumerate(sheet.calculators, 1)
        ),
        lines=tuple(_lines(("sheet", "lines", str(nth)), one, say) for nth, one in enumerate(sheet.lines, 1)),
        call=tuple(say.text(("sheet", "call", str(nth)), words) for nth, words in enumerate(sheet.call, 1)),
        held_back=tuple(
            _held_back(("sheet", "held_back", str(nth)), one, say) for nth, one in enumerate(sheet.held_back, 1)
        ),
    )


def _section(keys: Keys, section: Section, say: Say) -> Section:
    of_patient = say.text((*keys, "of_patient"), section.of_patient, needed=bool(section.of_patient))
    return replace(section, title=say.text((*keys, "title"), section.title), of_patient=of_patient)


def _calculator(keys: Keys, one: Calculator, say: Say) -> Calculator:
    inputs = tuple(
        replace(field, label=say.text((*keys, "inputs", str(nth), "label"), field.label))
        for nth, field in enumerate(one.inputs, 1)
    )
    note = say.text((*keys, "note"), one.note, needed=bool(one.note))
    return replace(one, title=say.text((*keys, "title"), one.title), inputs=inputs, note=note)


def _lines(keys: Keys, one: Lines, say: Say) -> Lines:
    zones = tuple(
        replace(zone, name=say.text((*keys, "zones", str(nth), "name"), zone.name))
        for nth, zone in enumerate(one.zones, 1)
    )
    return replace(one, title=say.text((*keys, "title"), one.title), zones=zones)


def _held_back(keys: Keys, one: HeldBack, say: Say) -> HeldBack:
    return replace(one, words=(*one.words, *(words for of, words in say.more(keys, ("words",)) if of == "words")))
