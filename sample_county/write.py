"""Writes what the county's departments hand in, and the settings of the county."""

import csv
from pathlib import Path

from sample_county.county import County, build
from sample_county.departments import required_departments, required_special
from sample_county.facts import COUNTY, COUNTY_CODE, SURVEY_GIVEN_ON
from sample_county.writers import to_bytes


def write_inbox(inbox: Path, clean: bool = False) -> list[Path]:
    """Writes every export and deliveries.csv into `inbox`; returns the paths written, deliveries.csv last.

    Two calls write the same bytes. `clean` leaves out everything that PLANTED.md lists.
    Raises OSError when the folder cannot be written.
    """
    county = build(clean)
    inbox.mkdir(parents=True, exist_ok=True)
    written = []
    for delivery in county.deliveries:
        path = inbox / delivery.file
        path.write_bytes(to_bytes(delivery))
        written.append(path)
    written.append(_write_delivery_list(inbox / "deliveries.csv", county))
    return written


def _write_delivery_list(path: Path, county: County) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "received_on", "sender", "replaces"))
        for d in sorted(county.deliveries, key=lambda d: (d.received_on, d.file)):
            writer.writerow((d.file, d.received_on.isoformat(), d.sender, d.replaces))
    return path


def write_settings(home: Path, clean: bool = False) -> None:
    """Writes HOME/muster.toml, unless there is one: the county's name, the plans it must have, what was given when.

    `clean` names only departments that hold a plan. Raises OSError when the folder cannot be written.
    """
    path = home / "muster.toml"
    if path.exists():
        return
    home.mkdir(parents=True, exist_ok=True)
    lines = ["[county]", f'name = "{COUNTY}"', f'code = "{COUNTY_CODE}"', "", "[plans]"]
    lines += _array("required_special", required_special()) + _array(
        "required_departments", required_departments(clean)
    )
    path.write_text("\n".join(lines + _commitments()) + "\n", encoding="utf-8")


def _commitments() -> list[str]:
    """The survey's recommendations, given by the session that followed it; one commitment of the county's own."""
    return [
        "",
        "[commitments]",
        f"given_on = {SURVEY_GIVEN_ON.isoformat()}",
        "due_months = 6",
        "",
        "[commitments.own.H01]",
        'text = "重点单位一年内都检查到"',
        'tests = ["I26 达标"]',
        "given_on = 2022-09-16",
        "",
        "[commitments.opinions]",
        *(f'"青人常审〔{year}〕2号" = "H01"' for year in (2022, 2023, 2024)),
    ]


def _array(key: str, values: list[str]) -> list[str]:
    return [f"{key} = [", *(f'    "{value}",' for value in values), "]"]
