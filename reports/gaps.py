"""What the data could not say: exports that never came, figures without a value, rows not believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboards.queries.pool import Snapshot
from reports.figures import Figure, of_county
from reports.problems import Problem
from reports.wording import figure, full_width, list_zh

POPULATION = "F18"
OPINIONS = "F19"


@dataclass(frozen=True)
class Delivered:
    """How much came in, over every delivery."""

    files: int
    rows_read: int
    rows_accepted: int
    rows_doubtful: int
    rows_rejected: int


def delivered(snapshot: Snapshot) -> Delivered:
    """Sums over `deliveries`; zero where nothing was delivered."""
    rows = snapshot.frame(
        "select count(distinct file_name) as files, coalesce(sum(rows_read), 0) as rows_read,"
        " coalesce(sum(rows_accepted), 0) as rows_accepted, coalesce(sum(rows_doubtful), 0) as rows_doubtful,"
        " coalesce(sum(rows_rejected), 0) as rows_rejected from marts.deliveries"
        " where export_code is null or export_code in (select export_code from marts.dim_exports where is_owed)",
    )
    return Delivered(**{str(name): int(value) for name, value in rows.to_dict("records")[0].items()})


def missing_exports(snapshot: Snapshot) -> list[tuple[str, str]]:
    """(《name》（code）, owner) of every declared export that was never delivered."""
    rows = snapshot.frame(
        "select distinct export_code, export_zh, owner_zh from marts.dim_exports"
        " where is_owed and not delivered"
        " order by export_code"
    )
    return [
        (f"《{row['export_zh']}》（{row['export_code']}）", row["owner_zh"])
        for row in rows.to_dict("records")
    ]


def owners_by_indicator(snapshot: Snapshot, as_of: date) -> dict[str, str]:
    """Indicator code → the departments to ask: those whose exports the evidence comes from.

    The committee's own list of opinions is answered by the government, to which they go.
    Whoever counts the people and the villages answers for none of them; where nothing else is evidence (every
    village counts, the drill that one never held leaves no row), the owner of the family's main export is asked.
    """
    rows = snapshot.frame(
        """
        with heard as (
            select
                evidence.indicator_code,
                case when exports.export_code = $opinions then '县人民政府' else exports.owner_zh end as owner_zh
            from marts.fct_indicator_evidence as evidence
            inner join marts.source_rows as sources on evidence.record_id = sources.record_id
            inner join marts.dim_exports as exports on sources.export_code = exports.export_code
            where evidence.as_of = $as_of and evidence.subject_kind = 'county'
                and sources.export_code != $population
        )
        select
            indicators.indicator_code as code,
            coalesce(
                string_agg(distinct heard.owner_zh, '、' order by heard.owner_zh), any_value(main.owner_zh)
            ) as owners
        from marts.dim_indicators as indicators
        left join heard on indicators.indicator_code = heard.indicator_code
        left join marts.dim_exports as main
            on main.export_code = case indicators.family
                when 'plans' then 'F03' when 'teams' then 'F02' when 'drills' then 'F04' when 'supplies' then 'F05'
                when 'rectification' then 'F06'
                when 'society' then 'F15'
                when 'command' then 'F16' when 'monitoring' then 'F10'
            end
        group by indicators.indicator_code
        having owners is not null
        """,
        as_of=as_of,
        population=POPULATION,
        opinions=OPINIONS,
    )
    return dict(zip(rows["code"], rows["owners"], strict=True))


def without_value_zh(figures: list[Figure]) -> list[str]:
    """County figures that nobody can judge yet, with the reason."""
    said = []
    for shown in of_county(figures):
        if shown.status in ("not_delivered", "needs_review", "not_yet_due"):
            reason = f"：{shown.note_zh.rstrip('。；')}" if shown.note_zh else ""
            said.append(f"{full_width(shown.name_zh)}（{shown.verdict}{reason}）")
    return said


def data_problems(snapshot: Snapshot, figures: list[Figure]) -> list[Problem]:
    """Problems of the data themselves, each with its recommendation."""
    problems = []
    missing = missing_exports(snapshot)
    if missing:
        owners = list_zh(sorted({owner for _, owner in missing}))
        problems.append(
            Problem(
                "data",
                f"缺报{len(missing)}项台账：{list_zh([name for name, _ in missing])}。"
                "相关数字均按缺报处理，不视为零。",
                f"缺报台账：建议{owners}按各自台账格式补报，确无此项业务的书面说明；补报后重新测算。",
            )
        )
    unjudged = without_value_zh(figures)
    if unjudged:
        problems.append(
            Problem(
                "data",
                f"{len(unjudged)}项全县指标暂不能评价：{list_zh(unjudged)}。",
                "暂不能评价的指标：建议责任部门按附件3的口径补充所缺的数据，下一统计时点一并评价。",
            )
        )
    partial = [shown for shown in of_county(figures) if shown.value is not None and (shown.coverage or 1) < 1]
    if partial:
        named = [
            f"{full_width(shown.name_zh)}（{figure((shown.coverage or 0) * 100, '%')}）" for shown in partial
        ]
        problems.append(
            Problem(
                "data",
                f"部分乡镇没有报送，以下全县数字只含已报送的乡镇，括号内为报送乡镇占比：{list_zh(named)}。",
                "部分乡镇未报送：建议由牵头部门催报，报齐后全县数字重新计算。",
            )
        )
    came = delivered(snapshot)
    if came.rows_rejected or came.rows_doubtful:
        problems.append(
            Problem(
                "data",
                f"共读取{came.rows_read}行，其中退回{came.rows_rejected}行、存疑{came.rows_doubtful}行，"
                "原因已逐格列在退回单上，明细见附件2。",
                "退回和存疑的数据：建议报送部门对照退回单更正后重新报送。",
            )
        )
    return problems
