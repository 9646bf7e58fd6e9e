"""The narrower plotly.js that pages with charts load: bars and scatters, a quarter of the bytes of the whole library.

`vendor/plotly-basic.min.js` is Plotly's own basic bundle of the version that the plotly package carries, given out at
the address under which Dash asks for the whole one (`vendor/README.md`).
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, request

BUNDLE = Path(__file__).parent / "vendor" / "plotly-basic.min.js"
ADDRESS = "/_dash-component-suites/plotly/package_data/plotly.min.js"


def register(server: Flask) -> None:
    """Answer at `ADDRESS` with the bundle, instead of Dash."""
    body = BUNDLE.read_bytes()

    @server.get(ADDRESS)
    def bundle() -> Response:
        # flask-compress packs no stream for gzip, and does not know one again by its tag
        response = Response(body, mimetype="text/javascript")
        response.add_etag()
        response.make_conditional(request)
        return response
