"""A choice that stands in the address: picking another draws the page anew (assets/behaviour.js)."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc

from dashboards.words import t


def choice(
    name: str, label: str, options: list[dict[str, Any]], value: str | None, *, is_searchable: bool = False
) -> dmc.Select:
    """`name`: the address's parameter; `options` as Mantine takes them, grouped or not."""
    return dmc.Select(
        id={"type": "choice", "name": name, "shown": value or ""},
        label=label,
        data=options,
        value=value,
        allowDeselect=False,
        searchable=is_searchable,
        nothingFoundMessage=t("choice.nothing_found"),
        size="sm",
        className=f"choice choice-{name}",
        comboboxProps={"width": "max-content", "position": "bottom-start"},
    )


def grouped(options: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Group, value and label of each option → Mantine's groups, in the order in which they first come."""
    groups: dict[str, list[dict[str, str]]] = {}
    for group, value, label in options:
        groups.setdefault(group, []).append({"value": value, "label": label})
    return [{"group": group, "items": items} for group, items in groups.items()]
