"""What a person decided about two deliveries, against or beside what the machine would decide. All of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import duckdb

from ingestion.loading.insert import insert_rows
from ingestion.privacy import scrub

Kind = Literal["replaces", "adds", "reset"]


@dataclass(frozen=True)
class Decision:
    """The later delivery replaces the earlier one or adds to it, as a person says. `reset`: as the machine says."""

    later_id: str
    earlier_id: str
    kind: Kind
    decided_by: str
    decided_at: datetime
    because: str

    @property
    def words(self) -> str:
        """Who decided, when and why, in Chinese."""
        why = f"：{self.because}" if self.because else ""
        return f"人工认定（{self.decided_by}，{self.decided_at:%Y-%m-%d}）{why}"


def record_decision(connection: duckdb.DuckDBPyConnection, decision: Decision) -> None:
    """Append a decision to raw.delivery_decisions. Earlier ones of the same pair stay and no longer count."""
    insert_rows(
        connection,
        "delivery_decisions",
        [
            {
                "later_id": decision.later_id,
                "earlier_id": decision.earlier_id,
                "decision": decision.kind,
                "decided_by": scrub(decision.decided_by),
                "decided_at": decision.decided_at,
                "because": scrub(decision.because),
            }
        ],
    )


def standing_decisions(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], Decision]:
    """(later, earlier) → the newest decision of each pair; pairs given back to the machine are left out."""
    if not _is_there(connection):
        return {}
    rows = connection.execute("""
        select later_id, earlier_id, decision, decided_by, decided_at, because from raw.delivery_decisions
        order by decided_at, rowid
    """).fetchall()
    newest = {
        (row[0], row[1]): Decision(row[0], row[1], row[2], row[3], row[4], row[5] or "") for row in rows
    }
    return {pair: decision for pair, decision in newest.items() if decision.kind != "reset"}


def decision_marks(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """One text per decision that stands: when these change, figures can."""
    return [
        f"{later} {decision.kind} {earlier} {decision.words}"
        for (later, earlier), decision in standing_decisions(connection).items()
    ]


def _is_there(connection: duckdb.DuckDBPyConnection) -> bool:
    """A warehouse made before there were decisions has no table for them until its next refresh."""
    return bool(
        connection.execute(
            "select 1 from information_schema.tables where table_schema = 'raw' and table_name = 'delivery_decisions'"
        ).fetchall()
    )
