"""The dashboards under 50 people at once while a snapshot is published, and how fast a first page stands.

`python bench/browsing.py [--users N] [--seconds N] [--home DIR]`. Prints; nothing is asserted. Without --home the
sample county is refreshed twice, so that there is a second snapshot to publish in the middle.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.lib.bare_dash import serving_bare
from bench.lib.first_load import FirstLoad, first_load
from bench.lib.serving import prepared, serving_muster
from bench.lib.users import READING_SECONDS, Visit, crowd, p95
from muster.snapshots import make_current

PAGES = ("/", "/findings", "/family/teams", "/indicator/I27", "/data")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--users", type=int, default=50)
    arguments.add_argument("--seconds", type=int, default=60)
    arguments.add_argument("--home", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as name:
        home, second = prepared(Path(name), given.home)
        with serving_muster(home) as address:
            visits = crowd(address, given.users, given.seconds, halfway=lambda: make_current(home, second))
        with serving_muster(home) as address:
            ours = {page: first_load(address + page, ".shell .main") for page in PAGES}
        with serving_bare() as address:
            bare = first_load(address, ".js-plotly-plot .main-svg")
    _say_crowd(visits, given.users, given.seconds)
    _say_loads(ours, bare)


def _say_crowd(visits: list[Visit], users: int, seconds: int) -> None:
    failed = [visit for visit in visits if not visit.is_good]
    mixed = [visit for visit in visits if len(visit.snapshots) > 1]
    print(
        f"{users} people for {seconds} s, a page or a drawer about every {READING_SECONDS:g} s each, "
        "a snapshot published halfway"
    )
    for kind in ("page", "drawer", ""):
        took = [visit.seconds for visit in visits if visit.kind == kind or not kind]
        if took:
            said = f"p95 {p95(took) * 1000:>7.0f} ms   longest {max(took) * 1000:>7.0f} ms"
            print(f"  {kind or 'both':<10}{len(took):>6} asked   {said}")
    print("  (aim: at most 200 ms)")
    print(f"  failed {len(failed)}, mixing two snapshots {len(mixed)}   (aim: none)")
    for visit in failed[:5]:
        print(f"    failed: {visit.asked}")
    print(f"  snapshots shown: {len({one for visit in visits for one in visit.snapshots})}")


def _say_loads(ours: dict[str, FirstLoad], bare: FirstLoad) -> None:
    print("first load, empty cache, headless Chromium   (aim: at most 1.8 MB compressed, LCP at most 2.5 s)")
    for page, load in {**ours, "bare Dash, one chart, one grid": bare}.items():
        print(
            f"  {page:<34}{load.megabytes:>6.2f} MB   LCP {load.painted:>5.2f} s   contents stand {load.stands:>5.2f} s"
        )


if __name__ == "__main__":
    main()
