"""An indicator's YAML that cannot be meant is refused with a line that says where and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.loader import HERE, CatalogueError, read_indicator
from catalogue.targets import target_fault


@pytest.mark.parametrize(
    ("code", "was", "becomes", "told"),
    [
        ("I27", "code: I27", "code: I49", "文件名与编号 I49 不一致"),
        ("I27", "target: {value: 100}", "target: {value: -5}", "应在 0 到 100 之间"),
        ("I27", "target: {value: 100}", "target: {low: 50}", "应写 target"),
        ("I24", "target: {value: 0, worst: 100}", "target: {value: 0}", "要写 worst"),
        ("I27", "norm: WSL2021", "norm: WSL9", "norms.yml 中没有 WSL9"),
        ("I27", "direction: up", "direction: upward", "direction"),
        ("I27", "target: {value: 100}", "target: {value: 100", "不是有效的 YAML"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_the_name_of_the_file(
    tmp_path: Path, code: str, was: str, becomes: str, told: str
) -> None:
    text = (HERE / "indicators" / f"{code}.yml").read_text(encoding="utf-8")
    assert was in text
    changed = tmp_path / f"{code}.yml"
    changed.write_text(text.replace(was, becomes), encoding="utf-8")
    with pytest.raises(CatalogueError, match=rf"^{code}\.yml：.*{told}"):
        read_indicator(changed)


@pytest.mark.parametrize(
    ("direction", "unit", "numbers", "can_be"),
    [
        ("up", "%", (90, None, None), True),
        ("up", "%", (None, None, None), True),
        ("up", "人/万人", (150, None, None), True),
        ("down", "%", (0, None, None), True),
        ("band", "%", (None, 1, 3), True),
        ("up", "%", (0, None, None), False),
        ("up", "%", (100.5, None, None), False),
        ("up", "人/万人", (-1, None, None), False),
        ("up", "人/万人", (float("inf"), None, None), False),
        ("up", "%", (float("nan"), None, None), False),
        ("up", "%", (90, 50, None), False),
        ("down", "%", (50, None, None), False),
        ("band", "%", (90, None, None), False),
        ("band", "%", (None, 3, None), False),
        ("band", "%", (None, 3, 3), False),
    ],
)
def test_a_target_is_something_that_the_figure_is_held_against_and_can_reach(
    direction: str, unit: str, numbers: tuple[float | None, float | None, float | None], can_be: bool
) -> None:
    assert (target_fault(direction, unit, *numbers, worst=50) is None) == can_be
