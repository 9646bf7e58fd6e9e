"""A messy 100,000 × 15 workbook: recognised, valued, balanced and loaded, beside what only reads it.

`python bench/ingest_workbook.py [--rows N] [--rounds N]`. Prints medians; nothing is asserted. dlt is left out where
it is not installed (`make bench` installs it).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.lib.contenders import is_there
from bench.lib.hazard_rows import write_workbook
from bench.lib.measure import Measured, measure, table, times

READERS = ["calamine", "pandas + calamine", "pandas + openpyxl"]


def median(contender: str, path: Path, folder: Path, rounds: int) -> Measured:
    """The middle one of several runs by time, each in an empty folder."""
    runs = []
    for number in range(rounds):
        place = folder / f"{contender.replace(' ', '')}-{path.stem}-{number}"
        place.mkdir()
        runs.append(measure(contender, path, place))
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as name:
        folder = Path(name)
        small = write_workbook(folder / "small.xlsx", given.rows // 10)
        large = write_workbook(folder / "large.xlsx", given.rows)
        ours = median("muster", large, folder, given.rounds)
        tenth = median("muster", small, folder, given.rounds)
        others = {
            contender: median(contender, large, folder, 1 if "openpyxl" in contender else given.rounds)
            for contender in [*READERS, *(["dlt workbook"] if is_there("dlt") else [])]
        }
    table(
        f"{given.rows:,} x 15 workbook",
        [
            ("muster: recognised, valued, loaded", ours, ""),
            (f"muster, {given.rows // 10:,} rows", tenth, ""),
            *((contender, measured, "") for contender, measured in others.items()),
        ],
    )
    print(f"  muster / bare calamine             {times(ours, others['calamine'])}   (aim: at most 2)")
    print(
        f"  pandas + openpyxl / muster         {times(others['pandas + openpyxl'], ours)}   (aim: at least 8)"
    )
    print(f"  ten times the rows / time          {times(ours, tenth)}   (linear: at most 10)")


if __name__ == "__main__":
    main()
