"""F02 as handed in: one long list in 2023, a workbook with a sheet per township in 2024."""

from datetime import date

from sample_county.dirt import date_hand
from sample_county.facts import AS_OF, WINDOW_START
from sample_county.places import TOWNSHIPS
from sample_county.records import Membership
from sample_county.rosters import Rosters
from sample_county.sheets import Delivery, Row, Sheet

_HEADER_2023 = (
    "序号",
    "所在乡镇",
    "队伍",
    "姓名",
    "性别",
    "出生年月",
    "公民身份号码",
    "身份",
    "职务",
    "专职兼职",
    "参加时间",
    "离队时间",
    "证书",
    "培训合格日期",
    "保险",
    "联系电话",
)
_HEADER_2024 = (
    "序号",
    "队伍",
    "姓名",
    "性别",
    "出生年月",
    "身份证号",
    "来源",
    "岗位",
    "专职兼职",
    "入队时间",
    "离队时间",
    "资格证书",
    "培训合格日期",
    "培训合格有效期",
    "意外险",
    "防护装备",
    "电话",
)


def deliveries(rosters: Rosters) -> list[Delivery]:
    """The two rosters, each a delivery of its own."""
    county = [m for m in rosters[AS_OF] if m.township is None]
    sheets = [_township_sheet("县综合救援大队", county)]
    for township in TOWNSHIPS:
        sheets.append(
            _township_sheet(township.name, [m for m in rosters[AS_OF] if m.township == township.name])
        )
    return [
        Delivery(
            "救援队员花名册（截至2023年9月30日）.xls",
            [_long_list(rosters[WINDOW_START])],
            date(2023, 10, 16),
            "县应急管理局",
        ),
        Delivery("2024年三季度救援队伍花名册（分乡镇）.xlsx", sheets, date(2024, 10, 11), "县应急管理局"),
    ]


def _long_list(roster: list[Membership]) -> Sheet:
    hand = date_hand("F02-2023", "dash", ("dot", "compact", "serial"), 0.1)
    rows = [
        Row(
            [
                i,
                m.township or "青岚县",
                m.team,
                m.person.name,
                m.person.gender,
                f"{m.person.born_on:%Y.%m}",
                m.id_cell,
                m.origin,
                m.post,
                _full_time(m),
                hand(m.joined_on),
                hand(m.left_on),
                m.certificate,
                hand(m.passed_on, "/"),
                _yes(m.insured),
                m.phone,
            ],
            tuple(m.marks),
        )
        for i, m in enumerate(roster, start=1)
    ]
    return Sheet(
        "花名册",
        _HEADER_2023,
        rows,
        above=("青岚县综合救援队伍队员花名册", "统计时点：2023年9月30日　　填报单位：青岚县应急管理局"),
        below=("填表说明：离队人员保留在册一年，注明离队时间。", "填表人：　　　　　审核人："),
        merge_down=(1,),
    )


def _township_sheet(name: str, roster: list[Membership]) -> Sheet:
    """One township's own sheet: only the sheet's name says which township it is."""
    usual = "dot" if len(roster) % 2 else "cell"
    hand = date_hand(f"F02-2024-{name}", usual, ("slash", "zh", "serial"), 0.08)
    rows = []
    for i, m in enumerate(roster, start=1):
        name_cell = (
            m.person.name if i % 17 or len(m.person.name) != 2 else f"{m.person.name[0]}　{m.person.name[1]}"
        )
        left: str | None = "至今" if i % 23 == 0 else None
        rows.append(
            Row(
                [
                    i,
                    m.team,
                    name_cell,
                    m.person.gender,
                    f"{m.person.born_on:%Y-%m}",
                    m.id_cell,
                    m.origin,
                    m.post,
                    _full_time(m),
                    hand(m.joined_on),
                    hand(m.left_on, left),
                    m.certificate,
                    hand(m.passed_on),
                    hand(m.trained_until),
                    _yes(m.insured),
                    _yes(m.equipped),
                    _phone(m.phone, i),
                ],
                tuple(m.marks),
            )
        )
    return Sheet(
        name,
        _HEADER_2024,
        rows,
        above=(
            f"{name}应急救援队员花名册",
            "统计时点：2024年9月30日",
            f"填报单位：{name}　　　　填报日期：2024年10月10日",
        ),
        below=("", "单位负责人（签字）：　　　　　　　　填表人："),
        merge_down=(1,),
    )


def _full_time(member: Membership) -> str:
    return "专职" if member.is_full_time else "兼职"


def _yes(value: bool) -> str:
    return "是" if value else "否"


def _phone(phone: str, number: int) -> str:
    if number % 29 == 0:
        return f"{phone[:3]} {phone[3:7]} {phone[7:]}"
    return phone
