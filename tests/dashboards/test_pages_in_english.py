"""The catalogue's wording in the reader's language: English where it has English, else Chinese that says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from dash.development.base_component import Component

from catalogue.paths import Home
from dashboards import drawer, view
from dashboards.components.field_values import check_sheet, value_sheet
from dashboards.pages import catalogue, family, findings, indicator, portrait
from dashboards.queries import commitments, context, problems, reconciliations
from dashboards.queries import findings as found
from dashboards.queries.pool import Pool, rows_of
from dashboards.sheets import Sheet
from dashboards.view import View
from dashboards.words import speaking
from tests.dashboards.fixture_snapshot import FIRST, publish

CHINESE = re.compile(r"[\u3400-\u9fff]")
INDICATOR_WORDS = (
    "question",
    "formula",
    "numerator",
    "denominator",
    "exclusions",
    "basis",
    "target_note",
    "caveats",
)
FINDING_WORDS = ("message", "ask", "guards", "logic")
COMMITMENT_WORDS = ("name", "text", "evidence", "link", "would_tell")
PROBLEM_WORDS = ("name", "claim", "problem", "counter", "would_tell")
MEASURE_WORDS = ("name", "numerator", "denominator", "caveats", "note")
RECONCILED_WORDS = ("message", "first", "second", "ask", "caveats")
FINDING = "R05-519921101"
TOWNSHIP = "519921101"


@pytest.fixture(scope="module")
def pool(filled_home: Home) -> Pool:
    return Pool(filled_home)


@pytest.fixture(scope="module")
def old_pool(tmp_path_factory: pytest.TempPathFactory) -> Pool:
    home = Home(tmp_path_factory.mktemp("old"))
    publish(home, FIRST, in_english=False)
    return Pool(home)


def texts(part: Any, lang: str | None = None) -> Iterator[tuple[str, str | None]]:
    """Every text of components with the language that it is marked with."""
    if isinstance(part, Component):
        lang = getattr(part, "lang", None) or lang
        for name in ("title", "children"):
            yield from texts(getattr(part, name, None), lang)
    elif isinstance(part, (list, tuple)):
        for one in part:
            yield from texts(one, lang)
    elif isinstance(part, str):
        yield part, lang


def pages(seen: View) -> dict[str, list[Component]]:
    """The pages that show the catalogue's wording."""
    return {
        "indicator": indicator.render(seen, code="I31"),
        "findings": findings.render(seen),
        "catalogue": catalogue.render(seen),
        "family": family.render(seen, family="rectification"),
        "figure": drawer.contents(seen, {"figure": "I27.519921.2024-09-30"}),
        "finding": drawer.contents(seen, {"finding": FINDING}),
        "reconciled": drawer.contents(seen, {"reconciled": "X01.519921"}),
        "measure": drawer.contents(seen, {"measure": "M01.519921"}),
    }


def shown(pool: Pool, lang: str) -> dict[str, list[tuple[str, str | None]]]:
    """Each page's texts in a language."""
    with speaking(lang):
        made = pages(view.read(pool, {"lang": lang}, "/findings"))
        made["portrait"] = portrait.render(view.read(pool, {"lang": lang, "subject": TOWNSHIP}, "/portrait"))
        return {name: list(texts(page)) for name, page in made.items()}


def wording(pool: Pool, end: str) -> set[str]:
    """The wording of what the catalogue declares in one language, one sentence each; {end} is zh or en."""
    seen = view.read(pool, {}, "/findings")
    rows = [(row, INDICATOR_WORDS) for row in rows_of(context.indicators(seen.snapshot))]
    for status in ("to_verify", "passed"):
        rows += [(row, FINDING_WORDS) for row in rows_of(found.at(seen.snapshot, seen.day, status))]
    told = reconciliations.reconciliations(seen.snapshot, seen.day, "county", "519921")
    rows += [(row, RECONCILED_WORDS) for row in rows_of(told)]
    answered = (problems.at(seen.snapshot, seen.day), problems.pairs_at(seen.snapshot, seen.day))
    rows += [(row, PROBLEM_WORDS) for found_at in answered for row in rows_of(found_at)]
    rows += [(row, ("words",)) for row in rows_of(problems.tests_at(seen.snapshot, seen.day))]
    given = rows_of(commitments.at(seen.snapshot, seen.day))
    rows += [(row, COMMITMENT_WORDS) for row in given if row["kind"] == "recommendation"]
    rows += [(row, ("evidence", "link", "would_tell")) for row in given if row["kind"] == "opinion"]
    rows += [(row, ("words",)) for row in rows_of(commitments.tests_at(seen.snapshot, seen.day))]
    rows += [(problems.measure(seen.snapshot, "M01", seen.day, "519921") or {}, MEASURE_WORDS)]
    said = {str(row.get(f"{stem}_{end}") or "") for row, stems in rows for stem in stems}
    return {part for text in said for part in re.split(r"\n|(?<=。)；", text) if part}


def test_an_english_reader_meets_no_chinese_wording_of_the_catalogue(pool: Pool) -> None:
    chinese = wording(pool, "zh")
    for name, page in shown(pool, "en").items():
        assert [text for text, _ in page if text in chinese] == [], name
        assert [text for text, lang in page if lang == "en" and CHINESE.search(text)] == [], name


