"""Words for screen readers, in the shape that Dash takes them."""

from __future__ import annotations

from typing import Any

HIDDEN: dict[str, Any] = {"aria-hidden": "true"}


def aria(label: str) -> dict[str, Any]:
    """What a screen reader says instead of the element's contents."""
    return {"aria-label": label}
