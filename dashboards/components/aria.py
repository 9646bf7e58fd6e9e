"""Words for screen readers, in the shape that Dash takes them."""

from __future__ import annotations

from typing import Any

HIDDEN: dict[str, Any] = {"aria-hidden": "true"}


def data(**attributes: str) -> dict[str, Any]:
    """data- attributes for the browser side."""
    return {f"data-{name}": text for name, text in attributes.items()}


def aria(label: str) -> dict[str, Any]:
    """What a screen reader says instead of the element's contents."""
    return {"aria-label": label}
