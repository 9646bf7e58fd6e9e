"""Cost of a refresh of the sample county: each stage beside the bare `dbt build` inside it, and one with nothing new.

`python bench/refresh.py [--rounds N]` prints the median of N rounds (default 3). Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

from catalogue.paths import Home
from muster.refresh import STEPS_ZH, Refreshed, refresh
from muster.transform import build
from sample_county.boundaries import write_boundaries
from sample_county.write import write_inbox, write_settings

BARE = "bare dbt build, same warehouse"


def fresh_refresh(folder: Path) -> tuple[Home, Refreshed, float]:
    """Write the sample county into an empty HOME and refresh it; the refresh alone is timed (seconds)."""
    home = Home(folder)
    write_inbox(home.inbox)
    write_settings(home.root)
    write_boundaries(home.root)
    start = time.perf_counter()
    done = refresh(home, [], lambda step, detail: None)
    return home, done, time.perf_counter() - start


def timed(work: object) -> tuple[float, float]:
    """Seconds that a call takes, by the clock and of all processors."""
    assert callable(work)
    start, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    return time.perf_counter() - start, after.user + after.system - before.user - before.system


def main() -> None:
    """Run the rounds and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=3)
    rounds = arguments.parse_args().rounds
    rows: dict[str, list[float]] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="muster-bench-") as folder:
            home, done, whole = fresh_refresh(Path(folder))
            for step, seconds in done.seconds.items():
                rows.setdefault(STEPS_ZH[step], []).append(seconds)
            rows.setdefault("whole refresh", []).append(whole)
            by_clock, of_processors = timed(lambda home=home: build(home))
            rows.setdefault(BARE, []).append(by_clock)
            rows.setdefault(f"{BARE}, of all processors", []).append(of_processors)
            again, _ = timed(lambda home=home: refresh(home, [], lambda step, detail: None))
            rows.setdefault("refresh with nothing new", []).append(again)
    for name, seconds in rows.items():
        print(f"{name:<52}{statistics.median(seconds):>8.2f} s")
    whole = statistics.median(rows["whole refresh"])
    for name, label in ((STEPS_ZH["transform"], "its dbt build"), (BARE, "the bare dbt build again")):
        print(f"whole refresh / {label:<36}{whole / statistics.median(rows[name]):>8.2f}")
    print(
        "(aims: the dbt build at most 15 s, a refresh at most 2 x its dbt build and 40 s, with nothing new 2 s)"
    )


if __name__ == "__main__":
    main()
