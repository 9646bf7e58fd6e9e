"""The main job, top to bottom: receive, check, transform, publish. Any failure leaves the last snapshot live."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from catalogue.paths import Home
from ingestion.handback.hand_back import HandedBack, failed_zh, hand_back
from ingestion.handback.order import Order
from ingestion.handback.orders import orders
from ingestion.ingest import Ingested, ingest, known_files
from ingestion.loading.insert import insert
from ingestion.loading.raw_rows import arrow_columns
from ingestion.loading.raw_tables import fixed_ddl
from ingestion.originals.retention import needs_settling, removal_marks, settle_originals
from ingestion.originals.rotation import rotate_key
from ingestion.receiving.receive import all_known
from ingestion.versions.decisions import decision_marks
from muster.boundaries.shapes import boundaries_mark
from muster.changes import changed_figures
from muster.errors import UserError
from muster.fingerprint import fingerprint
from muster.publish import publish
from muster.receipt import complete, exports_of, nothing_new, receipt_of, write_receipt
from muster.rule_rows import set_thresholds
from muster.settings import Settings, excluded_fields, read_settings
from muster.snapshots import connect, current_id
from muster.told import tell
from muster.told_bodies import tell_bodies
from muster.transform import build

Report = Callable[[str, str], None]
LOADING_MEMORY = "800MB"
TakeIn = Callable[[duckdb.DuckDBPyConnection, tuple[str, str], Callable[[str], None]], Ingested]
STEPS_ZH = {"read": "接收与识别", "check": "质量检查", "transform": "指标计算", "publish": "发布快照"}


@dataclass
class Refreshed:
    """What a refresh did. `seconds`: step → duration. `published`: False when there was nothing new."""

    snapshot_id: str
    published: bool
    receipt: dict[str, Any]
    receipt_path: Path | None
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def has_rejects(self) -> bool:
        totals = self.receipt["totals"]
        is_borderless = any(notice["kind"] == "unusable" for notice in self.receipt["boundaries"])
        return bool(
            totals["problems"] or totals["rows_rejected"] or self.receipt["list_problems"] or is_borderless
        )


def refresh(
    home: Home, paths: Sequence[Path], report: Report, asked: Sequence[date] = (), now: datetime | None = None
) -> Refreshed:
    """Take in what is new, rebuild, publish. `asked`: as-of dates beside those of settings. Raises UserError."""
    settings = read_settings(home)
    moment = now or datetime.now()
    sources = list(paths) or [home.inbox]
    for path in sources:
        if not path.exists():
            raise UserError(f"找不到 {path}。请把各部门报送的文件放进该文件夹，或在命令后写明文件位置。")
    with only_writer(home):
        dates = _asked_dates(home, asked)
        _settle_originals(home, settings, moment)
        unchanged = _unchanged(home, settings, sources, dates)
        if unchanged:
            return unchanged
        encrypt, excluded = settings.originals.encrypt, excluded_fields(settings)
        return _run(
            home,
            settings,
            dates,
            moment,
            report,
            lambda connection, county, told: ingest(
                connection, home, sources, moment, county, told, encrypt, excluded
            ),
        )


def change_key(home: Home, report: Report, drop_unlinkable: bool, now: datetime | None = None) -> Refreshed:
    """Key the county anew, rebuild, publish. Raises UserError, and Refused when an original is kept no more."""
    settings, moment = read_settings(home), now or datetime.now()
    if not home.build.exists():
        raise UserError("还没有接收过报送文件，没有需要重新计算的人员标识。")
    with only_writer(home):
        return _run(
            home,
            settings,
            _asked_dates(home, ()),
            moment,
            report,
            lambda connection, county, told: rotate_key(
                connection, home, moment, county, told, drop_unlinkable, excluded_fields(settings)
            ),
        )


def _settle_originals(home: Home, settings: Settings, now: datetime) -> None:
    """Keep originals as settings say: encrypted or not, deleted when their time is over."""
    keeping = settings.originals
    if home.build.exists() and needs_settling(home, keeping.encrypt, keeping.keep_days):
        with duckdb.connect(str(home.build)) as connection:
            settle_originals(connection, home, keeping.encrypt, keeping.keep_days, now.date())


def _marks(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """What decides a publication and stands in the warehouse: files, decisions about them, originals deleted."""
    return [*known_files(connection), *decision_marks(connection), *removal_marks(connection)]


def _run(
    home: Home, settings: Settings, dates: list[date], now: datetime, report: Report, take_in: TakeIn
) -> Refreshed:
    seconds: dict[str, float] = {}
    connection = duckdb.connect(str(home.build), config={"memory_limit": LOADING_MEMORY})
    try:
        with _timed(seconds, "read"):
            county = (settings.county.code, settings.county.name)
            done = take_in(connection, county, lambda name: report("read", name))
            tell(connection, home, settings, dates, _today(connection, now))
            tell_bodies(connection)
        with _timed(seconds, "check"):
            report("check", "")
            _check(connection, done)
        receipt = receipt_of(connection, done)
        ordered = orders(connection, done.delivery_ids)
        borders = boundaries_mark(home, settings.map.boundaries)
        marked = fingerprint(home, dates, [*_marks(connection), borders])
    finally:
        connection.close()
    path = write_receipt(home, receipt, now)
    before, figures = current_id(home), None
    with ThreadPoolExecutor(1) as beside:
        handing_back = beside.submit(hand_back, home, ordered)
        try:
            with _timed(seconds, "transform"):
                report("transform", "")
                build(home, set_thresholds(settings))
            with _timed(seconds, "publish"):
                report("publish", "")
                snapshot_id = publish(home, settings, marked, now)
                figures = changed_figures(home, before, snapshot_id, exports_of(receipt))
        finally:
            receipt = complete(receipt, _handed_back(handing_back, ordered), figures)
            write_receipt(home, receipt, now)
    return Refreshed(snapshot_id, True, receipt, path, seconds)


def _handed_back(done: Future[dict[str, HandedBack]], ordered: Sequence[Order]) -> dict[str, HandedBack]:
    """Where the hand-backs are. Whatever went wrong with them is said on the receipt and stops nothing."""
    try:
        return done.result()
    except Exception as error:
        return {order.delivery_id: HandedBack(None, failed_zh(type(error).__name__)) for order in ordered}


def _check(connection: duckdb.DuckDBPyConnection, done: Ingested) -> None:
    """Great Expectations on what is new; the results are kept beside the records."""
    if not done.delivery_ids:
        return
    from expectations.loaded import check_loaded

    results = check_loaded(connection, done.delivery_ids)
    columns = {str(name): results[name].tolist() for name in results.columns}
    insert(connection, "quality_results", arrow_columns(fixed_ddl("quality_results"), columns))


def _today(connection: duckdb.DuckDBPyConnection, now: datetime) -> date:
    """The day that counts as today: the machine's, or that of a receipt dated after it."""
    newest = connection.execute("select max(received_on) from raw.deliveries").fetchall()[0][0]
    return max(now.date(), newest or now.date())


