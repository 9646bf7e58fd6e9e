insert into dim_commitment_states values
    ('not_due', '未到期', true, 'Not due'), ('recurred', '已复发', true, 'Recurred'),
    ('not_confirmed_by_data', '数据未印证', true, 'Not confirmed by data'),
    ('unlinked', '未关联数据检验', false, 'No test follows it');
insert into dim_commitments values
    ('S01', 'recommendation', '机制', '把联动机制做成常用的机制。', 'P01', '会议纪要', '调研报告', '县人民政府', 'S01', null, null,
        'Mechanisms', 'Make joint mechanisms ones that are used.', 'Minutes of meetings', 'Survey', null),
    ('清人常审〔2023〕1号', 'opinion', '隐患', '压实企业主体责任', 'P09', null, '审议意见清单（F19）', '县应急管理局', 'S05', '按意见内容中的词语', null,
        null, null, null, 'List of opinions (F19)', 'By the words of the opinion'),
    ('清人常审〔2023〕2号', 'opinion', '检查', '加大检查力度', null, null, '审议意见清单（F19）', '县水利局', 'H01', '由设置指定', null,
        null, null, null, 'List of opinions (F19)', 'Named in settings'),
    ('清人常审〔2023〕3号', 'opinion', '联合执法', '完善联合执法', null, null, '审议意见清单（F19）', '县水利局', null, '内容与各事项都不相符', null,
        null, null, null, 'List of opinions (F19)', 'Its words fit no commitment');
insert into dim_commitment_bodies values
    ('S01', 'county', '519921', true), ('清人常审〔2023〕1号', 'department', 'emergency', true),
    ('清人常审〔2023〕2号', 'department', 'water', true), ('清人常审〔2023〕2号', 'township', '519921102', false),
    ('清人常审〔2023〕3号', 'department', 'water', true);
insert into fct_commitments by name
select * from (values
    ('S01', 'recommendation', 'not_due', date '2024-08-30', date '2024-10-30', null, false, null, true, null, null),
    ('清人常审〔2023〕1号', 'opinion', 'not_confirmed_by_data', date '2023-07-28', date '2024-09-20', date '2024-01-10', true, '已书面报告', true, null, null),
    ('清人常审〔2023〕2号', 'opinion', 'recurred', date '2023-07-28', date '2024-01-28', null, false, '正在办理', true, '隐患整改台账（F06）', 'F06'),
    ('清人常审〔2023〕3号', 'opinion', 'unlinked', date '2023-07-28', date '2024-01-28', date '2024-01-12', true, '已书面报告', null, null, null)
) as t(commitment_code, kind, state, given_on, due_on, closed_on, is_closed_by_department, progress_zh, is_open, would_tell_zh,
    would_tell_en),
(select date '2024-09-30' as as_of);
insert into fct_commitment_tests values
    ('S01', date '2024-09-30', 1, 'R05', 'county', false, '核查规则“文件式整改”提示12条待核实记录',
        'Rule “Rectified on paper only”: records to verify 12'),
    ('清人常审〔2023〕1号', date '2024-09-30', 1, 'I27', 'county', false, '隐患整改验收销号率83.1%，低于目标100%',
        'Hazards verified as closed 83.1%, below the target 100%'),
    ('清人常审〔2023〕2号', date '2024-09-30', 1, 'I27', 'every_township', false, '白鹤镇的隐患整改验收销号率80.0%，低于目标100%',
        'Hazards verified as closed 80.0%, below the target 100%');

insert into dim_problems values
    ('P05', '救援力量各自为战', '五类队伍构成了体系。', '协同作战的能力不强。', '调研报告', 'Forces on their own',
        'Five kinds of teams make up a system.', 'Not strong at acting together.', 'Survey'),
    ('P06', '防与救的责任', null, '分工有空档。', '调研报告', 'Prevention and rescue', null, 'Duties have gaps.', 'Survey');
insert into dim_claim_pairs values (
    'C05', '应急演练', '演练场次很多。', '演练覆盖面不够。', 'P23', '调研报告', 'Drills', 'Drills are numerous.',
    'Drills do not cover enough.', 'Survey'
);
insert into fct_problems values
    ('P05', date '2024-09-30', 'supported', '数据支持', '联合演练占比24.1%', 1, 1, 0, 0, null, true, false,
        'Supported', 'Joint drills 24.1%', null),
    ('P06', date '2024-09-30', 'cannot_tell', '无法判断', '无法判断：缺少对照表', 1, 0, 0, 1, '机制、机构与响应文件（F16）', false, false,
        'Cannot be told', 'Cannot be told: a table is missing', 'F16');
