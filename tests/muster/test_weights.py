"""Weights of the composite as settings state or judge them; a mistake is one Chinese line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalogue.loader import composite_dimensions
from catalogue.paths import ROOT, Home
from muster.settings import SettingsError, read_settings
from muster.weights import weight_rows

EQUAL = [[1.0] * 8 for _ in range(8)]


def home(folder: Path, text: str) -> Home:
    place = Home(folder)
    place.settings.write_text(text, encoding="utf-8")
    return place


def judged(matrix: list[list[float]]) -> str:
    return f'[weights.judgements]\n"委员甲" = {matrix}\n'


def test_without_settings_nothing_is_weighed(tmp_path: Path) -> None:
    rows = weight_rows(read_settings(home(tmp_path, "")).weights)
    assert rows == {"settings_weights": [], "settings_judges": []}


def test_a_stated_weight_goes_before_a_judged_one(tmp_path: Path) -> None:
    text = judged(EQUAL) + "[weights.dimensions]\nD2 = 3\n[weights.indicators]\nI17 = 2\n"
    rows = weight_rows(read_settings(home(tmp_path, text)).weights)
    told = {row["key"]: (round(row["weight"], 6), row["source"]) for row in rows["settings_weights"]}
    assert told["D1"] == (1.0, "judged") and told["D2"] == (3.0, "stated") and told["I17"] == (2.0, "stated")
    assert rows["settings_judges"] == [{"person": "委员甲", "consistency_ratio": pytest.approx(0, abs=1e-9)}]


def test_the_group_is_the_geometric_mean_of_its_people_and_each_has_a_ratio(tmp_path: Path) -> None:
    first = [row.copy() for row in EQUAL]
    for row, column in ((0, 1), (1, 2), (2, 0)):
        first[row][column], first[column][row] = 9.0, 1 / 9
    text = judged(first) + f'"委员乙" = {EQUAL}\n'
    rows = weight_rows(read_settings(home(tmp_path, text)).weights)
    weights = {row["key"]: row["weight"] for row in rows["settings_weights"]}
    assert sum(weights.values()) == pytest.approx(len(composite_dimensions()))
    ratios = [row["consistency_ratio"] for row in rows["settings_judges"]]
    assert ratios[0] > 0.1 and ratios[1] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[weights.dimensions]\nD9 = 1\n", "D9"),
        ("[weights.indicators]\nI99 = 1\n", "I99"),
        ("[weights.dimensions]\nD2 = 0\n", "weights"),
        (judged(EQUAL[:7]), "8 行 8 列"),
        (judged([[1.0] * 7 + [2.0], *EQUAL[1:]]), "互为倒数"),
    ],
)
def test_a_weight_that_cannot_be_is_one_line_that_names_it(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings(home(tmp_path, text))
    assert told in str(error.value) and "\n" not in str(error.value)


def test_the_example_of_the_document_is_a_setting_that_works(tmp_path: Path) -> None:
    block = re.search(
        r"```toml\n(.*?)```", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert block
    settings = read_settings(home(tmp_path, block[1]))
    assert settings.weights.dimensions and settings.weights.judgements and settings.scores.red_lines
