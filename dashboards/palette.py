"""Colours by what they mean, in the light and in the dark. The stylesheet holds the same ones (a test compares them).

Teal, amber and vermilion stay apart for every common kind of colour blindness, and each comes with a shape and a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """One colour per role; `<verdict>` inks text and marks, `<verdict>_wash` lies behind them."""

    paper: str
    card: str
    ink: str
    soft: str
    rule: str
    faint: str
    accent: str
    comparator: str
    target: str
    hatch: str
    met: str
    met_wash: str
    near: str
    near_wash: str
    short: str
    short_wash: str
    aside: str
    aside_wash: str
    plain: str
    plain_wash: str
    review: str
    review_wash: str


LIGHT = Palette(
    paper="#faf7f0", card="#fffdf9", ink="#1f2b2d", soft="#566264", rule="#d8d3c7", faint="#f1eee6", accent="#24545c",
    comparator="#6d6353", target="#a8321a", hatch="#8b918f", met="#00695c", met_wash="#dcefe9", near="#734b00",
    near_wash="#fbeccb", short="#96290f", short_wash="#f9ded6", aside="#4d5a78", aside_wash="#e8ebf3", plain="#4c5a5d",
    plain_wash="#e9eceb", review="#6a4580", review_wash="#efe6f4",
)  # fmt: skip
DARK = Palette(
    paper="#12191a", card="#1a2324", ink="#e9eceb", soft="#aab6b6", rule="#3b4748", faint="#243031", accent="#86c5cd",
    comparator="#c0b398", target="#ff9b80", hatch="#7f8987", met="#62cdb8", met_wash="#113832", near="#e6b95c",
    near_wash="#40310c", short="#ff9b80", short_wash="#4a2117", aside="#b3bfe0", aside_wash="#2a3247", plain="#b4c0c0",
    plain_wash="#2a3536", review="#d3b3e8", review_wash="#392a45",
)  # fmt: skip
SCHEMES = {"light": LIGHT, "dark": DARK}
ROLES = {
    "met": "met", "near": "near", "short": "short", "band_low": "aside", "band_high": "aside", "no_target": "plain",
    "not_delivered": "plain", "not_applicable": "plain", "not_yet_due": "aside", "needs_review": "review",
    "better": "met", "worse": "short", "same": "plain", "moved": "aside",
}  # fmt: skip
_scheme: ContextVar[str] = ContextVar("scheme", default="light")


@contextmanager
def lit(scheme: str) -> Iterator[None]:
    """Draw everything inside in one of SCHEMES."""
    token = _scheme.set(scheme if scheme in SCHEMES else "light")
    try:
        yield
    finally:
        _scheme.reset(token)


def colours() -> Palette:
    """The palette that is being drawn in."""
    return SCHEMES[_scheme.get()]


def ink_of(key: str) -> str:
    """Colour of a verdict's or a movement's marks."""
    return str(getattr(colours(), ROLES[key]))


def wash_of(key: str) -> str:
    """Colour behind a verdict's words."""
    return str(getattr(colours(), f"{ROLES[key]}_wash"))


def veil(colour: str, opacity: float) -> str:
    """#rrggbb as a see-through rgba()."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
