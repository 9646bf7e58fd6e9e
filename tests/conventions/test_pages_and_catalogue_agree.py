"""Screen and paper know the families, grades and statuses that the catalogue and the models know, and no others."""

from __future__ import annotations

import re

from catalogue.loader import indicators
from catalogue.paths import DBT_PROJECT
from dashboards import formatting
from dashboards.pages import family
from dashboards.pages.registry import NAVIGATION, PAGES
from reports import problems

VALUES = DBT_PROJECT / "models" / "marts" / "assessment" / "fct_indicator_values.sql"


def test_every_family_of_indicators_has_its_page_and_no_page_is_without_indicators() -> None:
    declared = {indicator.family for indicator in indicators().values()}
    assert set(family.FACTS) == declared
    assert {f"/family/{name}" for name in declared} <= {address for address, _ in NAVIGATION}


def test_every_family_is_named_on_screen_and_on_paper() -> None:
    declared = {indicator.family for indicator in indicators().values()}
    assert declared <= set(formatting.FAMILIES) and declared <= set(problems.FAMILIES)


def test_every_grade_and_status_that_the_models_give_has_its_word_and_shape() -> None:
    sql = VALUES.read_text(encoding="utf-8")
    grades = set(re.findall(r"(?:then|else) '(met|near|below|band_low|band_high|none)'", sql))
    assert grades == {*formatting.GRADES, "none"}
    statuses = set(re.findall(r"(?:then|else) '(measured|not_\w+|needs_review)'", sql))
    assert statuses == {"measured", *formatting.UNJUDGED}
    assert {*formatting.GRADES.values(), "no_target", *formatting.UNJUDGED} == set(formatting.VERDICTS)


def test_an_indicator_has_one_address() -> None:
    assert [page.address for page in PAGES if "<code>" in page.address] == ["/indicator/<code>"]
