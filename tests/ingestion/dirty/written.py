"""A cell as it was written and what must come of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

TEXT_KINDS = {"utf-8-sig", "gb18030", "utf-16"}
WITHOUT_MERGES = TEXT_KINDS | {"ods"}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Cell:
    """`values`: raw column → value that must come of it. `said`: severity with which the cell must be spoken of.

    '' means that nothing was done to the cell that asks for a word. `summed`: what the cell adds to a total.
    """

    written: Any
    values: dict[str, Any]
    said: str = ""
    summed: float | None = None
    is_imprecise: bool = False
