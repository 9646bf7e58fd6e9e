"""The county's departments that must hold plans, and the plans each of them holds."""

SPECIAL_PLANS: tuple[tuple[str, str], ...] = (
    ("青岚县防汛抗旱应急预案", "县水务局"),
    ("青岚县突发地质灾害应急预案", "县自然资源局"),
    ("青岚县地震应急预案", "县应急管理局"),
    ("青岚县森林草原火灾应急预案", "县林业和草原局"),
    ("青岚县自然灾害救助应急预案", "县应急管理局"),
    ("青岚县低温雨雪冰冻灾害应急预案", "县气象局"),
    ("青岚县生产安全事故应急预案", "县应急管理局"),
    ("青岚县危险化学品事故应急预案", "县应急管理局"),
    ("青岚县非煤矿山生产安全事故应急预案", "县应急管理局"),
)
"""(plan, drafting department) of the nine special plans; the county government issues them."""

DEPARTMENT_PLANS: dict[str, tuple[str, ...]] = {
    "县应急管理局": ("烟花爆竹事故", "工贸行业事故", "应急物资保障"),
    "县自然资源局": ("矿产资源开采突发事件", "测绘应急保障"),
    "县水务局": ("水库大坝安全管理", "城乡供水突发事件", "山洪灾害防御"),
    "县气象局": ("气象灾害应急保障",),
    "县教育局": ("校园突发事件", "学校食品安全事故"),
    "县公安局": ("大型群众性活动安全", "道路交通管制保障"),
    "县交通运输局": ("公路交通突发事件", "水上交通事故"),
    "县住房和城乡建设局": ("建筑施工事故", "燃气事故", "城市内涝"),
    "县农业农村局": ("重大动物疫情",),
    "县林业和草原局": ("林业有害生物灾害",),
    "县卫生健康局": ("突发事件医疗卫生救援", "传染病疫情"),
    "县市场监督管理局": ("特种设备事故", "食品安全事故"),
    "县生态环境局": ("突发环境事件",),
    "县经济和信息化局": ("通信保障", "民用爆炸物品事故"),
    "县发展和改革局": ("电力突发事件",),
    "县粮食和物资储备局": ("粮食应急供应",),
    "县民政局": ("困难群众临时安置",),
    "县财政局": ("应急资金保障",),
    "县商务局": ("生活必需品市场供应",),
    "县文化广播电视和旅游局": ("旅游突发事件",),
    "县综合行政执法局": ("户外广告设施坠落事故",),
    "县人力资源和社会保障局": ("劳动关系突发事件",),
    "县司法局": ("社区矫正对象突发事件",),
    "县退役军人事务局": ("烈士纪念设施安全",),
    "县医疗保障局": ("突发事件医疗费用保障",),
    "县数据局": ("政务网络安全事件",),
    "县融媒体中心": ("应急广播保障",),
    "县消防救援局": ("灭火救援力量调度",),
    "县公路局": ("公路水毁抢修",),
    "县统计局": ("灾害损失调查",),
}
"""Department → what its plans are about: 43 plans of 30 departments."""

WITHOUT_PLAN = ("县供销合作社", "县国有资产监督管理局")
"""Must hold a plan, and do not."""

NEVER_DRILLED = ("县统计局", "县医疗保障局", "县司法局")
"""Hold plans and have drilled none of them."""


def required_special() -> list[str]:
    """Names of the special plans that the county must have."""
    return [name for name, _ in SPECIAL_PLANS]


def required_departments(clean: bool = False) -> list[str]:
    """Departments that must hold at least one plan; in a clean county none of them lacks it."""
    return [*DEPARTMENT_PLANS] if clean else [*DEPARTMENT_PLANS, *WITHOUT_PLAN]
