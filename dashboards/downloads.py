"""What readers take away: a page's tables as workbook or text, and the code that leads back to a page."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import quote, urljoin

import duckdb
import segno
from flask import Flask, Response, abort, request, send_file
from werkzeug.routing import BaseConverter

from dashboards import filed, view, words
from dashboards import formatting as fmt
from dashboards.looks import dressed
from dashboards.pages.registry import page_at
from dashboards.queries.pool import Pool
from dashboards.sheets import Sheet, separated, workbook
from dashboards.words import t
from muster.snapshots import NoSnapshot

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
LONGEST_ADDRESS = 1200


class Whatever(BaseConverter):
    """The rest of an address, slashes and nothing included, so that no odd one falls through to the pages."""

    regex = ".*"
    part_isolating = False


def register(server: Flask, pool: Pool) -> None:
    """Attach the addresses of downloads to a server."""
    server.url_map.converters["whatever"] = Whatever

    @server.get("/download/<name>.<kind>")
    def download(name: str, kind: str) -> Response:
        if kind not in KINDS:
            abort(404)
        parameters = request.args.to_dict()
        path = parameters.pop("page", "/")
        found = page_at(path)
        if found is None:
            abort(404)
        page, places = found
        try:
            seen = view.read(pool, parameters, path)
            with dressed(seen):
                sheets = {sheet.name: sheet for sheet in page.sheets(seen, **places, **seen.choices)}
                if name not in sheets:
                    abort(404)
                return _sent(sheets[name], seen, kind)
        except (NoSnapshot, duckdb.Error):
            abort(404)

    @server.get("/reports/files/<whatever:asked>")
    def report(asked: str) -> Response:
        """A finished report, or the picture of a page of it; whatever else is asked for is refused in one line."""
        path = filed.found(pool.home, asked)
        if path is None:
            with words.speaking(view.language_of(request.args.to_dict())):
                return Response(t("reports.refused"), status=404, mimetype="text/plain")
        return send_file(path, as_attachment=path.suffix != ".png", download_name=path.name)

    @server.get("/code.svg")
    def code() -> Response:
        """The address of one of our own pages as a code to scan."""
        to = request.args.get("to", "")
        if not to.startswith("/") or to.startswith("//") or len(to) > LONGEST_ADDRESS:
            abort(404)
        written = io.BytesIO()
        segno.make(urljoin(request.host_url, to), error="m", micro=False).save(
            written, kind="svg", border=2, dark="#000", light="#fff", xmldecl=False
        )
        return Response(written.getvalue(), mimetype="image/svg+xml")


def _sent(sheet: Sheet, seen: view.View, kind: str) -> Response:
    body = (
        workbook(sheet, about(sheet, seen), (t("download.tab_table"), t("download.tab_about")))
        if kind == "xlsx"
        else separated(sheet)
    )
    as_of = seen.as_of.isoformat() if seen.as_of else ""
    name = "_".join(part for part in (sheet.name, as_of, seen.snapshot.id) if part) + f".{kind}"
    return Response(
        body,
        mimetype=KINDS[kind],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


def about(sheet: Sheet, seen: view.View) -> list[tuple[str, str]]:
    """What a table says of itself outside the page: title, source, snapshot, as-of date, subject, definition."""
    info: dict[str, Any] = seen.info
    told = [
        ("title", sheet.title),
        ("source", sheet.source),
        ("snapshot", f"{seen.snapshot.id} {fmt.minute(info.get('published_at'))}"),
        ("as_of", fmt.day(seen.as_of)),
        ("subject", fmt.subject_name(seen.subject)),
        ("definition", sheet.definition),
        ("address", urljoin(request.host_url, seen.permanent())),
        ("caution", t("shell.caution")),
    ]
    return [(t(f"about.{key}"), text) for key, text in told if text]
