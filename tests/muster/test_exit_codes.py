"""0 done, 1 could not, 2 wrong usage; a failure is one clear line and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.paths import Home
from tests.muster.command import assert_one_clear_line, muster
from tests.muster.hand_made import publish


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("filled"))
    publish(home, "s1")
    return home.root


def test_a_question_that_can_be_answered_ends_with_zero(filled: Path) -> None:
    done = muster("query", "select count(*) as n from fct_things", "--format", "csv", home=filled)
    assert (done.returncode, done.stdout.split()) == (0, ["n", "2"])
    listed = muster("snapshots", "list", home=filled)
    assert (listed.returncode, listed.stdout) == (0, "* s1\n")


@pytest.mark.parametrize(
    "words",
    [
        ("query", "drop table fct_things"),
        ("query", "select * from nowhere"),
        ("query", "select 1", "--snapshot", "s9"),
        ("query", "select 1", "--format", "xlsx"),
        ("refresh", "nowhere/at/all"),
        ("report", "--as-of", "昨天"),
    ],
)
def test_what_cannot_be_done_ends_with_one_and_one_line(filled: Path, words: tuple[str, ...]) -> None:
    done = muster(*words, home=filled)
    assert done.returncode == 1
    assert_one_clear_line(done)


@pytest.mark.parametrize("words", [("query", "select 1"), ("trace", "I17"), ("report",), ("refresh",)])
def test_in_an_empty_home_every_command_says_what_is_missing(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = muster(*words, home=tmp_path / "empty")
    assert done.returncode == 1
    assert_one_clear_line(done)


def test_a_mistake_in_the_settings_stops_a_refresh_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "muster.toml").write_text("[county]\ncode = 5\n", encoding="utf-8")
    done = muster("refresh", home=tmp_path)
    assert done.returncode == 1
    assert_one_clear_line(done)
    assert "county.code" in done.stderr


@pytest.mark.parametrize(
    "words", [("nonsense",), ("query",), ("query", "select 1", "--colour"), ("serve", "--port", "x")]
)
def test_wrong_usage_ends_with_two(words: tuple[str, ...]) -> None:
    done = muster(*words)
    assert done.returncode == 2 and "Traceback" not in done.stderr


def test_a_fault_of_the_program_is_one_line_and_its_details_go_to_the_log(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.published.mkdir(parents=True)
    (home.published / "s1.duckdb").write_bytes(b"no database at all" * 100)
    home.current.write_text("s1\n")
    done = muster("query", "select 1", home=tmp_path)
    assert done.returncode == 1
    assert_one_clear_line(done)
