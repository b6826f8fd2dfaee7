"""Which question a site belongs to, by its own words and by what stands around it: `Total` may be of the spine."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bonebrief.people.scan_report.marks.mark import Place
from bonebrief.people.scan_report.marks.sites import Part, Region, Side, Site
from bonebrief.people.scan_report.marks.text import Text


class Spot(Enum):
    """A place that a question asks the scores of, by the end of its id."""

    LUMBAR_SPINE = "lumbar_spine"
    TOTAL_HIP = "total_hip"
    FEMORAL_NECK = "femoral_neck"
    FOREARM = "forearm"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place in the text and what it means. `spot`: None where no question asks about it, or nobody can say.

    `vague`: the region alone is named, such as the hip. `lower`: fewer vertebrae than all four.
    """

    place: Place
    spot: Spot | None
    side: Side | None
    vague: bool = False
    heading_only: bool = False


def located(text: Text, places: Sequence[Place]) -> Iterator[Whereabouts]:
    """What each place means, in their order."""
    region: Region | None = None
    side: Side | None = None
    last: Whereabouts | None = None
    for number, place in enumerate(places):
        site = place.site
        if site.of is not None:
            side = site.side or (side if site.of is region and side is not Side.MEAN else None)
            region = site.of if _has_a_total(text, places, number) else None
        if site.region is None and site.part is None:
            same = last is not None and last.side is None and last.spot is not None
            found = Whereabouts(
                place, last.spot if same and last else None, site.side, bool(same and last and last.vague)
            )
            yield found
            continue
        within = site.of or region
        here = site.side or (side if site.of or region is Region.HIP else None)
        last = _whereabouts(place, Site(within, site.part, here))
        yield last


def _has_a_total(text: Text, places: Sequence[Place], number: int) -> bool:
    """Whether a row that is called Total can belong to what is named before it: a heading, or a part of a region."""
    place = places[number]
    if place.site.part is Part.RANGE or place.site.part is Part.TOTAL:
        return place.site.of is Region.HIP
    end = places[number + 1].start if number + 1 < len(places) else len(text.plain)
    beside = text.plain[place.end : end].partition("\n")[0]
    return place.site.part is not None or not re.search(r"\d", beside)


def _whereabouts(place: Place, site: Site) -> Whereabouts:
    spot, vague = _spot(site)
    return Whereabouts(place, spot, site.side, vague, heading_only=site.part is None)


def _spot(site: Site) -> tuple[Spot | None, bool]:
    """The question's place, and whether only its region is named."""
    match site.of, site.part:
        case Region.SPINE, Part.RANGE | Part.TOTAL | None:
            return Spot.LUMBAR_SPINE, False
        case _, Part.NECK:
            return Spot.FEMORAL_NECK, False
        case Region.HIP, Part.TOTAL:
            return Spot.TOTAL_HIP, False
        case Region.HIP, None:
            return Spot.TOTAL_HIP, True
        case Region.FOREARM, Part.THIRD:
            return Spot.FOREARM, False
        case Region.FOREARM, None:
            return Spot.FOREARM, True
    return None, False
