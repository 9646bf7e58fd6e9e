"""A build that fails is one line to the operator, and its log has the reason."""

import gc
import shutil
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from muster.errors import UserError
from muster.transform import build


def test_the_line_names_models_and_the_log_their_reasons(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for folder in (home.warehouse, home.logs):
        folder.mkdir(parents=True)
    duckdb.connect(str(home.build)).close()
    with pytest.raises(UserError, match=r"dbt\.log") as failure:
        build(home)
    log = (home.logs / "dbt.log").read_text(encoding="utf-8")
    named = str(failure.value).partition("（")[2].partition("、")[0]
    assert f"\n{named}: Runtime Error" in log
    assert "does not exist" in log
    assert gc.isenabled()


def test_a_key_that_comes_twice_fails_the_build(sample_home: Path, tmp_path: Path) -> None:
    home = Home(tmp_path)
    for folder in (home.warehouse, home.logs):
        folder.mkdir(parents=True)
    shutil.copyfile(Home(sample_home).build, home.build)
    with duckdb.connect(str(home.build)) as connection:
        connection.execute("insert into raw.settings_judges values ('甲', 0.1), ('甲', 0.2)")
    with pytest.raises(UserError, match=r"（dim_judges\.person record_key 1）.*dbt\.log"):
        build(home)
    log = (home.logs / "dbt.log").read_text(encoding="utf-8")
    assert "declared and not so: dim_judges.person record_key 1" in log
