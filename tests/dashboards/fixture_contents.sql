insert into dim_subjects values
    ('county', '519921', '清溪县', 0),
    ('township', '519921100', '城关镇', 1), ('township', '519921101', '白鹤镇', 2),
    ('township', '519921102', '双河镇', 3), ('township', '519921103', '石门乡', 4),
    ('township', '519921104', '云台乡', 5), ('township', '519921105', '马鞍山彝族乡', 6),
    ('township', '519921106', '柳林镇', 7),
    ('department', 'emergency', '应急管理局', 20), ('department', 'education', '教育局', 21),
    ('department', 'water', '水利局', 22), ('department', 'natural_resources', '自然资源局', 23);

insert into dim_regions
select subject_code, subject_name, subject_kind, case when subject_kind = 'township' then '519921' end, 20000, 7000
from dim_subjects where subject_kind in ('county', 'township');

insert into dim_exports values
    ('F01', '队伍台账', 'emergency', '应急管理局', 'half_year', 15, true, true, date '2024-07-10'),
    ('F02', '队员花名册', 'emergency', '应急管理局', 'half_year', 15, true, true, date '2024-07-10'),
    ('F03', '预案备案台账', 'emergency', '应急管理局', 'year', 15, true, true, date '2024-10-08'),
    ('F04', '演练台账', 'emergency', '应急管理局', 'quarter', 15, true, true, date '2024-10-12'),
    ('F05', '物资装备台账', 'emergency', '应急管理局', 'quarter', 15, true, true, date '2024-10-12'),
    ('F06', '隐患整改台账', 'emergency', '应急管理局', 'month', 15, true, true, date '2024-10-12'),
    ('F07', '执法立案处罚台账', 'emergency', '应急管理局', 'quarter', 15, true, true, date '2024-04-12'),
    ('F12', '学校演练', 'education', '教育局', 'month', 15, true, true, date '2024-10-09'),
    ('F14', '企业清单/计量监控', 'emergency', '应急管理局', 'month', 15, true, true, date '2024-10-05'),
    ('F18', '人口与区划', 'statistics', '统计局', 'year', 15, true, true, date '2024-03-01'),
    ('F20', '避难场所', 'emergency', '应急管理局', 'year', 15, true, false, null),
    ('F21', '专家库', 'emergency', '应急管理局', 'year', 15, true, false, null),
    ('F22', '现场核查表', 'peoples_congress', '人大常委会', 'event', 0, false, false, null);

