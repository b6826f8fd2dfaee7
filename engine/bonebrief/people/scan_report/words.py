"""What is said of things in a report that are not taken, or not without a look: every clause and sentence once."""

from typing import Final

from bonebrief.machine.catalogue import N_

NOT_DXA: Final = N_("This is not a DXA of hip or spine. The rules do not use its score.")
TWO_SCANS: Final = N_("Results of several scans stand beside each other. Type those of the newest.")
GLUED: Final = N_("The columns ran together when copied. Copy the table again, or type the numbers.")
NO_FIT: Final = N_("This row and its headings do not match one to one.")
NO_SITE: Final = N_("Which site is this score of? The text does not say.")
ONLY_EARLIER: Final = N_("Only an earlier scan's value was found.")
ONLY_PERCENT: Final = N_(
    "This gives per cent of the young adult mean (YAM), which is no T-score. The rules do not use it."
)
NOTHING: Final = N_("No score was found; type them.")
BELOW: Final = N_("A score in words, such as 2.4 below, is not read. Type it with its minus sign.")
MOVED: Final = N_("A range, or a number before and after, is printed here. Type today's.")

SIGN_UNREADABLE: Final = N_("the sign cannot be read; look at the printed report")
SIGN_LOST: Final = N_("a plus is rare and none is printed; is a minus sign lost?")
NOT_LIKE_DENSITY: Final = N_("it does not fit the bone density beside it")
NOT_LIKE_PERCENT: Final = N_("it does not fit the per cent beside it")
NOT_LIKE_VERTEBRAE: Final = N_("it lies beyond the scores of the single vertebrae")
NOT_THE_WHOLE: Final = N_("a part is printed with more bone than the whole; are two lines exchanged?")
EXCHANGED: Final = N_("it would fit the other part of the hip; are two lines exchanged?")
NOT_LIKE_WORDS: Final = N_("it does not fit the word beside it")
ABOVE_Z: Final = N_("the T-score lies above the Z-score, which is rare from 45 on; are the columns exchanged?")
VAGUE: Final = N_("the text says {region} only; is it this place?")
MEAN: Final = N_("this is the mean of both sides; the lower side counts")
TWO_VALUES: Final = N_("two different values are printed")
LOWER_SIDE: Final = N_("both sides are printed; the lower is proposed")
OTHER_SIDE: Final = N_("both sides are printed; of the other one: {doubt}")
EARLIER: Final = N_("the sentence speaks of an earlier scan")
OTHER_DATE: Final = N_("it stands beside another date than the scan's")
SEVERAL_TIMES: Final = N_("results of several scans stand beside each other; is it the newest?")
LIMIT: Final = N_("the sentence speaks of limits or of treatment")
IS_CHANGE: Final = N_("it may be a change, not a score")
ADJUSTED: Final = N_("it is an adjusted score, not the measured one")
LEFT_OUT: Final = N_("the sentence says that something was left out or not usable")
TWO_NUMBERS: Final = N_("two numbers follow one name")
TWO_DECIMALS: Final = N_("scores usually have one decimal")
TWO_SITES: Final = N_("two places are named for it")
NEWEST: Final = N_("it is the newest in a table of results over time; is it this scan's?")
NO_VALUE_BEFORE: Final = N_("the place named before it has no value; perhaps a line is missing")
ONE_SIDE: Final = N_("both sides are named, and only one could be read")
UNREAD_BESIDE: Final = N_("another score of this place could not be read")
