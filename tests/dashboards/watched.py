"""A browser page with what went wrong on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page


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
