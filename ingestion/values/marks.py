"""Words and numbers by which a clerk says that a value is missing or not there yet."""

MISSING_MARKS = {"无", "暂无", "未填", "不详", "详见附件", "见附件", "没有", "未知"}
NOT_YET = {
    "未完成",
    "整改中",
    "正在整改",
    "未整改",
    "待整改",
    "进行中",
    "未办结",
    "办理中",
    "未评估",
    "未修订",
    "未备案",
    "未结案",
}
SENTINELS = {-1.0, -9.0, -99.0, -999.0, -9999.0}
