"""Heading rows as county offices write them: per table the words in use, drawn into rows with their clutter.

The words come from printed forms and practice, not from the contracts: many of them no contract lists.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

_WORDS = yaml.safe_load((Path(__file__).parent / "spoken_headings.yml").read_text(encoding="utf-8"))
SPOKEN: dict[str, dict[str, list[str]]] = _WORDS["spoken"]


@dataclass(frozen=True)
class HeadingRow:
    """One heading row; `truth`: position → the column it is, clutter left out."""

    kind: str
    headings: list[str]
    truth: dict[int, str]


def heading_rows(kind: str, count: int) -> Iterator[HeadingRow]:
    """Rows of one kind: own words, own choice of columns, own order, with clutter and odd spacing."""
    draw = random.Random(kind)
    always = _WORDS["always"][kind]
    for _ in range(count):
        chosen = [name for name in SPOKEN[kind] if name in always or draw.random() < 0.75]
        if draw.random() < 0.3:
            draw.shuffle(chosen)
        cells: list[tuple[str, str]] = []
        for name in chosen:
            cells.append((_written(draw, draw.choice(SPOKEN[kind][name])), name))
        for word in draw.sample(_WORDS["clutter"], draw.randrange(4)):
            cells.insert(draw.randrange(len(cells) + 1) if draw.random() < 0.3 else len(cells), (word, ""))
        if draw.random() < 0.8:
            cells.insert(0, ("序号", ""))
        truth = {place: name for place, (_, name) in enumerate(cells) if name}
        yield HeadingRow(kind, [text for text, _ in cells], truth)


def _written(draw: random.Random, word: str) -> str:
    chance = draw.random()
    if chance < 0.06:
        return f"{word[: len(word) // 2]}\n{word[len(word) // 2 :]}"
    if chance < 0.1:
        return "　".join(word) if len(word) <= 3 else f" {word} "
    if chance < 0.13:
        return f"*{word}"
    if chance < 0.15:
        return f"{word}："
    return word
