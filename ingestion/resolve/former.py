"""Former names of regions, out of the notes of changes in the register: 原石桥乡, 2019年撤石桥乡、双河乡设镇."""

from __future__ import annotations

import re

from ingestion.resolve.spelling import name_key

_ENDS = {9: r"(?:镇|乡|街道)", 12: r"(?:村|社区|居委会)"}
_DATE = re.compile(r"(?:19|20)\d{2}(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?|[./\-]\d{1,2}(?:[./\-]\d{1,2})?)[,，]?")
_PARTS = re.compile(
    r"[、,，;；。:：\n()（）“”\"《》]|(?<=[镇乡道村区])(?:和|与|及|并入|合并|更名|改名|改为|改|撤)"
)
_SAYS_FORMER = re.compile(r"原|曾用|曾|更名|改名|改为|撤|并入|合并|由|前身|划入|整合|合村|改设|新设")
_BEFORE_NAME = re.compile(
    r"^.*?(?:原名称?为?|原属|原|曾用名|曾名|曾称|曾为|更名前为?|改名前为?|前身为?|由|将|把|撤销|撤并|撤|以|从|合并|并入|划入|整合)"
)
_TAKEN_AWAY = re.compile(r"划出|划归|划给|并入(?=[^、，,；;]{2,8}[镇乡道])|拆分|析出")


def former_names(note: str, level: int) -> tuple[str, ...]:
    """Names of the level (9 township, 12 village digits) that a note of changes says the region had or took in.

    A note without any word of change (无变更) names nothing; places that the region gave away are not its names.
    """
    if level not in _ENDS or not note:
        return ()
    plain = _DATE.sub("", name_key(note)[:400])
    parts = [part for part in _PARTS.split(plain) if part]
    only_names = all(re.fullmatch(rf"[\u4e00-\u9fff]{{2,9}}{_ENDS[level]}", part) for part in parts)
    if not _SAYS_FORMER.search(plain) and not only_names:
        return ()
    found: list[str] = []
    for part in parts:
        if _TAKEN_AWAY.search(part):
            continue
        bare = _after_lead(part, _ENDS[level])
        if bare and bare not in found:
            found.append(bare)
    return tuple(found)


def _after_lead(part: str, end: str) -> str | None:
    """The one name in a part of the note, without what leads to it (由, 原) and the township before a village."""
    lead = _BEFORE_NAME.match(part)
    rest = part[lead.end() :] if lead else part
    if end.startswith("(?:村"):
        rest = re.sub(r"^.{1,8}?(?:镇|乡|街道)(?=.{2,})", "", rest)
    named = re.match(rf"[\u4e00-\u9fff]{{1,9}}?{end}(?!委|民|级|务|组)", rest)
    if not named or len(named.group()) < 3 or re.match(r"[镇乡街村][设改建撤并]", rest):
        return None
    return named.group()
