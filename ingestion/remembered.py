"""What was told of an Arrow array, kept while it lives: arrays never change, and a column is asked the same again."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import pyarrow as pa

Told = TypeVar("Told")


def once_per_array(tell: Callable[[pa.Array], Told]) -> Callable[[pa.Array], Told]:
    """The function, asked once for each array. What it gives is shared and must not be changed."""
    known: dict[int, tuple[weakref.ref[pa.Array], Told]] = {}

    @wraps(tell)
    def remembered(texts: pa.Array) -> Told:
        place = id(texts)
        if place in known and known[place][0]() is texts:
            return known[place][1]
        told = tell(texts)
        known[place] = weakref.ref(texts, lambda gone: _forget(known, place, gone)), told
        return told

    return remembered


def _forget(
    known: dict[int, tuple[weakref.ref[pa.Array], Told]], place: int, gone: weakref.ref[pa.Array]
) -> None:
    """Another array may lie there by now."""
    if place in known and known[place][0] is gone:
        del known[place]
