"""What is measured against what: each reads (and where it says so, loads) one file and says what it got."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

Contender = Callable[[Path, Path], str]


def prepared(name: str) -> Contender:
    """The contender with what it imports loaded, so that imports are not timed."""
    return PREPARE[name]()


def _muster() -> Contender:
    import duckdb

    from catalogue.paths import Home
    from ingestion.ingest import ingest
    from muster.refresh import LOADING_MEMORY

    def run(path: Path, folder: Path) -> str:
        home = Home(folder / "home")
        for place in (home.warehouse, home.originals):
            place.mkdir(parents=True)
        with duckdb.connect(str(home.build), config={"memory_limit": LOADING_MEMORY}) as connection:
            done = ingest(connection, home, [path], datetime(2026, 1, 1), ("", ""), lambda name: None)
            ((_, reading),) = done.readings
            (read,) = reading.tables
            loaded = connection.execute("select count(*) from raw.f06_hazards").fetchall()[0][0]
        explained = sum(read.explained.values())
        return f"{read.rows_read} rows = {read.rows_accepted} + {explained} explained; {loaded} loaded"

    return run


def _calamine() -> Contender:
    from python_calamine import CalamineWorkbook

    def run(path: Path, folder: Path) -> str:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        return f"{len(rows)} rows read"

    return run


def _pandas(engine: str) -> Callable[[], Contender]:
    def prepare() -> Contender:
        import pandas as pd

        def run(path: Path, folder: Path) -> str:
            return f"{len(pd.read_excel(path, engine=engine, header=None))} rows read"

        return run

    return prepare


def _pandas_csv() -> Contender:
    import pandas as pd

    def run(path: Path, folder: Path) -> str:
        return f"{len(pd.read_csv(path, encoding='gb18030', skiprows=1, dtype=str))} rows read"

    return run


def _duckdb_csv() -> Contender:
    import duckdb

    def run(path: Path, folder: Path) -> str:
        with duckdb.connect(str(folder / "read_csv.duckdb")) as connection:
            connection.execute("create table t as from read_csv(?, skip = 1)", [str(path)])
            return f"{connection.execute('select count(*) from t').fetchall()[0][0]} rows loaded"

    return run


def _dlt(of_text: bool) -> Callable[[], Contender]:
    def prepare() -> Contender:
        os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
        import dlt
        import pandas as pd

        def frames(path: Path) -> Iterator[pd.DataFrame]:
            if of_text:
                read = pd.read_csv(path, encoding="gb18030", skiprows=1, dtype=str, chunksize=200_000)
            else:
                read = iter([pd.read_excel(path, engine="calamine", skiprows=2, dtype=str)])
            for frame in read:
                # its names of columns are made of Latin letters only, and Chinese headings become one and the same
                yield frame.set_axis([f"c{number}" for number in range(frame.shape[1])], axis=1)

        def run(path: Path, folder: Path) -> str:
            target = dlt.destinations.duckdb(str(folder / "dlt.duckdb"))
            pipeline = dlt.pipeline("hazards", pipelines_dir=str(folder / "dlt"), destination=target)
            pipeline.run(dlt.resource(frames(path), name="hazards"))
            with pipeline.sql_client() as client:
                return f"{client.execute_sql('select count(*) from hazards')[0][0]} rows loaded"

        return run

    return prepare


PREPARE: dict[str, Callable[[], Contender]] = {
    "muster": _muster,
    "calamine": _calamine,
    "pandas + openpyxl": _pandas("openpyxl"),
    "pandas + calamine": _pandas("calamine"),
    "pandas csv": _pandas_csv,
    "duckdb read_csv": _duckdb_csv,
    "dlt workbook": _dlt(of_text=False),
    "dlt text": _dlt(of_text=True),
}


def is_there(module: str) -> bool:
    """Whether a contender's package is installed."""
    return importlib.util.find_spec(module) is not None
