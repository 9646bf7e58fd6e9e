"""Every mistake in muster.toml is one Chinese line that names the place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.paths import Home
from muster.settings import Settings, SettingsError, read_settings


def written(folder: Path, text: str | bytes) -> Home:
    home = Home(folder)
    home.settings.write_bytes(text if isinstance(text, bytes) else text.encode())
    return home


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert read_settings(Home(tmp_path)) == Settings()


def test_what_is_set_is_read(tmp_path: Path) -> None:
    text = '[county]\nname = "青岚县"\n[assessment]\nas_of = ["2025-06-30"]\n[targets.I17]\ntarget = 90\n'
    settings = read_settings(written(tmp_path, text))
    assert (settings.county.name, settings.assessment.as_of) == ("青岚县", [date(2025, 6, 30)])
    assert settings.targets["I17"].target == 90


def test_a_deadline_in_days_after_the_period_is_read(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "[deadlines]\nF04 = 20\n")).deadlines == {"F04": 20}


def test_a_file_of_windows_notepad_with_its_mark_is_read(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, '\ufeff[county]\nname = "青岚县"\n')).county.name == "青岚县"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[county]\nname = 青岚县\n", "muster.toml"),
        ("[county\n", "muster.toml"),
        ('[county]\ncolour = "red"\n', "county.colour"),
        ("[unknown]\na = 1\n", "unknown"),
        ('[county]\ncode = "5109"\n', "county.code"),
        ("[county]\ncode = 510999\n", "county.code"),
        ('[assessment]\nas_of = ["2025-06-31"]\n', "assessment.as_of.0"),
        ('[assessment]\nas_of = "2025-06-30"\n', "assessment.as_of"),
        ('[assessment]\nsince = "前年"\n', "assessment.since"),
        ('[assessment]\nteaching_months = ["九"]\n', "assessment.teaching_months.0"),
        ("[assessment]\nteaching_months = [13]\n", "assessment.teaching_months"),
        ('[assessment]\nenterprise_drill_reading = "x"\n', "assessment.enterprise_drill_reading"),
        ("[assessment]\narrival_minutes = 0\n", "assessment.arrival_minutes"),
        ('[assessment]\narrival_minutes = "30"\n', "assessment.arrival_minutes"),
        ('[targets.I17]\ntarget = "高"\n', "targets.I17.target"),
        ('[targets.I17]\ntarget = "90"\n', "targets.I17.target：应为数字（不加引号）"),
        ("[targets.I17]\ntarget = true\n", "targets.I17.target：应为数字"),
        ("[targets.I17]\ntarget = nan\n", "[targets.I17]：应在 0 到 100 之间"),
        ("[targets.I06]\ntarget = -5\n", "[targets.I06]：应在 0 到 100 之间"),
        ("[targets.I32]\ntarget = 500\n", "[targets.I32]：应在 0 到 100 之间"),
        ("[targets.M05]\ntarget = 500\n", "[targets.M05]：应在 0 到 100 之间"),
        ("[targets.I27]\nlow = 50\n", "[targets.I27]：这一项与一个数比较"),
        ("[targets.I40]\nlow = 3\nhigh = 1\n", "[targets.I40]：low 和 high 应同时写出"),
        ("[targets.I30]\ntarget = 60\n", "[targets.I30]：越低越好的一项，目标应小于"),
        ("[targets]\nI17 = 90\n", "targets.I17：应为一节，写作 [targets.I17]"),
        ('[rules.R02]\ntolerated_people = "3"\n', "rules.R02.tolerated_people：应为数字"),
        ("[weights.indicators]\nI17 = true\n", "weights.indicators.I17：应为数字"),
        ("[targets.I99]\ntarget = 90\n", "I99"),
        ('[deadlines]\nF04 = "20"\n', "deadlines.F04"),
        ("[deadlines]\nF04 = 20.5\n", "deadlines.F04"),
        ("[deadlines]\nF04 = true\n", "deadlines.F04"),
        ("[deadlines]\nF04 = -1\n", "deadlines.F04"),
        ("[deadlines]\nF99 = 20\n", "F99"),
        ("deadlines = 20\n", "deadlines"),
        ("[tolerances.X01]\namount = 0\n", "tolerances.X01.amount"),
        ("[tolerances.X01]\npercent = 101\n", "tolerances.X01.percent"),
        ("[rules.R02]\ntolerated_people = 0\n", "rules.R02.tolerated_people"),
        ("[rules.R02]\nfree_people = 3\n", "free_people"),
        ("[rules.R05]\nshare = 3\n", "R05"),
        ("[rules.R99]\nshare = 3\n", "R99"),
        ("[tolerances.X99]\namount = 2\n", "X99"),
        ('[plans]\nrequired_special = "防汛"\n', "plans.required_special"),
        ("[originals]\nencrypt = 1\n", "originals.encrypt"),
        ('[originals]\nencrypt = "true"\n', "originals.encrypt"),
        ("[originals]\nkeep_days = -1\n", "originals.keep_days"),
        ('[originals]\nkeep_days = "30"\n', "originals.keep_days"),
        ("[originals]\nkeep_days = 1.5\n", "originals.keep_days"),
        ("[originals]\nkeep_days = true\n", "originals.keep_days"),
        ("[originals]\nretention = 3\n", "originals.retention"),
        ('[county]\nname = "青岚县"\n'.encode("gbk"), "UTF-8"),
    ],
)
def test_a_mistake_is_one_chinese_line_that_names_its_place(
    tmp_path: Path, text: str | bytes, place: str
) -> None:
    with pytest.raises(SettingsError) as told:
        read_settings(written(tmp_path, text))
    line = str(told.value)
    assert place in line and "\n" not in line and any("\u4e00" <= c <= "\u9fff" for c in line)
    assert str(tmp_path) not in line


@given(st.text(max_size=80) | st.binary(max_size=80))
def test_whatever_is_written_there_is_read_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, text: str | bytes
) -> None:
    content = text.encode("utf-8", "replace") if isinstance(text, str) else text
    try:
        read_settings(written(tmp_path_factory.getbasetemp(), content))
    except SettingsError as error:
        assert "\n" not in str(error)
