"""What a document is made of, before anyone decides how it looks. `[注3]` in a text is a source marker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Title:
    text: str
    subtitle: str = ""


@dataclass(frozen=True)
class Heading:
    """Level 1 is 一、, level 2 （一）."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str
    is_indented: bool = True


@dataclass(frozen=True)
class Note:
    """A small line under the text: notes on sources."""

    text: str


@dataclass(frozen=True)
class Box:
    """A framed summary."""

    heading: str
    lines: Sequence[tuple[str, str]]
    """Each a lead-in word and what it says."""


@dataclass(frozen=True)
class Table:
    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths_mm: Sequence[float]
    centred_from: int = 1
    """Columns from here on are centred; those before hold words and stay left."""


@dataclass(frozen=True)
class Annex:
    """Starts a new page; `is_wide` turns it to landscape."""

    text: str
    is_wide: bool = False


@dataclass(frozen=True)
class Signature:
    lines: Sequence[str]


Block = Title | Heading | Paragraph | Note | Box | Table | Annex | Signature


@dataclass
class Notes:
    """Numbers the source notes in the order in which the text first uses them."""

    texts: list[str] = field(default_factory=list)

    def marker(self, text: str) -> str:
        """`[注n]` for a note; the same text keeps its number."""
        if text not in self.texts:
            self.texts.append(text)
        return f"[注{self.texts.index(text) + 1}]"
