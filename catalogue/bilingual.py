"""Two wordings of one text, Chinese and English: where one is the other is, and both say the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

_CHINESE = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_PLACE = re.compile(r"\{(\w+)\}")


def wording_faults(said: BaseModel) -> Iterator[str]:
    """What is wrong between the fields `zh` and `en`, `<stem>_zh` and `<stem>_en` of a declared fact."""
    for en in type(said).model_fields:
        zh = f"{en[:-2]}zh"
        if en.split("_")[-1] == "en" and zh in type(said).model_fields:
            chinese, english = _texts(getattr(said, zh)), _texts(getattr(said, en))
            if len(chinese) != len(english):
                yield f"{en} 与 {zh} 的条数不同"
                continue
            if any(has_chinese(text) for text in english):
                yield f"{en} 中有汉字或中文标点"
            if [places(text) for text in chinese] != [places(text) for text in english]:
                yield f"{en} 与 {zh} 中的 {{…}} 不同"


def has_chinese(text: str) -> bool:
    """Whether a text has Chinese characters or punctuation."""
    return bool(_CHINESE.search(text))


def places(text: str) -> list[str]:
    """Names of the places of a text that are filled later, sorted: {records}, {named}."""
    return sorted(_PLACE.findall(text))


def _texts(said: str | list[str]) -> list[str]:
    return said if isinstance(said, list) else [said] if said else []
