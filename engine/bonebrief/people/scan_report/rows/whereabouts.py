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

    `region`: where it lies, if that can be said. `vague`: the region alone is named, such as the hip. `heading_only`:
    it names no part. `whole`: it is not less of the spine than L1 to L4.
    """

    place: Place
    spot: Spot | None
    side: Side | None
    region: Region | None = None
    vague: bool = False
    heading_only: bool = False
    whole: bool = True


def located(text: Text, places: Sequence[Place]) -> Iterator[Whereabouts]:
    """What each place means, in their order."""
    near: Region | None = None
    section = Site()
    row: Whereabouts | None = None
    for number, place in enumerate(places):
        site = place.site
        if site.region is None and site.part is None:
            if section.region and _is_heading(text, places, number):
                section = Site(section.region, None, site.side)
            yield _of_side(place, row)
            continue
        if site.of and (_is_heading(text, places, number) or _begins_with_one(text, place)):
            kept = section.side if section.of is site.of else None
            section = Site(site.of, None, site.side or kept)
        elif site.side and site.of is None and _begins_with_one(text, place):
            section = Site(section.region, None, site.side)
        elif site.of is None and _is_named_otherwise(text, places, number):
            near, section = None, Site()
        within = site.of or near or section.region
        side = site.side or (section.side if within is section.region else None)
        if side is None and site.region is None and row and row.region is within and _in_a_line(text, row, place):
            side = row.side
        row = _whereabouts(text, place, Site(within, site.part, side))
        yield row
        near = _with_a_total(site, site.of) if site.of else near


def _of_side(place: Place, row: Whereabouts | None) -> Whereabouts:
    """A word for a side alone: that side of the place named before it, if that was not the same."""
    if row is None or row.side is place.site.side or row.spot is None:
        return Whereabouts(place, None, place.site.side)
    return Whereabouts(place, row.spot, place.site.side, row.region, row.vague)


def _is_heading(text: Text, places: Sequence[Place], number: int) -> bool:
    """Whether a place without a part stands above others: no number follows it in its line."""
    place = places[number]
    end = places[number + 1].start if number + 1 < len(places) else len(text.plain)
    beside = text.plain[place.end : min(end, text.line_end(place.end))]
    return place.site.part is None and not re.search(r"\d", beside)


def _begins_with_one(text: Text, place: Place) -> bool:
    """Whether a place is a heading together with the first row below it: `Right hip` above `Neck`."""
    return "\n" in text.plain[place.start : place.end]


def _in_a_line(text: Text, row: Whereabouts, place: Place) -> bool:
    """Whether a part follows another place in its line: `Right hip: neck -1.8, total -1.3`."""
    return text.line_of(row.place.start) == text.line_of(place.start)


def _is_named_otherwise(text: Text, places: Sequence[Place], number: int) -> bool:
    """Whether words that are none of ours stand before a part such as Total in its cell: nobody can say of what.

    So does a place of another region, or a single vertebra, in the line of columns that lie beside each other.
    """
    place = places[number]
    start = text.line_start(place.start)
    beside = [other for other in places[max(0, number - 3) : number] if other.start >= start]
    if beside and beside[-1].site.part is Part.VERTEBRA:
        return len(beside) < 2 or beside[-2].site.part is not Part.VERTEBRA
    own = text.plain[max([start, *(other.end for other in beside)]) : place.start]
    return bool(re.search(r"[^\W\d_]{4}", re.split(r"\d|[|;:,.\t]|\s\s", own)[-1]))


def _with_a_total(site: Site, region: Region) -> Region | None:
    """The region that a row called Total belongs to after a row: that of its parts, but not after a total itself."""
    if site.part in (Part.RANGE, Part.TOTAL, None):
        return region if region is Region.BODY or (region is Region.HIP and site.part is not None) else None
    return region


def _whereabouts(text: Text, place: Place, site: Site) -> Whereabouts:
    spot, vague = _spot(site)
    figures = re.sub(r"\D", "", text.plain[place.start : place.end])
    whole = site.part is not Part.RANGE or figures == "14" or not figures
    return Whereabouts(place, spot, site.side, site.of, vague, site.part is None, whole)


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
