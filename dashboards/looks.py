"""How what is shown here is dressed: the language that is spoken and the palette that is drawn in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from flask import has_request_context, request

from dashboards import words
from dashboards.palette import lit
from dashboards.view import SCHEMES, View

COOKIE = "muster_scheme"


@contextmanager
def dressed(view: View) -> Iterator[None]:
    """Speak and draw as the address asks; without a theme in it, as the reader's system does (assets/looks.js)."""
    with ExitStack() as stack:
        stack.enter_context(words.speaking(view.language))
        stack.enter_context(lit(view.theme or _system_scheme()))
        yield


def _system_scheme() -> str:
    told = request.cookies.get(COOKIE, "") if has_request_context() else ""
    return told if told in SCHEMES else SCHEMES[0]
