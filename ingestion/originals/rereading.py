"""Deliveries that are read anew from their originals: which they are, and out with what they gave before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import duckdb

from catalogue.paths import Home
from ingestion.originals.originals import is_kept
from ingestion.receiving.receive import Received
from ingestion.recognising.layouts import Layout


def deliveries_to_reread(connection: duckdb.DuckDBPyConnection, layouts: Mapping[str, Layout]) -> list[str]:
    """Ids of deliveries with a table or an unread place whose layout was confirmed, changed or forgotten since."""
    rows = connection.execute("""
        select delivery_id, fingerprint, coalesce(layout, '') from raw.delivery_tables where fingerprint is not null
        union
        select delivery_id, fingerprint, coalesce(layout, '') from raw.delivery_problems where fingerprint is not null
        order by all
    """).fetchall()
    now = {mark: layout.stamp for mark, layout in layouts.items()}
    return list(dict.fromkeys(delivery for delivery, mark, then in rows if now.get(mark, "") != then))


def received_before(
    connection: duckdb.DuckDBPyConnection, home: Home, deliveries: Collection[str]
) -> list[Received]:
    """These deliveries as they were received, oldest first; those whose original is kept no more are left out."""
    rows = connection.execute(
        """select delivery_id, file_name, sha256, received_on, coalesce(sender, ''), coalesce(replaces, '')
           from raw.deliveries where list_contains(?, delivery_id) order by received_on, received_at, delivery_id""",
        [list(deliveries)],
    ).fetchall()
    found = [
        Received(delivery, name, sha256, day, sender, replaces)
        for delivery, name, sha256, day, sender, replaces in rows
    ]
    return [received for received in found if is_kept(home, received.sha256)]


def take_back(connection: duckdb.DuckDBPyConnection, deliveries: Sequence[str]) -> dict[str, datetime]:
    """Delete every raw row of these deliveries; when each of them had come.

    In the caller's transaction: load the deliveries again, `keep_moments`, and decide the versions anew.
    """
    given = [list(deliveries)]
    moments = connection.execute(
        "select delivery_id, received_at from raw.deliveries where list_contains(?, delivery_id)", given
    ).fetchall()
    tables = connection.execute(
        "select table_name from information_schema.columns join information_schema.tables "
        "using (table_schema, table_name) "
        "where table_schema = 'raw' and column_name = 'delivery_id' and table_type = 'BASE TABLE'"
    ).fetchall()
    for (table,) in tables:
        connection.execute(f'delete from raw."{table}" where list_contains(?, delivery_id)', given)
    return dict(moments)


def keep_moments(connection: duckdb.DuckDBPyConnection, received_at: Mapping[str, datetime]) -> None:
    """A delivery that is read again came when it came."""
    for delivery, moment in received_at.items():
        connection.execute(
            "update raw.deliveries set received_at = ? where delivery_id = ?", [moment, delivery]
        )
