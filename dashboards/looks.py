"""How what is shown here is dressed: the language that is spoken and the palette that is drawn in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from flask import has_request_context, request

from dashboards import words
from dashboards.figures.theme import enlarged
from dashboards.palette import lit
from dashboards.view import SCHEMES, View

COOKIE = "muster_scheme"
LARGER = 1.25


@contextmanager
def dressed(view: View) -> Iterator[None]:
    """Speak and draw as the address asks, charts as large as the type (assets/10-roles.css).

    Without a theme in the address the reader's system decides (assets/looks.js).
    """
    with ExitStack() as stack:
        stack.enter_context(words.speaking(view.language))
        stack.enter_context(lit(view.theme or system_scheme()))
        stack.enter_context(enlarged(LARGER if view.is_large else 1.0))
        yield


def system_scheme() -> str:
    """Light or dark, as the reader's browser told last."""
    told = request.cookies.get(COOKIE, "") if has_request_context() else ""
    return told if told in SCHEMES else SCHEMES[0]
