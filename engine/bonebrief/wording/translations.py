"""That texts were put into another language, and how far somebody has read them."""

from bonebrief.knowledge.knowledge import Translation
from bonebrief.machine.catalogue import _


def translation_words(translation: Translation) -> str:
    """One sentence, in that language where the program speaks it."""
    said = _("Translation ({language}): {review}.")
    return said.format(language=translation.name, review=translation.review.rstrip("."))
