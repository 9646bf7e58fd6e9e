"""F22 and F23: what departments say of themselves, and one check on site of what they say is closed.

The check is drawn as `muster sample --indicator I27 --as-of 2024-09-30 --n 91 --seed 20241009` draws it from the
published snapshot; a test holds the two against each other. Its answers are invented.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from sample_county.dirt import Cell
from sample_county.facts import AS_OF
from sample_county.hazard_books import ORIGINAL
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Hazard
from sample_county.sheets import Delivery, Row, Sheet
from sample_county.writers import to_bytes
from scoring import allocate, draw

SEED, SIZE = "20241009", 91
CHECK_NO = "I27-20240930-7c41d0"
SHEET_FILE = "现场核查表I27（2024年10月）.xlsx"
LOOK_AT = "到现场看隐患是否消除，核对复查人、复查日期和佐证材料，问企业复查人是否到过场。"
_BLANK = 2
_REFUTED = ("现场仍未整改", "防护设施又已拆除", "企业称没有人来复查", "只更换了一部分", "佐证照片不是本处")
_CANNOT = ("企业已停产，大门上锁", "负责人外出，无人带路", "设备已搬走，无从查看", "道路塌方，未能到达")
_SELF = (
    ("县应急管理局", "I27", 97.9, "%", "三季度工作报告：2021年以来发现1450条，整改1420条", True),
    ("县应急管理局", "I10", 58.4, "人/万人", "队伍台账：综合队165人、基层队950人", True),
    ("县应急管理局", "村（社区）演练覆盖率", 100, "%", "年中总结：演练覆盖所有村（社区）", True),
    ("县应急管理局", "I06", 95.6, "%", "预案台账：基层预案151个，村（社区）158个", True),
    ("县教育局", "学校演练达标率", 100, "%", "学校安全自查报告", True),
    ("县数据局", "I34", 66.7, "%", "平台建设情况汇报：12个接口已通8个", True),
    ("县财政局", "I41", 68.5, "%", "三季度预算执行情况", False),
    ("县自然资源局", "I32", 93.2, "%", "汛前隐患点台账", False),
)
"""Department, indicator, value, unit, basis, whether it states more than its own lists give."""


@dataclass(frozen=True)
class Claim:
    """A hazard said to be verified, and where it stands."""

    key: str
    township: str
    file: str
    sheet: str
    row: int
    hazard: Hazard


def deliveries(plants: Plants, hazards: Sequence[Hazard], books: Sequence[Delivery]) -> list[Delivery]:
    """The self-assessment and the filled check sheet; a clean county has neither. `books`: the hazard logs."""
    if plants.clean:
        return []
    return [_self_assessment(), _check(plants, drawn(claims(hazards, books)))]


def claims(hazards: Sequence[Hazard], books: Sequence[Delivery]) -> list[Claim]:
    """Hazards of the logs in force that were re-inspected with date and person by the as-of date."""
    known = {hazard.no: hazard for hazard in hazards}
    return [
        claim
        for book in books
        if book.file != ORIGINAL
        for claim in _of_book(book, known)
        if claim.hazard.verifier and claim.hazard.verified_on and claim.hazard.verified_on <= AS_OF
    ]


def _of_book(book: Delivery, known: dict[str, Hazard]) -> Iterator[Claim]:
    """Rows under the keys that Muster gives them: export, file, sheet, table, row."""
    mark = sha256(to_bytes(book)).hexdigest()[:12]
    for number, sheet in enumerate(book.sheets, start=1):
        for row, line in enumerate(sheet.rows, start=sheet.first_row):
            if "hazards_pasted" not in line.marks:
                hazard = known[str(line.cells[0])]
                key = f"F06-d{mark}-{number}.1-{row}"
                yield Claim(key, hazard.township, book.file, sheet.name, row, hazard)


def drawn(population: Sequence[Claim]) -> list[tuple[Claim, int]]:
    """The sample: claims with the size of their stratum, township by township."""
    townships = sorted(TOWNSHIPS, key=lambda township: township.code)
    strata = [[claim for claim in population if claim.township == t.name] for t in townships]
    chosen: list[tuple[Claim, int]] = []
    for stratum, take in zip(strata, allocate([len(s) for s in strata], SIZE), strict=True):
        keys = set(draw((claim.key for claim in stratum), take, SEED))
        of_it = sorted((c for c in stratum if c.key in keys), key=lambda c: (c.file, c.sheet, c.row))
        chosen += [(claim, len(stratum)) for claim in of_it]
    return chosen


def _check(plants: Plants, sample: list[tuple[Claim, int]]) -> Delivery:
    rng = random.Random("field check")
    refuted, cannot = plants.count("field_refuted"), plants.count("field_cannot_tell")
    places = rng.sample(range(len(sample)), refuted + cannot + _BLANK)
    rows = []
    for place, (claim, size) in enumerate(sample):
        answer, marks = ("属实", "现场已整改"), tuple[str, ...]()
        if place in places[:refuted]:
            answer, marks = ("不属实", rng.choice(_REFUTED)), ("field_refuted",)
        elif place in places[refuted : refuted + cannot]:
            answer, marks = ("无法核实", rng.choice(_CANNOT)), ("field_cannot_tell",)
        elif place in places:
            answer = ("", "")
        rows.append(Row(_cells(place, claim, size, answer), marks))
    sheet = Sheet(
        "现场核查表",
        (
            "序号",
            "所属乡镇",
            "上报内容",
            "来源文件",
            "来源工作表",
            "来源行号",
            "核查要点",
            "核查日期",
            "核查人",
            "核查结果",
            "核查说明",
            "核查编号",
            "指标编号",
            "指标时点",
            "本层记录数（条）",
            "记录键",
        ),
        rows,
        above=("现场核查表（F22）　I27 隐患整改验收销号率", f"按乡镇分层随机抽取，种子 {SEED}，青岚县"),
    )
    return Delivery(SHEET_FILE, [sheet], date(2024, 10, 15), "县人大常委会办公室")


def _cells(place: int, claim: Claim, size: int, answer: tuple[str, str]) -> list[Cell]:
    hazard, (result, remark) = claim.hazard, answer
    told = (
        f"编号：{hazard.no}；被检查单位：{hazard.body}；隐患描述：{hazard.description}；状态：{hazard.status}"
    )
    day = date(2024, 10, 10) + timedelta(days=place * 5 // SIZE)
    return [
        place + 1,
        claim.township,
        told,
        claim.file,
        claim.sheet or None,
        claim.row,
        LOOK_AT,
        day.isoformat() if result else None,
        ("周立群", "贺小满")[place % 2] if result else None,
        result or None,
        remark or None,
        CHECK_NO,
        "I27",
        AS_OF.isoformat(),
        size,
        claim.key,
    ]


def _self_assessment() -> Delivery:
    rows = [
        Row(
            [number, department, indicator, None, AS_OF.isoformat(), value, unit, basis],
            ("self_overstated",) if overstated else (),
        )
        for number, (department, indicator, value, unit, basis, overstated) in enumerate(_SELF, start=1)
    ]
    header = ("序号", "自评部门", "自评指标", "所属乡镇", "自评时点", "自评值", "自评值单位", "自评依据")
    title = ("青岚县应急管理能力部门自评表", "截至2024年9月30日")
    sheet = Sheet("部门自评", header, rows, above=title)
    return Delivery(
        "应急管理能力部门自评表（2024年三季度）.xlsx", [sheet], date(2024, 10, 12), "县人民政府办公室"
    )
