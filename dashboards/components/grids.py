"""AG Grid as every page uses it: Chinese, wrapped text, nothing cut off."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag

LOCALE = {
    "page": "页", "to": "至", "of": "共", "more": "更多", "firstPage": "首页", "lastPage": "末页", "nextPage": "下一页",
    "previousPage": "上一页", "pageSizeSelectorLabel": "每页：", "noRowsToShow": "没有记录", "loadingOoo": "正在读取…",
    "filterOoo": "筛选…", "equals": "等于", "notEqual": "不等于", "contains": "包含", "notContains": "不包含",
    "startsWith": "开头是", "endsWith": "结尾是", "blank": "为空", "notBlank": "不为空", "andCondition": "并且",
    "orCondition": "或者", "greaterThan": "大于", "greaterThanOrEqual": "大于等于", "lessThan": "小于",
    "lessThanOrEqual": "小于等于", "inRange": "介于", "inRangeStart": "从", "inRangeEnd": "到",
    "noMatchingRows": "没有符合条件的记录", "copy": "复制", "ariaFilterInput": "筛选", "pageLastRowUnknown": "未知",
}  # fmt: skip
THEME = (
    "themeQuartz.withParams({accentColor: '#24545c', backgroundColor: '#fffdf9', foregroundColor: '#1f2b2d',"
    " headerBackgroundColor: '#f1eee6', borderColor: '#d8d3c7', fontFamily: 'inherit', fontSize: 14,"
    " wrapperBorderRadius: 6, spacing: 6, oddRowBackgroundColor: '#fbf9f3'})"
)


def grid(
    name: str,
    rows: list[dict[str, Any]],
    columns: list[dict[str, Any]],
    *,
    row_id: str = "",
    page_size: int = 20,
) -> dag.AgGrid:
    """A grid with its own pages; `row_id` names the field that identifies a row and makes rows selectable."""
    options: dict[str, Any] = {
        "theme": {"function": THEME},
        "localeText": LOCALE,
        "pagination": len(rows) > page_size,
        "paginationPageSize": page_size,
        "paginationPageSizeSelector": [page_size, 50, 100],
        "domLayout": "autoHeight",
        "enableCellTextSelection": True,
        "ensureDomOrder": True,
        "suppressCellFocus": False,
        "animateRows": False,
    }
    if row_id:
        options["rowSelection"] = {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True}
    identity = {"getRowId": f"params.data.{row_id}"} if row_id else {}
    return dag.AgGrid(
        id=name,
        rowData=rows,
        columnDefs=columns,
        defaultColDef={
            "sortable": True, "filter": True, "resizable": True, "wrapText": True, "autoHeight": True,
            "wrapHeaderText": True, "autoHeaderHeight": True, "cellStyle": {"lineHeight": "1.5", "padding": "6px 10px"},
        },
        dashGridOptions=options,
        style={"height": None, "width": "100%"},
        **identity,
    )  # fmt: skip
