"""What an indicator rests on, in words: norms with their articles, and whether these have been verified."""

from __future__ import annotations

import re

from catalogue.loader import norms
from catalogue.models import Basis, Indicator
from ingestion.values.numerals import chinese_numeral

_NUMERAL = "[一二三四五六七八九十百零]+"
_ARTICLE = re.compile(f"第({_NUMERAL})条(?:第({_NUMERAL})款)?")


def basis_zh(indicator: Indicator) -> str:
    """《突发事件应对法》第二十六条（待核）：备案；…"""
    return "；".join(_zh(basis) for basis in indicator.basis)


def basis_en(indicator: Indicator) -> str:
    """The same in English, one norm a line."""
    return "\n".join(_en(basis) for basis in indicator.basis)


def article_en(article: str) -> str:
    """第三十九条第三款 → Article 39(3); 第十六条至第十九条 → Articles 16–19; '' for none."""
    numbers = _ARTICLE.sub(
        lambda found: _number(found[1]) + (f"({_number(found[2])})" if found[2] else ""), article
    )
    if not numbers:
        return ""
    word = "Articles" if len(_ARTICLE.findall(article)) > 1 else "Article"
    return f"{word} {numbers.replace('至', '–').replace('、', ', ')}"


def _number(numeral: str) -> str:
    value = chinese_numeral(numeral)
    return numeral if value is None else f"{value:g}"


def _zh(basis: Basis) -> str:
    mark = "" if basis.verified else "（待核）"
    note = f"：{basis.note_zh}" if basis.note_zh else ""
    return f"《{norms()[basis.norm].name_zh}》{basis.article}{mark}{note}"


def _en(basis: Basis) -> str:
    said = ", ".join(part for part in (norms()[basis.norm].name_en, article_en(basis.article)) if part)
    mark = "" if basis.verified else " [to be verified]"
    note = f": {basis.note_en}" if basis.note_en else ""
    return f"{said}{mark}{note}"