def test_each_page_shows_the_english_wording(pool: Pool) -> None:
    pages_shown = {name: {text for text, _ in page} for name, page in shown(pool, "en").items()}
    definition = {
        "What is I31, and where is it short?", "Those of I31 that count ÷ all of I31", "Those of I31 that count",
        "All of I31", "Whatever was withdrawn", "The law sets no number.", "Attendances are not persons.",
        "Measures for the Administration of Emergency Plans, Article 26",
    }  # fmt: skip
    assert definition <= pages_shown["indicator"]
    assert (
        definition - {"The law sets no number.", "Those of I31 that count", "All of I31"}
        <= pages_shown["catalogue"]
    )
    assert "Those of I27 that count ÷ all of I27" in pages_shown["figure"]
    words_of_a_finding = {
        "Hazards without a re-inspection: 12.", "Who re-inspected these hazards?",
        "Ordinary hazards rectified on the spot.", "Records kept elsewhere can be explained.",
    }  # fmt: skip
    assert words_of_a_finding <= pages_shown["finding"]
    assert words_of_a_finding | {"One person in two or more teams"} <= pages_shown["findings"]
    two_tables = {
        "A difference of 12. Please verify.",
        "As of which day?",
        "headcount on the team register 183 people",
    }
    supporting = {
        "Dispatches with several teams", " (Events with two teams or more)", " (All events)",
        "Only events with dispatch records", "only townships that handed in",
    }  # fmt: skip
    assert supporting <= pages_shown["measure"]
    a_problem = {
        "P05 Forces on their own", "Five kinds of teams make up a system.", "Not strong at acting together.",
        "Joint drills 24.1%, below the reference line 50%", "F16", "C05 Drills", "Drills do not cover enough.",
        "Dispatches with several teams 9.5%, below the reference line 30%",
    }  # fmt: skip
    assert a_problem <= pages_shown["findings"]
    a_commitment = {
        "Make joint mechanisms ones that are used.", "Minutes of meetings", "F06", "Its words fit no commitment",
        "Hazards verified as closed 80.0%, below the target 100%",
        "Rule “Rectified on paper only”: records to verify 12",
    }  # fmt: skip
    assert a_commitment | {"Does not hold"} <= pages_shown["findings"]
    assert two_tables <= pages_shown["findings"]
    assert two_tables | {"members on the roster"} <= pages_shown["reconciled"]
    assert two_tables - {"headcount on the team register 183 people"} <= pages_shown["portrait"]


def test_a_chinese_reader_meets_the_chinese_wording_only(pool: Pool) -> None:
    english = wording(pool, "en")
    everything = shown(pool, "zh")
    assert {name: [text for text, _ in page if text in english] for name, page in everything.items()} == {
        name: [] for name in everything
    }
    told = {text for text, _ in everything["findings"]}
    assert {"12条隐患有整改日期而没有复查记录，建议核实。", "这些隐患由谁、何时到现场复查过？"} <= told
    assert {"立案率是多少，差在哪里？", "没有法定数值，看同类区间"} <= {
        text for text, _ in everything["indicator"]
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_snapshot_from_before_there_was_english_opens_in_chinese_that_is_marked_so(
    old_pool: Pool, lang: str
) -> None:
    everything = shown(old_pool, lang)
    assert ("12条隐患有整改日期而没有复查记录，建议核实。", "zh-CN") in everything["finding"]
    assert ("这些隐患由谁、何时到现场复查过？", "zh-CN") in everything["findings"]
    assert ("立案率是多少，差在哪里？", "zh-CN") in everything["indicator"]
    assert ("已撤销的不计", "zh-CN") in everything["catalogue"]


SHEETS: dict[str, Callable[[View], list[Sheet]]] = {
    "catalogue": lambda seen: catalogue.sheets(seen)[:1],
    "findings": lambda seen: findings.sheets(seen)[:8],
    "indicator": lambda seen: indicator.sheets(seen, code="I31"),
    "family": lambda seen: family.sheets(seen, family="rectification"),
}


@pytest.mark.parametrize("page", SHEETS)
def test_a_download_for_an_english_reader_carries_the_english_wording(pool: Pool, page: str) -> None:
    english, chinese = wording(pool, "en"), wording(pool, "zh")
    with speaking("en"):
        made = SHEETS[page](view.read(pool, {"lang": "en"}, "/findings"))
    cells = [sheet.definition for sheet in made]
    cells += [str(row.get(column.key)) for sheet in made for row in sheet.rows for column in sheet.columns]
    said = {part for cell in cells for part in re.split(r"\n|(?<=。)；", cell)}
    assert said & english
    assert said & chinese == set()


def test_a_snapshot_from_before_there_were_findings_opens_for_an_english_reader(tmp_path: Path) -> None:
    home = Home(tmp_path)
    publish(home, FIRST, is_old=True)
    assert "立案率是多少，差在哪里？" in {text for text, _ in shown(Pool(home), "en")["indicator"]}


def test_figures_checked_on_site_bear_their_english_names(pool: Pool) -> None:
    with speaking("en"):
        seen = view.read(pool, {"lang": "en"}, "/findings")
        sheets = [value_sheet(seen), check_sheet(seen)]
    for sheet in sheets:
        assert sheet.rows, sheet.name
        assert [row["name"] for row in sheet.rows if CHINESE.search(row["name"])] == [], sheet.name
