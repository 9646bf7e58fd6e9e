"""What is said of a name that no register knows: why, which known names are nearest, and what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingestion.resolve.bodies import NO_ONE_VILLAGE, Body, department_codes, department_names, is_department
from ingestion.resolve.enterprises import EnterpriseNames, enterprise_code, enterprise_key, near_enterprises
from ingestion.resolve.nearest import MOST, nearest_townships, nearest_villages, slip_index, slips
from ingestion.resolve.regions import RegionNames, locate, township_core, townships_in, without_county
from ingestion.resolve.spelling import name_key

UNRESOLVED, CONTRADICTING = "unresolved_name", "contradicting_code"
_FOREIGN = re.compile(r"[省市县盟旗]")
_GENERAL = re.compile(r"各|全(?:县|体|部)|所有|有关|相关|所辖|部分|[\d两几多]个|乡镇|镇乡")
_NO_VILLAGE = re.compile(r"政府|机关|本级|中心|办公室|值班|派出所|学校|小学|卫生院")
_HEAD = re.compile(r".{2,12}?[局委办部](?=.)")


@dataclass(frozen=True)
class Registers:
    """The registers that names are held against; an empty one was not delivered and causes no doubt."""

    names: RegionNames
    enterprises: EnterpriseNames


def township_doubt(text: str, names: RegionNames) -> str:
    """Why a township cell is in doubt: two townships share the name, or none has it."""
    plain = name_key(text)
    near = nearest_townships(text, names)
    if names.shared.get(plain) or names.shared.get(township_core(plain)):
        return _either(text, near)
    return _unknown(f"人口与区划台账（F18）中没有“{_short(text)}”", near, "请核对乡镇名称")


def village_doubt(text: str, township: str | None, names: RegionNames) -> str | None:
    """Why a village cell is in doubt; None when it is known, names no village, or no village list was delivered."""
    registered = names.by_township.get(township) if township else names.village_codes
    plain = name_key(text)
    if not registered or NO_ONE_VILLAGE.search(plain) or _NO_VILLAGE.search(plain):
        return None
    own = locate(plain, names)
    if township and own.village and own.township != township:
        return f"“{_short(text)}”在{names.official[own.township or '']}，与所在乡镇不一致，请核对"
    if locate(plain, names, township).village or own.is_county or (own.township and not _rest(plain, names)):
        return None
    return _village_reason(text, own.township or township, names)


def _rest(plain: str, names: RegionNames) -> bool:
    return without_county(plain, names) not in names.townships and plain not in names.cores


def _village_reason(text: str, township: str | None, names: RegionNames) -> str:
    plain = _without_township(name_key(text), names)
    near = nearest_villages(plain, names, township)
    shared = [code for code in names.village_codes.get(plain, ()) if not township]
    if len(shared) > 1:
        return _either(text, near)
    where = f"{names.official.get(township, '')}下" if township else ""
    return _unknown(f"人口与区划台账（F18）{where}没有“{_short(text)}”", near, "请核对村（社区）名称")


def _without_township(plain: str, names: RegionNames) -> str:
    bare = without_county(plain, names)
    return re.sub(r"^.{1,8}?(?:镇|乡|街道)(?=.{2,})", "", bare)


def body_doubt(
    body: Body, must_be_known: bool, takes_part: bool, township: str | None, known: Registers
) -> str | None:
    """Why an organisation is in doubt, None when it is known or an ordinary one that no register has to list.

    `must_be_known`: the column must name a body that can be recognised. `takes_part`: who merely takes part may come
    from elsewhere, so only what is nearly a known name is doubted. `township`: where the record is.
    """
    names, plain = known.names, name_key(body.text)
    if body.kind == "enterprise":
        return enterprise_doubt(body.text, None, known)
    if body.kind == "department" and body.code not in department_codes():
        near = _near_departments(plain, names)
        return _unknown(f"部门名录中没有“{_short(body.text)}”", near, "") if near else None
    if body.kind == "township" and not body.code.isdigit():
        near = nearest_townships(body.code, names)
        if not names.townships or _FOREIGN.search(body.code) or _is_general(plain):
            return None
        return None if takes_part and not near else township_doubt(body.code, names)
    if body.kind == "village" and not body.code.isdigit():
        within = body.owner_code if body.owner_code.isdigit() else township
        return village_doubt(body.text, within, names) if not _FOREIGN.search(_bare(plain, names)) else None
    if body.kind == "other" and must_be_known and len(plain) > 1:
        near = _near_departments(plain, names)
        return _unknown(f"认不出“{_short(body.text)}”是哪个单位", near, "请填写单位全称")
    return None


def _bare(plain: str, names: RegionNames) -> str:
    return without_county(plain, names)


def _is_general(plain: str) -> bool:
    """各乡镇, 有关镇乡: no one township is meant."""
    return bool(_GENERAL.search(plain))


@cache
def _department_slips() -> dict[str, set[str]]:
    return slip_index(department_names())


def _near_departments(plain: str, names: RegionNames) -> list[str]:
    bare = re.sub(r"^[县区市]", "", without_county(plain, names))
    head = _HEAD.match(bare)
    parts = [bare, *([head.group()] if head else [])]
    found: list[str] = []
    for part in parts:
        for spelling in slips(part, _department_slips()):
            if spelling[-1] == part[-1] and department_names()[spelling] not in found:
                found.append(department_names()[spelling])
    return found[:MOST]


def enterprise_doubt(text: str, credit_code: str | None, known: Registers) -> str | None:
    """Why an enterprise is in doubt: nearly a registered name, or its code is another enterprise's."""
    listed, county = known.enterprises, known.names.county_name
    plain = name_key(text)
    if credit_code and credit_code in listed.names:
        registered = listed.names[credit_code]
        if enterprise_key(plain, county) == enterprise_key(name_key(registered), county):
            return None
        return f"该统一社会信用代码在企业清单（F14）中是“{registered}”，与此处“{_short(text)}”不符，请核对"
    if not listed.exact or enterprise_code(plain, listed, county):
        return None
    near = near_enterprises(plain, listed, county)
    return _unknown(f"企业清单（F14）中没有“{_short(text)}”", near, "") if near else None


def is_no_township(text: str, names: RegionNames) -> bool:
    """True for a department or a general word under the heading of townships: the cell names no township at all."""
    plain = name_key(text)
    return is_department(text, names) or (_is_general(plain) and not townships_in(plain, names))


def _unknown(what: str, near: Sequence[str], otherwise: str) -> str:
    if near:
        return f"{what}，最接近的是{'、'.join(near)}，请核对后填写规范名称"
    return f"{what}，{otherwise or '请核对后填写规范名称'}"


def _either(text: str, near: Sequence[str]) -> str:
    return f"“{_short(text)}”与{'、'.join(near)}都相符，无法确定是哪一个，请写全名称"


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
