"""A browser page with what went wrong on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as TooLate


@dataclass
class Watched:
    """A browser page with what went wrong on it."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str, selector: str = ".shell .main") -> None:
        """Go to an address and wait until its contents stand."""
        self.page.goto(address)
        self.page.wait_for_selector(selector, timeout=20_000)

    def require_clean(self) -> None:
        """Fail when a request left this machine or the console reported an error."""
        assert self.outside == []
        assert self.errors == []


def press_mark(page: Page, mark: Locator) -> None:
    """Point at a mark of a chart until the chart says what it is, then press: what is pressed before is no mark yet."""
    said = page.locator(".hoverlayer .hovertext").first
    for _ in range(10):
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] - 40, box["y"] - 40)
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
        try:
            said.wait_for(timeout=3_000)
        except TooLate:
            continue
        page.mouse.down()
        page.mouse.up()
        return
    raise AssertionError("the chart never said what the mark is")
