"""The sample county's figures come out of its exports as the survey states them."""

import csv
from datetime import date
from pathlib import Path

from catalogue.paths import Home
from reports.asked import current_snapshot
from reports.facts import section_one_facts

GOLDEN = Path(__file__).with_name("golden_facts.csv")
AS_OF = date(2024, 9, 30)


def test_every_figure_of_the_sample_county_is_the_one_that_its_survey_states(sample_home: Path) -> None:
    with GOLDEN.open(encoding="utf-8") as lines:
        golden = {row["fact"]: int(row["value"]) for row in csv.DictReader(lines)}
    with current_snapshot(Home(sample_home)) as snapshot:
        facts = section_one_facts(snapshot, AS_OF)
    assert dict(zip(facts["fact"], facts["value"], strict=True)) == golden
