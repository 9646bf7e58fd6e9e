"""One catalogue of messages: complete in both languages, and nothing said outside of it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from catalogue.paths import ROOT
from dashboards import formatting as fmt
from dashboards import words

DASHBOARDS = ROOT / "dashboards"
SPEAKING = [
    path
    for path in sorted(DASHBOARDS.rglob("*.py"))
    if "queries" not in path.parts and path.name not in ("serve.py",)
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PROSE = re.compile(r"[A-Z][a-z]+ [a-z]{2,}|\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b")
PLACE = re.compile(r"\{(\w+)\}")
NOT_READ = {"className", "styled", "description"}


def keys(language: str) -> dict[str, str]:
    """Key → every form of its text."""
    found = {}
    for message in words.catalogue(language):
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        text = "".join(message.string) if isinstance(message.string, tuple) else str(message.string)
        if key:
            found[str(key)] = text
    return found


def constants(path: Path) -> list[tuple[int, str]]:
    """Strings of a module that may be read by somebody: no docstrings, no class names, no part of an exception."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            hidden.add(id(node.value))
        if isinstance(node, ast.keyword) and node.arg in NOT_READ:
            hidden.update(id(part) for part in ast.walk(node.value))
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and _is_log(node)):
            hidden.update(id(part) for part in ast.walk(node))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in hidden
    ]


def _is_log(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "LOG"
    )


def asked(path: Path) -> tuple[set[str], set[str]]:
    """Keys that a module asks for: whole ones, and the fixed beginnings of those put together."""
    whole, beginnings = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        is_asking = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t"
        if not is_asking or not node.args:
            continue
        for part in ast.walk(node.args[0]):
            if isinstance(part, ast.JoinedStr) and isinstance(part.values[0], ast.Constant):
                beginnings.add(str(part.values[0].value))
        if isinstance(node.args[0], ast.Constant):
            whole.add(str(node.args[0].value))
    return whole, beginnings


def test_both_languages_say_the_same_things() -> None:
    chinese, english = keys("zh"), keys("en")
    assert set(chinese) == set(english)
    assert [key for key in chinese if not chinese[key] or not english[key]] == []


def test_both_languages_fill_the_same_places() -> None:
    english = keys("en")
    differing = {
        key
        for key, text in keys("zh").items()
        if set(PLACE.findall(text)) - {"year", "month", "day", "name"}
        != set(PLACE.findall(english[key])) - {"year", "month", "day", "name"}
    }
    assert differing == set()


def test_no_key_is_missing() -> None:
    known = set(keys("zh"))
    missing = {(path.name, key) for path in SPEAKING for key in asked(path)[0] if key not in known} | {
        (path.name, start)
        for path in SPEAKING
        for start in asked(path)[1]
        if start and not any(key.startswith(start) for key in known)
    }
    assert missing == set()


def test_no_message_is_left_over() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SPEAKING)
    beginnings = {start for path in SPEAKING for start in asked(path)[1] if start} | {
        "label.",
        "unit.",
        "period.",
    }
    unused = {
        key
        for key in keys("zh")
        if f'"{key}"' not in text and not any(key.startswith(start) for start in beginnings)
    }
    called = {
        f"{found}.{part}"
        for found in re.findall(r'message\("([\w.]+)"', text)
        for part in ("title", "advice")
    }
    assert unused - called == set()


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.name)
def test_nothing_is_said_outside_the_catalogue(path: Path) -> None:
    said = [
        (line, text)
        for line, text in constants(path)
        if CHINESE.search(text) or (PROSE.search(text) and "\n" not in text)
    ]
    assert said == []


def test_english_and_chinese_take_turns() -> None:
    assert words.t("verdict.met") == "达标"
    with words.speaking("en"):
        assert words.t("verdict.met") == "Met"
        assert fmt.VERDICTS["met"].word == "Met"
        assert fmt.measure(6.31, "人/万人") == "6.3 per 10,000 people"
    assert words.t("verdict.met") == "达标"


def test_an_unknown_language_is_chinese_and_an_unknown_key_is_an_error() -> None:
    with words.speaking("xx"):
        assert words.language() == "zh"
    with pytest.raises(KeyError):
        words.t("no.such.key")


def test_a_row_names_itself_in_the_language_that_is_spoken_when_it_can() -> None:
    row = {"name_zh": "演练覆盖率", "name_en": "Villages drilled"}
    assert words.pick(row, "name") == "演练覆盖率"
    with words.speaking("en"):
        assert words.pick(row, "name") == "Villages drilled"
        assert words.pick({"name_zh": "演练覆盖率", "name_en": None}, "name") == "演练覆盖率"
