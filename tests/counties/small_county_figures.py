"""桐岭县's figures counted by hand. Boundary days are meant: each comment says which side."""

from __future__ import annotations

from tests.counties.small_county import BAISHA, COUNTY, DONGMEN, MEIXI

NOW, MAY = "2025-06-30", "2025-05-31"
Expected = dict[str, tuple[float, float] | str]

# fmt: off
# Subjects in order: county, 东门街道, 白沙镇, 梅溪镇. Shares as (numerator, denominator).
TOWNS = (COUNTY, DONGMEN, BAISHA, MEIXI)
EXPECTED: dict[tuple[str, str], tuple[tuple[float, float] | str, ...]] = {
    # 3 township + 9 village units; county adds 2 special (防汛 yes, 地质灾害 no) and 2 department plans (both yes).
    # At 2025-06-30: 南门社区 withdrawn 15 June, 石桥村 valid until the 29th (白沙村's, until the 30th, still holds),
    # 上梅村 issued 1 July, the other 河西村 has none. 梅溪社区 (2025年6月) is in force by the 30th.
    ("I05", NOW): ((11, 16), (3, 4), (2, 4), (3, 4)),
    ("I06", NOW): ((5, 9), (2, 3), (1, 3), (2, 3)),
    # A month earlier: 南门社区 and 石桥村 still hold, 梅溪社区 not yet.
    ("I05", MAY): ((12, 16), (4, 4), (3, 4), (2, 4)),
    ("I06", MAY): ((6, 9), (3, 3), (2, 3), (1, 3)),
    # No township plan yet; 东门社区's was issued on the day itself.
    ("I05", "2024-06-30"): ((7, 16), (1, 4), (2, 4), (1, 4)),
    ("I06", "2024-06-30"): ((4, 9), (1, 3), (2, 3), (1, 3)),
    # Issued 2025-04-28, 1-5 May off: the 20th working day is 29 May. 东门街道 in time, 白沙镇 a day late.
    # 南门社区 never filed, 河西村 in time. 梅溪镇's (30 May, holiday 31 May-2 June) runs out on 30 June: not yet.
    # 东门社区's (issued 2024-06-30) is twelve months old to the day and out of the window.
    ("I07", NOW): ((2, 4), (2, 3), (0, 1), "not_yet_due"),
    ("I07", MAY): ((3, 5), (3, 4), (0, 1), "not_yet_due"),
    # 总体 and 应急局 evaluated, 水利局 last on 2022-06-29; 防汛 (2022-06-30) is three years old to the day: not more.
    ("I08", NOW): ((2, 3), "not_yet_due", "not_yet_due", "not_yet_due"),
    # Active: 东门 陈大 陈三 陈五; 白沙 李一 李二 陈大 (李四 joins in July); 梅溪 three, one joined on the day;
    # county brigade 郭一 郭二 (郭四 left on the day). 陈大 is one person.
    ("I10", NOW): ((10, 60000), (3, 30000), (3, 18000), (3, 12000)),
    # In May the statement of June 2024 still counts: 4 + 4 + 2 + 3 memberships, 12 persons.
    ("I10", MAY): ((12, 60000), (4, 30000), (4, 18000), (2, 12000)),
    ("I10", "2024-06-30"): ((12, 60000), (4, 30000), (4, 18000), (2, 12000)),
    ("I10", "2024-03-31"): ("not_delivered",) * 4,
    # Gone: 陈二 陈四 李三 郭三, and 郭四 who came and went in between. Means of 12 and 10, 4 and 3, 4 and 3, 2 and 3.
    ("I12", NOW): ((5, 11), (2, 3.5), (1, 3.5), (0, 2.5)),
    ("I12", "2024-12-31"): ("not_delivered",) * 4,
    # Villages that held or hosted one since 2024-07-01: 南门社区, 东门's 河西村; 白沙村, 石桥村. 梅溪镇 handed in none.
    ("I17", NOW): ((4, 6), (2, 3), (2, 3), "not_delivered"),
    # 石桥村's (2025年上半年) may lie after May; 东门社区's of 2024-06-30 is inside, and 河西村's of the day itself.
    ("I17", MAY): ((4, 6), (3, 3), (1, 3), "not_delivered"),
    # 东门社区 on the very day; 白沙's 河西村 on 29 February.
    ("I17", "2024-03-31"): ((2, 6), (1, 3), (1, 3), "not_delivered"),
    # A year later both of these are out.
    ("I17", "2025-03-31"): ((3, 6), (2, 3), (1, 3), "not_delivered"),
    # County (by the drill under its plan), 东门街道, 白沙镇, 应急局; 水利局 only took part.
    ("I18", NOW): ((4, 5), (1, 1), (1, 1), "not_delivered"),
    ("I18", MAY): ((2, 5), (1, 1), (1, 1), "not_delivered"),
    # 白沙石料: 20 December and 10 January. In May both lie in one half.
    ("I19", NOW): ((1, 3), (0, 1), (1, 2), "not_delivered"),
    ("I19", MAY): ((0, 3), (0, 1), (0, 2), "not_delivered"),
    ("I19", "2024-09-30"): ("not_delivered",) * 4,
    # Street with departments; village with school, quarry with village, three departments. A township with its
    # own village is one kind. The pasted copy of 5 September was rejected.
    ("I20", NOW): ((4, 8), (1, 3), (3, 5), "not_delivered"),
    # 60 + 0 + 40 (40余人 as stated); 100 + 0 + 0 + 200, the one without a split left out.
    ("I21", NOW): ((400, 48000), (100, 30000), (300, 18000), "not_delivered"),
    # 加油站 never; a self-check counts. Before the first statement (2024-12-31) nobody can say.
    ("I26", NOW): ((3, 4), (1, 1), (1, 2), (1, 1)),
    ("I26", "2024-12-31"): ((2, 4), (1, 1), (1, 2), (0, 1)),
    ("I26", "2024-09-30"): ("not_delivered",) * 4,
    # Verified with date and person: T001, T004. T005 has no person. T009 is found later.
    ("I27", NOW): ((2, 8), (1, 3), (1, 4), (0, 1)),
    ("I27", "2024-06-30"): ((2, 2), (1, 1), (1, 1), "not_applicable"),
    # Passed: T001 (on the deadline), T002 (a day late), T004, T005, T006 (29 June, open). T003's is the day itself.
    ("I28", NOW): ((3, 5), (2, 2), (1, 2), (0, 1)),
    ("I29", NOW): ((1, 2), "not_applicable", (0, 1), (1, 1)),
    # Found again: T002 after T001, T003 180 days after T002. T005 is 181 days after T004.
    ("I30", NOW): ((2, 4), (0, 2), (2, 2), "not_applicable"),
    ("I30", "2024-09-30"): ((1, 3), (0, 1), (1, 2), "not_applicable"),
    # 陈大 serves in two townships: full-time in one, trained, insured and equipped in the other. Both count him so.
    ("I11", NOW): ((5, 10), (2, 3), (2, 3), (0, 3)),
    ("I13", NOW): ((6, 10), (2, 3), (2, 3), (1, 3)),
    ("I14", NOW): ((7, 10), (2, 3), (2, 3), (2, 3)),
    ("I15", NOW): ("not_delivered",) * 4,
    ("I31", NOW): ("not_delivered",) * 4,
    # 3 mu and 1.5 mu of usable area; 梅溪镇 is on no row of the county's list.
    ("I43", NOW): ((3000, 60000), (2000, 30000), (1000, 18000), (0, 12000)),
    ("I43", "2024-09-30"): ("not_delivered",) * 4,
    ("I22", NOW): ("not_delivered",) * 4,
    ("I44", NOW): ("not_delivered",) * 4,
    # Warnings came, but no list of responses, and no column for the households that answered.
    ("I02", NOW): ("not_delivered",) * 4,
    ("I33", NOW): ("needs_review",) * 4,
    ("I33", "2024-06-30"): ("not_delivered",) * 4,
}
# fmt: on
DEPARTMENTS: dict[str, Expected] = {
    "I07": {"emergency": "not_applicable"},
    "I08": {"emergency": (1, 1), "water": (0, 1)},
    "I18": {"emergency": (1, 1), "water": (0, 1)},
    "I26": {"emergency": (2, 3), "fire_rescue": (1, 1)},
    "I27": {"emergency": (1, 4), "fire_rescue": (1, 2), "natural_resources": (0, 1)},
    "I28": {"emergency": (1, 3), "fire_rescue": (2, 2), "natural_resources": "not_yet_due"},
}
