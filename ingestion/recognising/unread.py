"""Why a place of a sheet was not taken for a table, and what a person can do: one line each."""

from __future__ import annotations

import re
from itertools import islice

from catalogue.loader import contracts
from ingestion.opening.grid import Grid
from ingestion.privacy import scrub
from ingestion.reading import Problem
from ingestion.recognising.foundtable import FoundTable
from ingestion.recognising.headings import CLEAR_MARGIN, FLOOR, is_known_heading
from ingestion.recognising.layout import heading_at
from ingestion.recognising.layouts import shown_headings
from ingestion.recognising.recognition import Asked, Given, Recognition
from ingestion.text import squeeze

SEARCHED_ROWS = 30
_LONGEST = 30
_SHOWN = 3
_FIGURE = re.compile(r"\d")
_NUMBERED = re.compile(r"\d{4}|^[\d.]+$")
_ENDS_LIKE_A_HEADING = re.compile(
    r".*(名称|名|时间|日期|年月|期限|数量?|人|员|号码?|编码|代码|单位|部门|情况|类型|类别|性质|地点|地址|位置|电话|方式|等级|级别|内容|备注|描述|措施|"
    r"状态|依据|金额|经费|费|面积|率|度|职务|职称|专业|性别|年龄|学历|项目|事项|原因|结果|意见|说明|来源|范围|对象|规格|型号|品牌|价|额)"
)


def explain(sheet: str, table: FoundTable) -> Problem:
    """A heading-like place that was not taken: a column is missing, or it is open which export it is."""
    best = table.recognition
    if best.missing:
        columns = "、".join(column.zh for column in best.missing)
        told = f"像是{_named(best)}，但缺少必需的列：{columns}{_hint(best)}。请补上该列后重新报送"
        return _problem(sheet, "missing_column", told, best)
    rivals = [r for r in table.rivals if not r.missing and best.score - r.score < CLEAR_MARGIN]
    if rivals:
        told = f"既像{_named(best)}又像{_named(rivals[0])}，未作判断。请在标题或表头中写明是哪一种台账"
        return _problem(sheet, "ambiguous", told, best)
    if best.score >= FLOOR:
        reasons = "，".join(best.doubted) or "能对上的列太少"
        told = f"表头像是{_named(best)}，但{reasons}，未作判断。请在标题中写明是哪一种台账后重新报送"
        return _problem(sheet, "ambiguous", told, best)
    return _unknown(sheet, best)


def unrecognised(grid: Grid, given: Given) -> Problem:
    """A sheet in which no place looked like an export: its most heading-like row, or that it has none."""
    places = [row for row in range(min(SEARCHED_ROWS, len(grid.rows))) if _may_be_heading(grid.rows[row])]
    places = places or _first_above_figures(grid)
    if not places and not _begins_with_values(grid):
        told = "表头与任何一种台账都对不上，已原样保存，未入库。请核对表头；能识别的表头见 docs/exports.md。"
        return Problem(grid.sheet, "unrecognised", told)
    if not places:
        return Problem(
            grid.sheet,
            "no_heading",
            "没有找到表头，无法知道各列是什么，未入库。请在第一行写明各列名称后重新报送；空白表样见 muster template。",
        )
    read = {row: heading_at(grid, row, given) for row in places}
    row = max(places, key=lambda place: (read[place].score, len(read[place].headings), -place))
    best = read[row]
    if len(best.matches) >= _SHOWN and best.score >= FLOOR - 0.1:
        return explain(grid.sheet, FoundTable(best, row, 1, 0, 0, []))
    return _unknown(grid.sheet, best)


def _begins_with_values(grid: Grid) -> bool:
    """True when the first row of several cells holds figures or dates: records without a heading above them."""
    first = next((row for row in range(len(grid.rows)) if len(_texts(grid, row)) > 1), None)
    return first is not None and any(_FIGURE.match(text) for text in _texts(grid, first))


def _first_above_figures(grid: Grid) -> list[int]:
    """The first row of several cells, when it is all words and the next such row has figures."""
    rows = list(islice((row for row in range(len(grid.rows)) if len(_texts(grid, row)) > 1), 2))
    is_one = len(rows) == 2 and rows[0] < SEARCHED_ROWS and _is_all_words(_texts(grid, rows[0]))
    return rows[:1] if is_one and any(_FIGURE.match(text) for text in _texts(grid, rows[1])) else []


def _texts(grid: Grid, row: int) -> list[str]:
    return [text for cell in grid.rows[row] if (text := squeeze(cell))]


def _is_all_words(filled: list[str]) -> bool:
    """Short texts without numbers, most of them different: no row of a record, and nobody's number among them."""
    short = all(len(text) <= _LONGEST and not _NUMBERED.search(text) for text in filled)
    return short and len(set(filled)) * 2 >= len(filled)


def _may_be_heading(cells: list[str]) -> bool:
    """Three or more words, most of which end as headings do."""
    filled = [text for cell in cells if (text := squeeze(cell))]
    if len(filled) < _SHOWN or not _is_all_words(filled):
        return False
    like = sum(is_known_heading(text) or bool(_ENDS_LIKE_A_HEADING.fullmatch(text)) for text in filled)
    return like * 2 >= len(filled)


def _unknown(sheet: str, best: Recognition) -> Problem:
    told = "表头与任何一种台账都对不上，已原样保存，未入库。请核对表头；能识别的表头见 docs/exports.md"
    return _problem(sheet, "unrecognised", told, best)


def _problem(sheet: str, code: str, told: str, best: Recognition) -> Problem:
    mark = best.fingerprint
    way = f"；确属某种台账的，可用 muster layouts confirm {mark[:8]} 确认。"
    return Problem(
        sheet,
        code,
        told + way,
        mark,
        [scrub(heading) for heading in shown_headings(best.headings)],
        best.export,
        best.table.table,
        best.score,
        best.layout,
    )


def _named(found: Recognition) -> str:
    return f"“{contracts()[found.export].name_zh}”（{found.export}）"


def _hint(found: Recognition) -> str:
    """Headings that may be the missing columns."""
    missing = {column.zh for column in found.missing}
    near = [asked for asked in found.ambiguous if missing & {zh for zh, _ in asked[2]}]
    return f"（{'；'.join(map(asked_zh, near))}）" if near else ""


def asked_zh(asked: Asked) -> str:
    """表头“整改”像“整改时间”又像“整改措施”: what a heading left open is near to."""
    _, heading, columns = asked
    return f"表头“{scrub(heading)}”像" + "又像".join(f"“{zh}”" for zh, _ in columns)
