"""What the dashboards say, in Chinese and English: one catalogue of messages, found by key.

The language is ambient, as in gettext: `speaking` sets it for a page or a download, and Chinese holds outside of one.
Messages are `locale/<language>.po`; their places are filled with `str.format`, plural forms chosen by `n`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LOCALE = Path(__file__).with_name("locale")
LANGUAGES = {"zh": "zh-CN", "en": "en"}
DEFAULT = "zh"
_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


@cache
def catalogue(language: str) -> Catalog:
    """The messages of a language, as translators wrote them."""
    with (LOCALE / f"{language}.po").open(encoding="utf-8") as file:
        return read_po(file, locale=language)


@cache
def _texts(language: str) -> dict[str, Any]:
    """Key → what is said, or one wording per plural form; keys without a text are left out."""
    messages = catalogue(language)
    said = ((message.id, message.string) for message in messages if message.id and message.string)
    return {key if isinstance(key, str) else key[0]: text for key, text in said}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything inside in one of LANGUAGES."""
    token = _language.set(language if language in LANGUAGES else DEFAULT)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """The language of what is being said: zh or en."""
    return _language.get()


def t(key: str, **values: Any) -> str:
    """The message of a key with its places filled. Raises KeyError for a key that no catalogue has."""
    text = _texts(language())[key]
    if isinstance(text, tuple):
        rule = 0 if language() == DEFAULT or values["n"] == 1 else 1
        text = text[min(rule, len(text) - 1)]
    return str(text).format(**values) if values else str(text)


def known(key: str) -> bool:
    """Whether a key has a message."""
    return key in _texts(DEFAULT)


def pick(row: dict[str, Any], stem: str) -> str:
    """A row's own wording: `<stem>_en` for English readers where it is filled, else `<stem>_zh`."""
    chosen = row.get(f"{stem}_en") if language() == "en" else None
    return str(chosen or row.get(f"{stem}_zh") or "")


def tongue(row: dict[str, Any], stem: str) -> str | None:
    """The language of what `pick` gives, as HTML names it; None where there is nothing."""
    if language() == "en" and row.get(f"{stem}_en"):
        return LANGUAGES["en"]
    return LANGUAGES[DEFAULT] if row.get(f"{stem}_zh") else None


def listed(parts: list[str]) -> str:
    """Words after one another: 甲、乙."""
    return t("list.comma").join(parts)


def clauses(parts: list[str]) -> str:
    """Clauses after one another: 甲；乙; empty ones are left out."""
    return t("list.semicolon").join(part for part in parts if part)
