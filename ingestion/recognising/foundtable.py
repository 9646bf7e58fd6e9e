"""One table as it stands in a sheet: where its heading is, and what each of its rows is."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ingestion.coded import Rows
from ingestion.recognising.recognition import Recognition


@dataclass
class FoundTable:
    """One table of a sheet. Row and column indices count from 0; `first`–`last` are the rows it accounts for.

    `span`: first column, and the one after the last, in which cells beside it are its own.
    """

    recognition: Recognition
    top: int
    depth: int
    left: int
    right: int
    title_rows: list[int]
    first: int = 0
    last: int = 0
    span: tuple[int, int] = (0, 0)
    records: Rows = field(default_factory=lambda: np.array([], np.int64))
    explained: dict[int, str] = field(default_factory=dict)
    rivals: list[Recognition] = field(default_factory=list)

    @property
    def body(self) -> int:
        return self.top + self.depth