def _asked_dates(home: Home, asked: Sequence[date]) -> list[date]:
    """As-of dates that commands have named, kept so that a later refresh still has them."""
    path = home.warehouse / "as_of_dates"
    known = (
        {date.fromisoformat(line) for line in path.read_text(encoding="ascii").split()}
        if path.exists()
        else set()
    )
    dates = sorted(known | set(asked))
    if set(dates) != known:
        path.write_text("\n".join(day.isoformat() for day in dates) + "\n", encoding="ascii")
    return dates


def _unchanged(
    home: Home, settings: Settings, sources: Sequence[Path], dates: Sequence[date]
) -> Refreshed | None:
    """The current snapshot, when every file is known and nothing else that decides figures has changed."""
    snapshot_id = current_id(home)
    if snapshot_id is None or not home.build.exists():
        return None
    with duckdb.connect(str(home.build), read_only=True) as build_warehouse:
        known, marks = known_files(build_warehouse), _marks(build_warehouse)
        marks.append(boundaries_mark(home, settings.map.boundaries))
    all_of_them = all_known(sources, known)
    if all_of_them is None:
        return None
    with connect(home, snapshot_id) as snapshot:
        marked = snapshot.execute("select fingerprint from marts.snapshot_info").fetchall()[0][0]
    if marked != fingerprint(home, dates, marks):
        return None
    return Refreshed(snapshot_id, False, nothing_new(*all_of_them), None)


@contextmanager
def only_writer(home: Home) -> Iterator[None]:
    """One refresh at a time in a HOME; a second one is told so."""
    for folder in (home.warehouse, home.logs, home.originals, home.receipts):
        folder.mkdir(parents=True, exist_ok=True)
    with (home.warehouse / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UserError("另一个 muster refresh 正在运行。请等它结束后再试。") from error
        yield


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[step] = round(time.perf_counter() - start, 2)
