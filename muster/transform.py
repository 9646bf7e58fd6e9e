"""dbt, in process: staging → intermediate → marts → indicators, with the project's tests."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from catalogue.paths import DBT_PROJECT, Home
from muster.errors import UserError


@dataclass(frozen=True)
class Built:
    """What a dbt build did: nodes run, and the names of tests that warned."""

    nodes: int
    warned: list[str]


def build(home: Home, thresholds: Mapping[str, float] | None = None) -> Built:
    """Build and test every model in the build warehouse. Raises UserError naming what failed.

    `thresholds`: those of rules that settings name, "R02.tolerated_people" → number.
    """
    os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
    os.environ["MUSTER_WAREHOUSE"] = str(home.build)
    from dbt.cli.main import dbtRunner

    noted: list[str] = []
    with _without_collecting():
        outcome = dbtRunner(callbacks=[lambda event: _note(event, noted)]).invoke(
            [
                "--quiet",
                "--no-write-json",
                "--no-populate-cache",
                "--log-level",
                "none",
                "--log-level-file",
                "none",
                "--log-path",
                str(home.logs),
                "build",
                "--exclude-resource-type",
                "unit_test",
                "--exclude",
                "test_type:generic",
                "--project-dir",
                str(DBT_PROJECT),
                "--profiles-dir",
                str(DBT_PROJECT),
                "--target-path",
                str(home.warehouse / "dbt-target"),
                *(["--vars", json.dumps({"thresholds": dict(thresholds)})] if thresholds else []),
            ]
        )
    _release()
    results: Sequence[Any] = getattr(outcome.result, "results", None) or []
    failed = [result for result in results if result.status in {"error", "fail"}]
    reasons = [f"{result.node.name}: {result.message}\n" for result in failed]
    (home.logs / "dbt.log").write_text("".join([*noted, *reasons]), encoding="utf-8")
    if failed or outcome.exception or not outcome.success:
        names = "、".join(_named(result) for result in failed[:5]) or "读取模型"
        raise UserError(
            f"指标计算未通过（{names}），上一次发布的快照保持不变。详情见 {home.logs / 'dbt.log'}。"
        )
    return Built(len(results), [result.node.name for result in results if result.status == "warn"])


def _named(result: Any) -> str:
    """What failed: a model or test, or those that the statement at the end of a run names (macro columns_hold)."""
    _, _, told = str(result.message).partition("declared and not so: ")
    return told.partition("\n")[0] or str(result.node.name)


def _note(event: Any, noted: list[str]) -> None:
    """Keep what dbt warns of. Its own log would word every step for nobody, which takes a sixth of the build."""
    if event.info.level in {"warn", "error"}:
        noted.append(f"{datetime.now():%Y-%m-%d %H:%M:%S} {event.info.level} {event.info.msg}\n")


@contextmanager
def _without_collecting() -> Iterator[None]:
    """dbt keeps its project in memory; looking through it for cycles at every turn takes an eighth of a build."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _release() -> None:
    """Close dbt's connection, so that nobody holds the build warehouse after the build."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.adapters.factory import cleanup_connections

    cleanup_connections()
    DuckDBConnectionManager.close_all_connections()
