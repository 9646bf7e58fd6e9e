"""What is planted in the county's exports: how many of each, what it looks like, what finds it.

Each generator asks `Plants` how many to plant; a clean county answers 0 to every question.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plant:
    """`number` counts rows, except where `what` says persons or groups."""

    number: int
    what: str
    found_by: str


PLANTS: dict[str, Plant] = {
    "dual_same_township": Plant(
        38, "同一人同时在本乡镇综合队和基层队花名册上（两行同一身份证号，按人计）", "R01、I10–I14 去重"
    ),
    "dual_full_time": Plant(6, "上一项中在两支队伍都登记为专职的人", "R01（高）"),
    "dual_cross_township": Plant(2, "同一人同时在两个乡镇的基层队花名册上（按人计）", "R01"),
    "ruined_ids_2024": Plant(7, "身份证号被表格软件存成数字，末三位丢失", "接收：单元格退回，记录存疑"),
    "ruined_ids_2023": Plant(4, "身份证号写成 5.99921E+17 样式的文本", "接收：单元格退回，记录存疑"),
    "bad_checksum": Plant(9, "身份证号校验码不符", "R03（高）"),
    "shared_phones": Plant(9, "与他人登记同一电话（3 组两人、1 组三人，按人计）", "R03"),
    "minors": Plant(2, "统计时点未满 18 周岁", "R03"),
    "elders": Plant(11, "统计时点已满 61 周岁", "R03"),
    "vanished": Plant(6, "2023 年在册、2024 年花名册上既无其人也无离队时间", "I12、R02"),
    "headcount_gap": Plant(3, "台账人数与花名册在册人数相差 5% 以上的队伍", "R02"),
    "team_total_wrong": Plant(1, "队伍台账合计行与明细之和不符", "R15"),
    "villages_without_plan": Plant(14, "没有有效预案的村（社区），其中 3 个只有过期预案", "I05、I06"),
    "expired_village_plans": Plant(3, "有效期已满而未修订的村级预案", "I05、I06"),
    "withdrawn_plans": Plant(12, "已废止、被新版替代的县级预案", "I05：不计入"),
    "plans_filed_late": Plant(9, "近 12 个月印发、印发 60 日以后才备案", "I07"),
    "plans_never_filed": Plant(5, "近 12 个月印发、期限已过仍未备案", "I07"),
    "plans_unevaluated": Plant(17, "印发超过三年，未评估、未修订", "I08"),
    "plan_foreign_name": Plant(2, "预案名称里留着别村村名", "R09"),
    "departments_without_plan": Plant(2, "应当编制预案而没有预案的部门（设置里点名，台账上没有）", "I05"),
    "villages_without_drill": Plant(23, "近 12 个月既未组织也未承办演练的村（社区）", "I17"),
    "drills_copied": Plant(
        24, "照抄的演练：单位、日期、名称、人次相同，地点或经费改过（计入 771 场）", "R10"
    ),
    "drills_pasted": Plant(3, "除序号外逐列相同的粘贴行（不计入 771 场）", "接收：重复行退回"),
    "drills_same_headcount": Plant(6, "同一个村的多场演练人次全是 50", "R10"),
    "drills_imprecise_date": Plant(8, "只写到月、旬或半年的演练日期", "接收：保留精度，不编日期"),
    "drills_imprecise_number": Plant(12, "约数、余数写法的参演人数", "接收：保留约数标记"),
    "drills_over_population": Plant(3, "参演人数超过本村常住人口 1.2 倍", "R16"),
    "drill_in_the_future": Plant(1, "年份错打成 2052 的演练", "R16，不影响时点"),
    "concentrated_drills": Plant(0, "荞川乡近 12 个月里 5、6 月举行的演练（占该乡一半以上）", "R11"),
    "departments_never_drilled": Plant(3, "三年没有演练的预案部门", "I18"),
    "townships_never_drilled": Plant(1, "两年内乡镇政府本身没有组织过演练的乡镇", "I18"),
    "key_enterprises_undrilled": Plant(8, "近 12 个月没有演练的重点企业", "I19"),
    "drill_total_wrong": Plant(1, "演练台账合计行与明细之和不符", "R15"),
    "supplies_expired": Plant(11, "2024-09-30 已过有效期而状态写可用、完好的物资", "R19、I24"),
    "supplies_undated": Plant(14, "2024-09-30 应有日期而没有生产日期和有效期的物资", "I24：单列"),
    "plate_twice": Plant(2, "同一车牌在两个储备点登记（一组两行，按行计）", "R20"),
    "stock_frozen": Plant(6, "三期库存一件不动的消耗品（按最近一期计）", "R19"),
    "hazards_open": Plant(30, "平台来源、尚未整改的隐患", "I27、I28"),
    "hazards_overdue": Plant(17, "上一项中整改期限已过的", "I28"),
    "hazards_overdue_other": Plant(6, "其他来源、期限已过仍未整改的隐患", "I28"),
    "paper_text": Plant(22, "以发通知、开会登记办结，无复查", "R05"),
    "paper_no_proof": Plant(12, "登记已整改而佐证材料空白", "R05"),
    "recurrences": Plant(46, "同一单位同类隐患在整改后 180 天内再次发现", "I30"),
    "rectified_before_found": Plant(6, "整改时间早于发现时间", "R06"),
    "verified_before_rectified": Plant(5, "复查时间早于整改时间", "R06"),
    "major_closed_same_day": Plant(2, "重大隐患当日发现当日销号", "R06"),
    "deadline_moved": Plant(5, "更正件里整改期限比原件推后", "R07"),
    "closed_on_deadline": Plant(0, "住建局检查、恰在期限当日整改的隐患（占其六成以上）", "R07"),
    "rush_closing": Plant(0, "2024 年 6 月最后两天集中登记整改的隐患", "R08"),
    "hazards_pasted": Plant(2, "隐患台账里逐列相同的粘贴行", "接收：重复行退回"),
    "key_units_uninspected": Plant(7, "近 12 个月隐患台账上没有出现的重点企业", "I26、R25"),
    "body_name_variants": Plant(5, "隐患台账里写简称的企业", "R25"),
    "case_before_found": Plant(1, "立案日期早于隐患发现日期的案件", "R06"),
    "credit_codes_invalid": Plant(3, "统一社会信用代码校验不符的企业", "R25"),
    "agreements_expired": Plant(7, "应急救援协议已过期的重点企业", "I15"),
    "arrival_missing": Plant(19, "没有到场时间的出动", "I16：记为未知"),
    "dispatch_oversized": Plant(2, "出动人数多于该队花名册人数", "R24"),
    "dispatch_before_founding": Plant(1, "出动时队伍尚未组建", "R24"),
    "warnings_unanswered": Plant(5, "橙色、红色预警没有叫应，60 分钟内也没有响应、没有解除", "R23"),
    "points_unwatched": Plant(7, "既无监测员也无监测设备的地质灾害隐患点", "I32"),
    "schools_below": Plant(9, "2023–2024 学年有教学月没有演练的学校、有季度没有演练的幼儿园", "I44"),
    "school_rows_copied": Plant(4, "每月人数、用时完全相同的学校（按校计）", "R10"),
    "budget_unspent": Plant(1, "有预算、年末零支出的项目", "R17"),
    "passes_over_attendance": Plant(1, "考核合格数大于参加人数的培训", "R16"),
    "formula_texts": Plant(1, "以等号开头、形似公式的文字", "接收、退回单、导出：一律按文字处理"),
    "mechanisms_unused": Plant(2, "近 12 个月没有使用记录的机制", "I01、R13"),
    "first_reports_late": Plant(4, "首报距事件发生超过 2 小时", "I04"),
    "interfaces_dead": Plant(5, "最近一周没有成功过的接口", "I34"),
    "opinions_overdue": Plant(3, "过了办理期限仍未办结的审议意见", "I46"),
    "opinions_unconfirmed": Plant(1, "复查后仍要整改的审议意见", "I47"),
    "decisions_unfiled": Plant(6, "启动响应的决定没有报人大常委会备案", "I45"),
    "special_reports_missing": Plant(9, "已终止的响应没有向人大常委会作专项报告", "I45"),
    "reserve_too_low": Plant(1, "年初预备费不足本级支出 1% 的年度", "I40"),
    "self_overstated": Plant(6, "部门自评值高于本部门台账算出的数", "fct_three_values：有出入"),
    "field_refuted": Plant(12, "现场核查不属实的“已复查销号”隐患", "fct_verified_rates：核实率"),
    "field_cannot_tell": Plant(4, "现场无法核实的", "fct_verified_rates：单列，不算属实"),
    "late_deliveries": Plant(6, "报送明显晚于所属期的文件", "R28"),
}


@dataclass(frozen=True)
class Plants:
    """How many of each to plant; a clean county plants nothing."""

    clean: bool = False

    def count(self, key: str) -> int:
        return 0 if self.clean else PLANTS[key].number

    @property
    def dirty(self) -> bool:
        return not self.clean