create temp table planned (
    code varchar, name_zh varchar, family varchar, dimension varchar, unit varchar, direction varchar, target double,
    low double, high double, scale double, is_township boolean, is_department boolean, export varchar, base integer,
    step integer, numerator_zh varchar, denominator_zh varchar
);
insert into planned values
    ('I02', '预警响应启动时长', 'command', 'D1', '分钟', 'down', 20, null, null, 30, true, false, 'F16', 60, -1, '每次从预警发布到响应启动的分钟数', '有响应的预警'),
    ('I05', '预案层级覆盖率', 'plans', 'D2', '%', 'up', 100, null, null, 100, true, false, 'F03', 82, 1, '有有效预案的单位', '应当编制预案的单位'),
    ('I06', '村(社区)简明预案覆盖率', 'plans', 'D2', '%', 'up', 100, null, null, 100, true, false, 'F03', 70, 2, '有本村有效预案的村(社区)', '全部村(社区)'),
    ('I07', '预案按时备案率', 'plans', 'D2', '%', 'up', 100, null, null, 100, true, true, 'F03', 60, 1, '印发后20个工作日内备案的预案', '备案期限已满的预案'),
    ('I08', '预案三年评估率', 'plans', 'D2', '%', 'up', 100, null, null, 100, true, true, 'F03', 45, 1, '三年内评估或修订过的预案', '印发满三年的有效预案'),
    ('I10', '每万人实有救援队员', 'teams', 'D3', '人/万人', 'up', 20, null, null, 10, true, false, 'F02', 55, 1, '去重后的在册队员', '常住人口'),
    ('I11', '专职化率', 'teams', 'D3', '%', 'up', 30, null, null, 100, true, false, 'F02', 18, 1, '专职队员', '去重后的在册队员'),
    ('I12', '队员年流失率', 'teams', 'D3', '%', 'down', 10, null, null, 100, true, false, 'F02', 14, -1, '一年内离队的队员', '两个时点平均在册人数'),
    ('I13', '队员培训合格率', 'teams', 'D3', '%', 'up', 100, null, null, 100, true, false, 'F02', 50, 3, '24个月内培训合格的队员', '去重后的在册队员'),
    ('I14', '意外险与防护装备率', 'teams', 'D3', '%', 'up', 100, null, null, 100, true, false, 'F02', 40, 1, '有意外险且配防护装备的队员', '去重后的在册队员'),
    ('I15', '应建队伍单位建队率', 'teams', 'D3', '%', 'up', 100, null, null, 100, true, false, 'F14', 52, 2, '已建队或签约的企业', '有建队义务的企业'),
    ('I17', '村(社区)演练覆盖率', 'drills', 'D4', '%', 'up', 100, null, null, 100, true, false, 'F04', 55, 2, '一年内办过演练的村(社区)', '全部村(社区)'),
    ('I18', '法定演练达标率(政府)', 'drills', 'D4', '%', 'up', 100, null, null, 100, true, true, 'F04', 50, 2, '演练频次达标的单位', '有法定演练义务的单位'),
    ('I19', '重点企业半年演练率', 'drills', 'D4', '%', 'up', 100, null, null, 100, true, false, 'F04', 48, 0, '两个半年都演练并报送的企业', '重点企业'),
    ('I20', '联合演练占比', 'drills', 'D4', '%', 'up', 20, null, null, 100, true, false, 'F04', 12, 1, '两类以上单位参加的演练', '全部演练'),
    ('I21', '群众参演率', 'drills', 'D4', '%', 'up', 10, null, null, 100, true, false, 'F04', 8, 1, '群众参演人次', '常住人口'),
    ('I44', '学校演练达标率', 'drills', 'D4', '%', 'up', 100, null, null, 100, true, false, 'F12', 66, 1, '按月（季）演练达标的学校', '全部学校'),
    ('I24', '物资超期失效率', 'supplies', 'D5', '%', 'down', 0, null, null, 100, true, false, 'F05', 12, 0, '已过有效期的库存记录', '有有效期的库存记录'),
    ('I26', '重点单位检查覆盖率', 'rectification', 'D6', '%', 'up', 100, null, null, 100, true, true, 'F06', 75, 2, '一年内被检查过的重点单位', '重点单位'),
    ('I27', '隐患整改验收销号率', 'rectification', 'D6', '%', 'up', 100, null, null, 100, true, true, 'F06', 80, 1, '有复查日期和复查人的隐患', '全部发现的隐患'),
    ('I28', '按期整改率', 'rectification', 'D6', '%', 'up', 95, null, null, 100, true, true, 'F06', 88, 1, '期限内整改的隐患', '整改期限已过的隐患'),
    ('I29', '重大隐患挂牌督办率', 'rectification', 'D6', '%', 'up', 100, null, null, 100, false, false, 'F06', 60, 3, '落实挂牌督办的重大隐患', '全部重大隐患'),
    ('I30', '隐患复发率', 'rectification', 'D6', '%', 'down', 5, null, null, 100, true, false, 'F06', 9, 0, '180日内再次发现的隐患', '已销号的隐患'),
    ('I31', '立案率', 'rectification', 'D6', '%', 'band', null, 1, 5, 100, true, true, 'F07', 2, 0, '立案的案件', '平台发现的违法违规行为'),
    ('I35', '终端在线抽点率', 'monitoring', 'D7', '%', 'up', 95, null, null, 100, true, false, 'F17', 80, 1, '在线应答的终端', '抽点的终端');

insert into dim_indicator_exports
select code, export from planned
union
select code, 'F18' from planned where code in ('I06', 'I10', 'I17', 'I21');

insert into dim_indicators
select
    code, 'indicator_' || lower(code), name_zh, 'Indicator ' || code, name_zh || '是多少，差在哪里？', family, dimension, case dimension
        when 'D1' then '机制指挥' when 'D7' then '监测预警与信息平台' when 'D2' then '预案' when 'D3' then '队伍' when 'D4' then '演练'
        when 'D5' then '物资装备与避难' else '风险隐患与执法' end,
    unit, direction, target, low, high, code in ('I10', 'I11', 'I12', 'I17', 'I20', 'I21', 'I28', 'I30', 'I31'),
    case when direction = 'band' then '没有法定数值，看同类区间' else '' end,
    case code when 'I02' then 'median' else 'ratio' end, scale,
    case when unit = '%' and code != 'I21' then 'wilson' else 'none' end, true, is_township, is_department,
    '《突发事件应急预案管理办法》第二十六条', numerator_zh || ' ÷ ' || denominator_zh || ' × ' || scale::integer,
    numerator_zh, denominator_zh, '已撤销的不计', '村组合并时以最近一次区划登记为准' || chr(10) || '人次不等于人数', code in ('I07', 'I17', 'I27'),
    'What is ' || code || ', and where is it short?', case when direction = 'band' then 'The law sets no number.' else '' end,
    'Measures for the Administration of Emergency Plans, Article 26', 'Those of ' || code || ' that count ÷ all of ' || code,
    'Those of ' || code || ' that count', 'All of ' || code, 'Whatever was withdrawn',
    'After a merger the newest register holds.' || chr(10) || 'Attendances are not persons.'
