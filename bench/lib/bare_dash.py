"""A Dash page with one chart and one grid and nothing else, served as the dashboards are: what Dash itself costs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bench.lib.serving import free_port, running


@contextmanager
def serving_bare() -> Iterator[str]:
    """Address of the bare page in a process of its own."""
    port = free_port()
    with running(
        [sys.executable, "-m", "bench.lib.bare_dash", str(port)], f"http://127.0.0.1:{port}"
    ) as address:
        yield address


def main(port: int) -> None:
    """Serve the page until interrupted."""
    import dash_ag_grid
    import plotly.express as px
    from dash import Dash, dcc, html
    from flask_compress import Compress

    from dashboards.serve import Server

    app = Dash("bare", serve_locally=True, enable_mcp=False)
    Compress(app.server)
    places = [f"place {number}" for number in range(7)]
    rows = [{"place": place, "value": number} for number, place in enumerate(places)]
    app.layout = html.Main(
        [
            html.H1("One chart, one grid"),
            dcc.Graph(figure=px.bar(x=places, y=list(range(7)))),
            dash_ag_grid.AgGrid(rowData=rows, columnDefs=[{"field": "place"}, {"field": "value"}]),
        ]
    )
    Server(app.server, "127.0.0.1", port, lambda: None).run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
