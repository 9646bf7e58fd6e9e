"""SQL on a published snapshot: read-only, one statement, no file and no network within reach."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from catalogue.paths import Home
from muster.errors import UserError
from muster.snapshots import connect


def run_query(home: Home, sql: str, snapshot_id: str | None = None) -> pd.DataFrame:
    """Rows of one SELECT. Tables of schema marts need no prefix. Raises UserError, NoSnapshot."""
    connection = connect(home, snapshot_id)
    try:
        connection.execute("set schema = 'marts'")
        connection.execute("set disabled_filesystems = 'LocalFileSystem'")
        connection.execute("set lock_configuration = true")
        statements = connection.extract_statements(sql)
        if len(statements) != 1:
            raise UserError("请每次只写一条查询语句。")
        if statements[0].type != duckdb.StatementType.SELECT:
            raise UserError("这里只能查询（SELECT），不能修改数据。")
        return connection.execute(statements[0]).df()
    except duckdb.Error as error:
        raise UserError(f"查询没有执行：{str(error).splitlines()[0]}") from error
    finally:
        connection.close()


def write_result(rows: pd.DataFrame, form: str, out: Path) -> None:
    """Write the rows to a file: csv (UTF-8 with BOM), json, xlsx or parquet. Raises UserError for another form."""
    if form == "csv":
        _safe_cells(rows).to_csv(out, index=False, encoding="utf-8-sig")
    elif form == "json":
        out.write_text(as_json(rows) + "\n", encoding="utf-8")
    elif form == "xlsx":
        _safe_cells(rows).to_excel(out, index=False, engine="openpyxl")
    elif form == "parquet":
        rows.to_parquet(out, index=False)
    else:
        raise UserError(f"不能写成 {form} 文件。可选：csv、json、xlsx、parquet。")


def as_json(rows: pd.DataFrame) -> str:
    """The rows as a JSON list of objects, dates in ISO form."""
    return str(rows.to_json(orient="records", force_ascii=False, date_format="iso", indent=1))


def _safe_cells(rows: pd.DataFrame) -> pd.DataFrame:
    """Texts that a spreadsheet would take for a formula get a leading apostrophe."""

    def safe(value: object) -> object:
        return (
            "'" + value if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value
        )

    return rows.map(safe)