from planned;

create temp table moments as
select as_of::date as as_of, row_number() over (order by as_of) - 1 as ordinal
from unnest(generate_series(date '2021-12-31', date '2024-09-30', interval 1 day)) as days (as_of)
where as_of::date = last_day(as_of::date) and month(as_of) in (3, 6, 9, 12);

create temp table units as
select
    planned.*, subject.subject_kind, subject.subject_code, subject.sort_order, place.n,
    planned.export || '-' || subject.subject_code || '-' || place.n as record_id,
    hash(planned.code || subject.subject_code || place.n) % 100 as chance
from planned
inner join dim_subjects as subject
    on (subject.subject_kind = 'township' and planned.is_township)
    or (subject.subject_kind = 'department' and planned.is_department)
    or (subject.subject_kind = 'county' and not planned.is_township)
cross join (select range as n from range(1, 25)) as place
where place.n <= 8 + (subject.sort_order * 5) % 16;

insert into fct_indicator_evidence
with judged as (
    select units.*, moments.as_of, case
        when chance >= 97 and n > 2 then 'excluded'
        when chance < base + step * ordinal + (sort_order - 4) * 3 + getvariable('shift') then 'numerator'
        else 'denominator_only' end as role
    from units cross join moments
    where not (code in ('I17', 'I06') and subject_code = '519921104')
      and not (code = 'I12' and moments.ordinal < 4)
)
select
    code, as_of, kind, case kind when 'county' then '519921' else subject_code end, record_id, role,
    case when role = 'excluded' then '同一人' end, (role = 'numerator')::integer, (role != 'excluded')::integer
from judged cross join (values ('county'), ('own')) as grain (grain)
cross join lateral (select case when grain = 'own' then subject_kind else 'county' end as kind)
where grain = 'own' or subject_kind = 'township';

create temp table frame as
select planned.*, moments.as_of, moments.ordinal, subject.subject_kind, subject.subject_code
from planned cross join moments inner join dim_subjects as subject
    on subject.subject_kind = 'county'
    or (subject.subject_kind = 'township' and planned.is_township)
    or (subject.subject_kind = 'department' and planned.is_department);

insert into fct_indicator_values
with sums as (
    select indicator_code, as_of, subject_kind, subject_code,
        sum(numerator_amount) as k, sum(denominator_amount) as n
    from fct_indicator_evidence group by all
), stated as (
    select frame.*, case
        when code = 'I14' then 'needs_review'
        when code = 'I08' and frame.subject_code = '519921103' then 'not_yet_due'
        when code = 'I19' and frame.subject_code = '519921105' then 'not_applicable'
        when k is null then 'not_delivered' else 'measured' end as status, k, n
    from frame left join sums on sums.indicator_code = code and sums.as_of = frame.as_of
        and sums.subject_kind = frame.subject_kind and sums.subject_code = frame.subject_code
), valued as (
    select *, case when status = 'measured' then k / n * scale end as value,
        case when status = 'measured' and unit = '%' and code != 'I21' then scale * greatest(0, (k / n + 1.92 / n - 1.96 * sqrt(k / n * (1 - k / n) / n + 0.96 / (n * n))) / (1 + 3.84 / n)) end as low_end,
        case when status = 'measured' and unit = '%' and code != 'I21' then scale * least(1, (k / n + 1.92 / n + 1.96 * sqrt(k / n * (1 - k / n) / n + 0.96 / (n * n))) / (1 + 3.84 / n)) end as high_end
    from stated
)
select
    code, as_of, subject_kind, subject_code, case when status = 'measured' then k end, case when status = 'measured' then n end,
    value, unit, status, low_end, high_end, target,
    case
        when value is null or (target is null and low is null) then 'none'
        when direction = 'band' then case when value < low then 'band_low' when value > high then 'band_high' else 'met' end
        when direction = 'up' then case when value >= target then 'met' when value >= 0.9 * target then 'near' else 'below' end
        else case when value <= target then 'met' when value <= 1.1 * target then 'near' else 'below' end
    end,
    case when subject_kind = 'county' and code in ('I17', 'I06') then 6 / 7 else 1 end,
    case when status = 'measured' then (hash(code || subject_code) % 4)::bigint else 0 end,
    case when status = 'needs_review' then '台账没有防护装备一列，无法判定；已参保 72.4%'
        when status = 'not_delivered' then '缺少该乡镇的台账' when n < 10 then 'n小' else '' end,
    lag(value, 4) over (partition by code, subject_kind, subject_code order by as_of)
