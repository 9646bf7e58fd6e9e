"""What a page says when it cannot show figures: what is wrong and what to do."""

from __future__ import annotations

from dash import html


def message(title: str, *paragraphs: str) -> html.Main:
    """A whole page that says one thing."""
    return html.Main(
        [html.H1(title), *[html.P(text) for text in paragraphs]], className="message", role="alert"
    )


def no_snapshot(reason: str) -> html.Main:
    """Nothing has been published, or not under that name."""
    return message(
        "还没有可以看的数字",
        reason,
        "请先运行 muster refresh：把各部门的台账放进 inbox 文件夹再运行，完成后刷新本页即可，不必重启。",
    )


def unreadable() -> html.Main:
    """The snapshot file is there but cannot be read."""
    return message(
        "快照打不开",
        "已发布的快照文件不完整，或不是本版本写出的。",
        "请重新运行 muster refresh 发布一份新快照；原有报送不会丢失。如仍打不开，请把 logs 文件夹交给运维人员。",
    )


def no_figures() -> html.Section:
    """The snapshot has no indicator values."""
    return html.Section(
        [
            html.H2("这份快照里还没有指标数字"),
            html.P("多半是还没有收到带日期的记录（演练、隐患、出动）。请到“数据与报送”看哪些台账缺报。"),
        ],
        className="panel",
    )


def not_found(path: str = "") -> html.Main:
    """No such page."""
    return message(
        "没有这个页面", f"地址 {path} 不存在。" if path else "请检查地址。", "请从上方导航回到总览。"
    )


def notices(texts: list[str]) -> html.Div:
    """Lines above a page about what its address asked for in vain."""
    return (
        html.Div([html.P(text) for text in texts], className="notices", role="status")
        if texts
        else html.Div()
    )