insert into fct_claim_pairs by name
select 'C05' as pair_code, * exclude (problem_code) from fct_problems where problem_code = 'P05';
insert into fct_problem_tests values
    ('C05', date '2024-09-30', 1, 'I17', 'county', true, '村（社区）演练覆盖率85.4%，低于目标100%',
        'Villages that held a drill 85.4%, below the target 100%'),
    ('P05', date '2024-09-30', 1, 'I20', 'county', true, '联合演练占比24.1%，低于参考线50%',
        'Joint drills 24.1%, below the reference line 50%');

insert into fct_problem_tests values
    ('C05', date '2024-09-30', 2, 'M01', 'county', true, '多支队伍出动占比9.5%，低于参考线30%',
        'Dispatches with several teams 9.5%, below the reference line 30%');
insert into dim_measures values (
    'M01', '多支队伍出动占比', '两支以上队伍出动的事件', '全部出动事件', '只看有出动记录的事件',
    'Dispatches with several teams', 'Events with two teams or more', 'All events', 'Only events with dispatch records'
);
insert into fct_measure_values values
    ('M01', date '2024-09-30', 'county', '519921', 'measured', 1, '%', 2, 21, 9.52, '仅含已报送的乡镇', 'only townships that handed in');
insert into fct_measure_evidence
select 'M01', date '2024-09-30', 'county', '519921', 'F04-519921101-' || i,
    case when i <= 2 then 'numerator' else 'denominator_only' end, null, (i <= 2)::integer, 1
from range(1, 6) as numbers (i);

insert into fct_three_values by name
select * from (values
    ('I27', 'county', '519921', '%', 97.9, 'F23 部门自评表', 83.1, 81.3, 84.7, 71.2, 63.7, 76.1, 85, 4, 'differs', '有出入', '自报与数据相差超过1.0%'),
    ('I20', 'township', '519921101', '%', 80.0, 'F01 队伍台账', 79.9, 70.0, 88.0, null, null, null, null, null, 'agrees', '相符', null)
) as t(indicator_code, subject_kind, subject_code, unit, self_value, self_source, data_value, data_low, data_high,
    field_value, field_low, field_high, field_n, field_cannot_tell, status, status_zh, note_zh),
(select date '2024-09-30' as as_of, 'measured' as data_status, 14.8 as difference, 1.0 as tolerance);
insert into fct_verified_rates by name
select 'I27-20240930-7c41d0' as check_no, 'I27' as indicator_code, date '2024-09-30' as as_of, 'county' as subject_kind,
    '519921' as subject_code, 83.1 as reported_value, '%' as unit, 91 as drawn, 85 as n, 73 as confirmed, 12 as refuted,
    4 as cannot_tell, 2 as unfilled, 85.9 as verified_percent, 76.9 as verified_low, 91.7 as verified_high,
    date '2024-10-10' as checked_from, date '2024-10-14' as checked_to;

insert into fct_field_checks by name
select
    'F06-519921101-' || i as record_id, 'F06-519921101-' || i as record_key, 'I27-20240930-7c41d0' as check_no,
    i::varchar as serial, '白鹤镇' as township, '隐患' || i || '已复查' as claim, 'F06_台账.xlsx' as source_file,
    '第519921101页' as source_sheet, i + 4 as source_row, date '2024-10-10' as checked_on, '张*' as checked_by,
    case i when 3 then 'refuted' else 'confirmed' end as standing, case i when 3 then '不属实' else '属实' end as standing_zh,
    case i when 3 then 'Does not hold' else 'Holds' end as standing_en,
    case i when 3 then '现场未见' end as remark, false as is_replaced
from range(1, 6) as numbers (i);

insert into dim_settings values
    ('rules.R05', 'R05', '到场时限', '15分钟', '30分钟'), ('tolerances.X01', 'X01', '人数容差', '3人', '2人'),
    ('plans', 'I05', '应编专项预案', '清单9个', '没有清单'), ('plans', 'I06', '应编专项预案', '清单9个', '没有清单');