from valued;

insert into source_rows
select distinct
    record_id, left(record_id, 3), 'records', 'D-' || left(record_id, 3), left(record_id, 3) || '_台账（2024年第三季度，更正后）.xlsx',
    sha256(left(record_id, 3)), '第' || (split_part(record_id, '-', 2)) || '页', 1, split_part(record_id, '-', 3)::integer + 4,
    date '2024-10-08', date '2024-06-01' + split_part(record_id, '-', 3)::integer - 1,
    json_object('序号', split_part(record_id, '-', 3), '名称', '山洪转移避险演练（第' || split_part(record_id, '-', 3) || '次）',
        '日期', '2024.6.' || split_part(record_id, '-', 3), '负责人', '张*', '参加人数', '约50人', '备注', '')
from fct_indicator_evidence;

insert into deliveries
select delivery_id, export_code, file_name, sha256, min(sheet), 1, timestamp '2024-10-08 09:30:00',
    count(*) + 9, count(*) - 3, 3, 2, 7, null, '首次报送',
    case export_code when 'F12' then 'education' else 'emergency' end, null
from source_rows group by delivery_id, export_code, file_name, sha256;

insert into rejected_cells
select delivery_id, sheet, row_number, record_id, 'held_on', '日期', '2052.6.1', 'doubtful', '日期晚于收到之日'
from source_rows where row_number = 5;
insert into rejected_cells values ('D-F02', '花名册', 31, null, 'id_number', '身份证号', '5.1***E+17', 'rejected', '身份证号被存成了小数，末三位已丢失，请按文本重填');

insert into delivery_problems values ('D-X', '会议纪要.docx', '', 'unreadable', '不是表格文件，请以 .xlsx、.xls 或 .csv 报送');

insert into quality_results values
    ('required.held_on', 'D-F04', true, '0 行为空', '“日期”必须填写'), ('key_unique', 'D-F06', false, '3 行重复', '隐患编号不得重复');

insert into fct_plans
select 'P' || i, '519921', '预案' || i, level, zh, date '2022-03-01', null, null, null from range(40) as numbers (i)
cross join lateral (select case when i < 9 then 'special' when i < 20 then 'department' else 'village' end as level,
    case when i < 9 then '专项' when i < 20 then '部门' else '村(社区)' end as zh);
insert into fct_teams values
    ('T1', '519921', '县综合应急救援大队', 'comprehensive', '县乡综合', 45, null, null, null),
    ('T2', '519921100', '城关镇应急救援中队', 'comprehensive', '县乡综合', 18, null, null, '519921100201'),
    ('T3', '519921101', '白鹤镇基层救援队', 'grassroots', '基层综合', 120, null, null, null);
insert into fct_drills
select 'R' || i, '519921100', '演练' || i, 'evacuation', '转移避险', date '2024-01-01' + i::integer, date '2024-01-01' + i::integer, 50, 40, i % 9 = 0
from range(200) as numbers (i);
insert into fct_supplies
select 'S' || i, '519921101', '物资' || i, 10, case when i < 3 then 'contract' else 'owned' end, case when i < 3 then '协议储备' else '自储' end,
    '白鹤镇储备点', null
from range(24) as numbers (i);
insert into fct_shelters values
    ('A1', '519921100', '中心广场', 'fixed', '固定避难场所', 4200, date '2020-09-01', null),
    ('A2', '519921101', '新建公园', 'central', '中心避难场所', 9000, date '2025-01-01', null);
