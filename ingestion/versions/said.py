"""What a file says it is: a correction of an earlier one, an addition to it, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from catalogue.loader import code_lists
from ingestion.resolve.regions import township_core
from ingestion.text import squeeze

_COPY_MARK = re.compile(r"\s*([(（]\d+[)）]|[-_ ]*副本|[-_ ]*copy)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
# Words of content: 装备更新台账 is about equipment that was renewed, 预案修订情况 about plans that were revised, and
# 更新至6月 says how far a running log reaches.
_CONTENT = (
    r"(?:装备|物资|设备|器材|药品|城市|设施|车辆|系统|软件|网络|库存|储备|消耗|采购|购置|轮换|制度|办法|预案|方案|规划|"
    r"制定|制订|制|编制|评估|备案|及时|动态|定期|维护|医疗|人员|力量|更新|修订|补充|和|与|及|、)"
)
_AFTER_A_MARK = (
    r"(?:\d*$|[版稿后件]|[)）\]】〕_\-—\s]|\d|报表|报送|材料|说明|数据|名单|台账|花名册|统计表|清单)"
)
_PLAIN_CORRECTS = "更正|订正|退回单"
_PLAIN_ADDS = "补报|增补|续报"


def _marks(plain: str, ambiguous: str) -> re.Pattern[str]:
    """Plain words wherever they stand; ambiguous ones where they mark the file and not its content."""
    return re.compile(rf"{plain}|(?<![\u4e00-\u9fff])(?:{ambiguous})|(?:{ambiguous})(?={_AFTER_A_MARK})")


_CORRECTS = _marks(_PLAIN_CORRECTS, "修订|更新")
_ADDS = _marks(_PLAIN_ADDS, "补充")
_OF_CONTENT = re.compile(rf"{_CONTENT}(?:更新|修订|补充)+(?![)）\]】〕])|(?:更新|修订)(?:至|日期|时间|频率)")


def corrects(texts: Iterable[str]) -> bool:
    """Whether a file name, a title or a sheet name says 更正, 订正, 修订 or 更新 of the file itself."""
    return any(_CORRECTS.search(_without_content(text)) for text in texts)


def adds(texts: Iterable[str]) -> bool:
    """Whether one of them says 补报, 增补 or 补充 of the file itself."""
    return any(_ADDS.search(_without_content(text)) for text in texts)


def _without_content(text: str) -> str:
    return _OF_CONTENT.sub("台账", _ENDING.sub("", text.strip()))


def bare_name(file_name: str) -> str:
    """A file's name without folder, ending, copy marks and the words that it corrects: equal for versions of a file."""
    stem = _COPY_MARK.sub("", _ENDING.sub("", file_name.rsplit("/", 1)[-1]))
    without = _BRACKETED.sub(lambda found: "" if corrects([found.group()]) else found.group(), stem)
    marked = re.compile(r"[-_—]?(?:更正|订正|修订|更新)[版稿后件]?$")
    return squeeze(marked.sub("", without) if corrects([without]) else without)


def order_of_day(file_name: str) -> tuple[bool, bool, str, int, str]:
    """The order of files that came on one day: what corrects after what it corrects, a copy (1) after its original."""
    bare = _COPY_MARK.sub("", file_name)
    return corrects([file_name]), adds([file_name]), bare, len(file_name), file_name


@cache
def _departments() -> list[tuple[str, str]]:
    spellings = {
        squeeze(spelling): entry.code
        for entry in code_lists()["departments"].entries
        for spelling in (entry.zh, *entry.variants)
        if len(spelling) >= 3
    }
    return sorted(spellings.items(), key=lambda known: -len(known[0]))


def sender_key(text: str) -> str:
    """Who a sender is, however it is spelled: a department's code, else a township's short name; '' for nobody."""
    plain = squeeze(text)
    for spelling, code in _departments():
        if plain.endswith(spelling):
            return code
    return (
        township_core(re.sub(r"^[\u4e00-\u9fff]{1,5}[县市区](?=[\u4e00-\u9fff]{2,})", "", plain))
        if plain
        else ""
    )
