"""What can be a target: something that a figure of its direction and unit is held against and can reach."""

from __future__ import annotations

from math import isfinite

from catalogue.models import Indicator


def target_fault(
    direction: str,
    unit: str,
    value: float | None,
    low: float | None = None,
    high: float | None = None,
    worst: float | None = None,
) -> str | None:
    """Why these numbers are no target of such a figure, in Chinese; None when they are, or when none is given.

    `direction`: up and down are held against one number, `value`, band against `low` and `high`. `worst`: of down, the
    value that scores nothing.
    """
    given = [number for number in (value, low, high) if number is not None]
    most = 100.0 if unit == "%" else None
    if not all(isfinite(number) and number >= 0 and (most is None or number <= most) for number in given):
        return "应在 0 到 100 之间" if most else "应为 0 或更大的数"
    if direction == "band":
        if value is not None:
            return "这一项与一个区间比较，应写 low 和 high"
        if given and (low is None or high is None or not low < high):
            return "low 和 high 应同时写出，且 low 小于 high"
        return None
    if low is not None or high is not None:
        return "这一项与一个数比较，应写 target，不写 low 和 high"
    if direction == "up" and value == 0:
        return "越高越好的一项，目标应大于 0"
    if direction == "down" and value is not None and worst is not None and not value < worst:
        return f"越低越好的一项，目标应小于得 0 分的数（{worst:g}）"
    return None


def declared_target_faults(indicator: Indicator) -> list[str]:
    """What is wrong with the target that an indicator declares, in Chinese."""
    told = indicator.target
    fault = target_fault(indicator.direction, indicator.unit, told.value, told.low, told.high, told.worst)
    if fault:
        return [f"target：{fault}"]
    if indicator.direction == "down" and told.value is not None and told.worst is None:
        return ["target：越低越好的一项，有目标就要写 worst（得 0 分的数），否则不计分"]
    return []
