"""Names that the county's own registers hold, for the drop-downs of its forms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from catalogue.loader import code_lists
from catalogue.paths import Home
from muster.snapshots import connect, current_id

_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
COUNTY_WIDE = "县本级"


@dataclass(frozen=True)
class Registers:
    """Names for drop-downs, in the order of their codes; empty lists where nothing has been delivered."""

    townships: list[str] = field(default_factory=list)
    villages: list[str] = field(default_factory=list)
    enterprises: list[str] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)

    @property
    def bodies(self) -> list[str]:
        """Departments, and the townships as bodies."""
        return [*self.departments, *(name for name in self.townships if name != COUNTY_WIDE)]


def registers_of(home: Home) -> Registers:
    """The names of the current snapshot; the departments of the catalogue only where nothing is published."""
    listed = [entry.zh for entry in code_lists()["departments"].entries]
    if current_id(home) is None:
        return Registers(departments=listed)
    with connect(home) as snapshot:
        regions = snapshot.execute("""
            select r.region_name, r.level, coalesce(p.region_name, '')
            from marts.dim_regions r left join marts.dim_regions p on p.region_code = r.parent_code
            order by r.region_code
        """).fetchall()
        enterprises = snapshot.execute(
            "select distinct name from marts.dim_enterprises order by name"
        ).fetchall()
    townships = [name for name, level, _ in regions if level == "township"]
    return Registers(
        _plain([*townships, COUNTY_WIDE] if townships else []),
        _plain(_told_apart([(name, parent) for name, level, parent in regions if level == "village"])),
        _plain([name for (name,) in enterprises]),
        listed,
    )


def _told_apart(villages: list[tuple[str, str]]) -> list[str]:
    """Villages of one name with their township before it."""
    times = Counter(name for name, _ in villages)
    return [f"{township}{name}" if times[name] > 1 else name for name, township in villages]


def _plain(names: list[str]) -> list[str]:
    """Without what a spreadsheet would take for a formula."""
    return [name for name in dict.fromkeys(names) if name and not name.startswith(_FORMULA_MARKS)]
