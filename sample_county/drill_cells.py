"""What every form of the drill register writes the same way."""

from collections.abc import Callable

from sample_county.dirt import Cell
from sample_county.records import Drill


def place_of(drill: Drill) -> str:
    """The township, or 县级 for what the county's departments held themselves."""
    return drill.township or "县级"


def held_cell(drill: Drill, hand: Callable[..., Cell]) -> Cell:
    """The date in the clerk's hand, or as imprecisely as it was stated."""
    return drill.date_text if drill.date_text else hand(drill.held_from)


def people_cell(drill: Drill) -> Cell:
    """The number, or the words in which it was stated."""
    return drill.participants_text if drill.participants_text else drill.participants
