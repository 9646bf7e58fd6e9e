"""Township and village of a record, from the names that its cells hold."""

from __future__ import annotations

from typing import Any

from ingestion.resolve.bodies import Body
from ingestion.resolve.doubts import is_no_township
from ingestion.resolve.regions import Place, RegionNames, locate, townships_in, without_county
from ingestion.resolve.spelling import name_key

PLACE_COLUMNS = ("village", "place", "terminal_name", "point_name", "school_name", "store")


def place_of(
    texts: dict[str, Any],
    places: list[str],
    listed: dict[str, list[Body]],
    scope: str | None,
    names: RegionNames,
) -> tuple[Place, bool]:
    """Township and village as the record names them: by its township, its place, its body, else the table's scope.

    What names several townships is in the county, the one region that holds them all. False when a township was given
    that no register knows.
    """
    stated = texts.get("township")
    if stated and names.townships and is_no_township(stated, names):
        stated = None
    place = locate(stated, names)
    if stated and names.townships and not place.is_county:
        if not place.township:
            return Place(), False
        if len(townships_in(without_county(name_key(stated), names), names)) > 1:
            return Place(), True
    township = place.township
    village = place.village
    seats = (_seat(found[0], names) for column, found in listed.items() if _says_where(column, found))
    seat = next((found for found in seats if found.township), Place())
    hint = township or seat.township or scope
    for column in places:
        if column != "township" and texts.get(column):
            found = (
                locate(texts[column], names, township) if township else _with_hint(texts[column], names, hint)
            )
            township, village = township or found.township, village or found.village
    township = township or seat.township
    elsewhere = any(texts.get(column) for column in places if column != "township")
    if seat.village and seat.village.startswith(township or "") and not elsewhere:
        village = village or seat.village
    if not township and not place.is_county:
        township = scope
    return Place(township, village), True


def _says_where(column: str, found: list[Body]) -> bool:
    """Who takes part does not say where; an area does when it is one place."""
    return bool(found) and column != "participating_bodies" and (column != "area" or len(found) == 1)


def _seat(body: Body, names: RegionNames) -> Place:
    """Where an organisation sits, as far as its name says; an enterprise's name says nothing of that."""
    if body.kind == "enterprise":
        return Place()
    if body.text not in names.seats:
        names.seats[body.text] = locate(body.text, names)
    return names.seats[body.text]


def _with_hint(text: str, names: RegionNames, hint: str | None) -> Place:
    """A place that names its own region keeps it; the hint only tells two villages of one name apart."""
    own = locate(text, names)
    if own.township or not hint:
        return own
    near = locate(text, names, hint)
    return near if near.village else own