insert into fct_responses values ('A1', '519921', date '2024-06-01', date '2024-06-01');
insert into fct_risk_points values
    ('L1', '519921100', date '2024-04-30', '滑坡', '519921100200', 'landslide', '李家坡滑坡', 103.03, 30.03),
    ('L2', '519921101', date '2024-04-30', '水库', null, 'reservoir', '白鹤水库', 103.15, 30.05);
insert into fct_hazards
select 'H' || i, '519921100', 'YH' || i, 'platform', 'general', date '2023-01-01' + i::integer, date '2023-01-01' + i::integer, case when i % 9 = 0 then 'open' when i % 5 = 0 then 'rectified' else 'verified' end
from range(300) as numbers (i);

insert into source_rows_history from source_rows;

insert into dim_dimensions values ('D1', '机制指挥', 1), ('D2', '预案', 4), ('D3', '队伍', 6), ('D4', '演练', 6), ('D5', '物资装备与避难', 1), ('D6', '风险隐患与执法', 6), ('D7', '监测预警与信息平台', 1);
insert into dim_weights select dimension_code, dimension_zh, 1, 'equal' from dim_dimensions;
insert into fct_scores
select
    moments.as_of, subject.subject_kind, subject.subject_code, scored.dimension_code,
    case when subject.subject_code != '519921105' then 80 - 4 * subject.sort_order end as score,
    case when subject.subject_code != '519921105' then 74 - 4 * subject.sort_order end,
    case when subject.subject_code != '519921105' then 85 - 4 * subject.sort_order end,
    case when scored.dimension_code = 'ALL' and subject_kind = 'township' and subject.subject_code != '519921105' then sort_order end,
    case when scored.dimension_code = 'ALL' and subject_kind = 'township' and subject.subject_code != '519921105' then greatest(1, sort_order - 1) end,
    case when scored.dimension_code = 'ALL' and subject_kind = 'township' and subject.subject_code != '519921105' then least(6, sort_order + 1) end,
    case when scored.dimension_code = 'ALL' and sort_order in (1, 6) then 'good' end, 0.92, 79 - 4 * sort_order, null,
    case when scored.dimension_code = 'D6' and sort_order = 2 then '有重大隐患逾期未整改' end,
    case when subject.subject_code != '519921105' then 78 - 4 * subject.sort_order end
from dim_subjects as subject
cross join moments
cross join (select dimension_code from dim_dimensions union all select 'ALL') as scored
where subject.subject_kind in ('county', 'township');

insert into dim_rules values
    ('R05', 'paper_closure', '文件式整改', 'Rectified on paper only', '有整改日期而没有复查人和日期', 'high', '{records}条隐患没有复查记录，建议核实。', '一般隐患当场整改的不提示。；复查记录另存的可作说明。', '这些隐患由谁、何时到现场复查过？', 'F06',
    'A rectification date without re-inspection', 'Hazards without a re-inspection: {records}.', 'Ordinary hazards rectified on the spot.' || chr(10) || 'Records kept elsewhere can be explained.', 'Who re-inspected these hazards?'),
    ('R11', 'drills_concentrated', '演练集中', 'Drills concentrated in time or place', '一半以上的演练在一个月内', 'low', '{records}场演练集中在一个月。', '', '全年演练是怎样安排的？', 'F04', 'Half of the drills in one month', 'Drills in one month: {records}.', '', 'How were the drills planned?'),
    ('R01', 'several_teams', '一人多队', 'One person in several teams', '同一人列入两支及以上队伍', 'medium', '{bodies}名人员', '', '随哪一队出动？', 'F02', 'One person in two or more teams', 'People: {bodies}', '', 'Which team do they go with?'),
    ('R21', 'shelters', '避难场所', 'Shelters', '面积与容纳人数不符', 'low', '', '', '', 'F20', null, null, null, null);
insert into fct_findings
select 'R05-' || subject_code, 'R05', as_of, subject_kind, subject_code, 'high', '12条隐患有整改日期而没有复查记录，建议核实。', 12, 'to_verify',
    'Hazards without a re-inspection: 12.'
from dim_subjects cross join moments where subject_code in ('519921101', '519921103', 'emergency') and moments.as_of = date '2024-09-30';
insert into fct_findings
select 'R11-519921', 'R11', as_of, 'county', '519921', 'low', '26场演练集中在6月，建议核实。', 26, 'to_verify', 'Drills in June: 26.' from moments where as_of = date '2024-09-30'
union all
select 'R01-519921', 'R01', as_of, 'county', '519921', null, '', 0, 'passed', '' from moments where as_of = date '2024-09-30'
union all
select 'R21-519921', 'R21', as_of, 'county', '519921', null, '', 0, 'not_delivered', null from moments where as_of = date '2024-09-30';
insert into fct_finding_evidence
select finding.finding_id, source.record_id from fct_findings as finding
inner join source_rows as source on source.export_code = case finding.rule_code when 'R05' then 'F06' else 'F04' end
where finding.status = 'to_verify' and source.row_number < 8;

