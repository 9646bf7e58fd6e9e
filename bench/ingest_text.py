"""A 5,000,000 × 15 GBK text file: recognised, valued, balanced and loaded, beside DuckDB's read_csv of its UTF-8 twin.

`python bench/ingest_text.py [--rows N]`. Prints times and the most memory that all processes held; nothing is asserted.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.lib.contenders import is_there
from bench.lib.hazard_rows import write_text
from bench.lib.measure import Measured, measure, table, times


def once(contender: str, path: Path, folder: Path) -> Measured:
    """One run in an empty folder."""
    place = folder / f"{contender.replace(' ', '')}-{path.stem}"
    place.mkdir()
    return measure(contender, path, place)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=5_000_000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as name:
        folder = Path(name)
        small = write_text(folder / "small.csv", given.rows // 10, "gb18030")
        large = write_text(folder / "large.csv", given.rows, "gb18030")
        twin = write_text(folder / "twin.csv", given.rows, "utf-8")
        duck = once("duckdb read_csv", twin, folder)
        ours = once("muster", large, folder)
        tenth = once("muster", small, folder)
        others = [("pandas csv, read only", once("pandas csv", large, folder), "")]
        if is_there("dlt"):
            others.append(("dlt, loaded as text", once("dlt text", large, folder), ""))
    table(
        f"{given.rows:,} x 15 GBK text",
        [
            ("muster: recognised, valued, loaded", ours, ""),
            (f"muster, {given.rows // 10:,} rows", tenth, ""),
            ("DuckDB read_csv of the UTF-8 twin, loaded", duck, ""),
            *others,
        ],
    )
    print(f"  muster / DuckDB read_csv           {times(ours, duck)}   (aim: at most 4)")
    print(f"  most memory held, MB               {ours.peak_mb:.0f}   (aim: at most 2048)")
    print(f"  ten times the rows / time          {times(ours, tenth)}   (linear: at most 10)")


if __name__ == "__main__":
    main()
