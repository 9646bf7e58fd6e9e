"""What is known of a table's headings, and what they were taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from catalogue.models import Column, Table
from ingestion.recognising.layouts import Headings, Layout, fingerprint

Asked = tuple[int, str, list[tuple[str, float]]]
_NO_LAYOUTS: Mapping[str, Layout] = MappingProxyType({})


@dataclass(frozen=True)
class Given:
    """What is known of a table beside its headings.

    `columns`: those that title or sheet name supply, so that no heading has to. `places`: title lines, names of sheet
    and file. `layouts`: fingerprint → layout that a person confirmed.
    """

    columns: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    layouts: Mapping[str, Layout] = field(default_factory=lambda: _NO_LAYOUTS)

    @cached_property
    def confirmed_rows(self) -> list[frozenset[str]]:
        """The heading cells of each confirmed layout."""
        return [layout.keys for layout in self.layouts.values()]

    @cached_property
    def confirmed_words(self) -> frozenset[str]:
        """The heading cells of all confirmed layouts."""
        return frozenset().union(*self.confirmed_rows)


NOTHING_GIVEN = Given()


@dataclass(frozen=True)
class Match:
    """One heading matched to one contract column. `quality` 1 = an accepted spelling."""

    position: int
    heading: str
    column: Column
    quality: float
    unit: str | None


@dataclass(frozen=True)
class Recognition:
    """What a heading row was taken for. `unmapped`: (position, text). `missing`: required columns without a heading.

    `ambiguous`: (position, text, [(column's Chinese name, score)]) of headings near to a column but not surely it,
    which are among the unmapped too. `doubted`: what speaks against it, in Chinese. `layout`: stamp of the confirmed
    layout that decided, '' when headings did.
    """

    export: str
    table: Table
    matches: list[Match]
    unmapped: list[tuple[int, str]]
    missing: list[Column]
    score: float
    ambiguous: list[Asked] = field(default_factory=list)
    headings: Headings = field(default_factory=dict)
    doubted: tuple[str, ...] = ()
    layout: str = ""

    @property
    def fingerprint(self) -> str:
        """The mark of these headings (layouts.fingerprint)."""
        return fingerprint(self.headings)