insert into fct_changed_figures
select
    '20240915-080000-base', value.indicator_code, indicator.name_zh, value.as_of, value.subject_kind, value.subject_code,
    subject.subject_name, value.unit, 'measured', value.value - 5, value.numerator - 2, value.denominator, value.status,
    value.value, value.numerator, value.denominator, 5, indicator.direction = 'up', 'F04_台账（2024年第三季度，更正后）.xlsx'
from fct_indicator_values as value
inner join dim_indicators as indicator using (indicator_code)
inner join dim_subjects as subject using (subject_kind, subject_code)
where value.indicator_code in ('I17', 'I18', 'I20', 'I24') and value.status = 'measured' and value.as_of = date '2024-09-30';
insert into fct_changed_records
select
    '20240915-080000-base', 'F04', case row_number % 3 when 0 then 'added' when 1 then 'removed' else 'changed' end,
    record_id, record_id, happened_on, date '2024-10-08', delivery_id, file_name, sheet, row_number, file_name, sheet,
    row_number, cells, cells, row_number % 3 = 0
from source_rows where export_code = 'F04' and row_number < 12;

insert into dim_reconciliations values
    ('X01', '队伍人数', 'Team sizes', '各队有多少人', '队伍台账人数', '人', '应急管理局', '花名册在册人数', '人', '应急管理局', '以哪一天为准？', '统计时点不同的可作说明。', false, 'emergency', 'emergency',
        'How many people the teams have', 'headcount on the team register', 'people', 'members on the roster', 'people',
        'As of which day?', 'Different days can be explained.');
insert into fct_reconciliations values
    ('X01', date '2024-09-30', 'county', '519921', 'differs', 183, 171, -12, 3, 1, '相差12人，建议核实。', 'A difference of 12. Please verify.'),
    ('X01', date '2024-09-30', 'township', '519921101', 'differs', 120, 108, -12, 1, 1, '相差12人，建议核实。', 'A difference of 12. Please verify.'),
    ('X01', date '2024-09-30', 'township', '519921100', 'agrees', 63, 63, 0, 1, 0, '', '');
insert into fct_reconciled_items values
    ('X01', date '2024-09-30', '519921101', 'T3', '白鹤镇基层救援队', 120, 108, -12, 'differs', true);
insert into fct_reconciliation_evidence values
    ('X01', date '2024-09-30', 'T3', 'first', 'F02-519921101-1', 120), ('X01', date '2024-09-30', 'T3', 'second', 'F02-519921101-2', 108);

insert into submissions
select
    export_code, export_zh, 'records', export_zh, owner_code, owner_zh, null, 'quarter', quarters.period, period_from, period_end,
    period_end + 15, state, case when state in ('on_time', 'late') then period_end + if(state = 'late', 40, 9) end,
    case when state = 'late' then 25 end, if(state = 'returned', 12, 0), false
from dim_exports
cross join (values
    ('2023年三季度', date '2023-07-01', date '2023-09-30', 'missing'), ('2023年四季度', date '2023-10-01', date '2023-12-31', 'late'),
    ('2024年一季度', date '2024-01-01', date '2024-03-31', 'missing'), ('2024年二季度', date '2024-04-01', date '2024-06-30', 'returned'),
    ('2024年三季度', date '2024-07-01', date '2024-09-30', 'on_time'), ('2024年四季度', date '2024-10-01', date '2024-12-31', 'not_yet_due')
) as quarters (period, period_from, period_end, state)
where export_code in ('F04', 'F06');
insert into submissions values
    ('F02', '队员花名册', 'team_members', '队员花名册', '519921101', '白鹤镇', '519921101', 'half_year', '2024年上半年',
        date '2024-01-01', date '2024-06-30', date '2024-07-20', 'missing', null, null, 0, false);

insert into snapshot_info
select getvariable('snapshot_id'), timestamp '2024-10-15 08:00:00', date '2024-09-30', '519921', '清溪县',
    (select count(distinct file_name) from deliveries), (select count(*) from source_rows), 134, 12, '{"targets.I28": "95"}';
