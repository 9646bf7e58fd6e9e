create schema marts;
set schema = 'marts';

create table snapshot_info as select
  'sn1' as snapshot_id, timestamp '2025-07-20 09:00' as published_at, date '2025-06-30' as latest_as_of,
  '599001' as county_code, '白石县' as county_name, 9 as files, 40 as records, 2 as doubtful_records,
  1 as rejected_rows, '{}' as settings_changed;

create table dim_subjects as from (values
  ('county', '599001', '白石县', 0),
  ('township', '599001001', '东河镇', 1),
  ('township', '599001002', '西岭乡', 2),
  ('township', '599001003', '南坪镇', 3),
  ('department', 'emergency', '应急管理局', 10),
  ('department', 'water', '水利局', 11)
) t(subject_kind, subject_code, subject_name, sort_order);

create table dim_exports as from (values
  ('F01', '队伍台账', 'emergency', '应急管理局', 'half_year', 15, true, true, date '2025-07-01'),
  ('F02', '队员花名册', 'emergency', '应急管理局', 'half_year', 15, true, true, date '2025-07-01'),
  ('F03', '预案备案台账', 'emergency', '应急管理局', 'year', 15, true, true, date '2025-07-02'),
  ('F04', '演练台账', 'emergency', '应急管理局', 'quarter', 15, true, true, date '2025-07-03'),
  ('F06', '隐患整改台账', 'emergency', '应急管理局', 'month', 15, true, true, date '2025-07-04'),
  ('F07', '执法立案处罚台账', 'emergency', '应急管理局', 'quarter', 15, true, false, null),
  ('F12', '学校演练', 'education', '教育局', 'month', 15, true, false, null),
  ('F14', '企业清单与计量监控', 'emergency', '应急管理局', 'month', 15, true, true, date '2025-07-05'),
  ('F16', '机制、机构与响应文件', 'emergency', '应急管理局', 'event', 15, true, true, date '2025-07-06'),
  ('F21', '专家库', 'emergency', '应急管理局', 'year', 15, true, true, date '2025-07-06'),
  ('F22', '现场核查表', 'peoples_congress', '人大常委会', 'event', 0, false, false, null)
) t(export_code, export_zh, owner_code, owner_zh, period, due_days, is_owed, delivered, newest_received_on);

create table deliveries as
select delivery_id, export_code, table_name, delivery_id || '.xlsx' as file_name, repeat('a', 64) as sha256,
  'Sheet1' as sheet, 1 as table_no, timestamp '2025-07-05 10:00' as received_at, rows_read, rows_accepted,
  rows_doubtful, rows_rejected, rows_read - rows_accepted - rows_doubtful - rows_rejected as rows_explained,
  cast(null as date) as in_force_to, '新增' as decided_because
from (values
  ('d01', 'F01', 'teams', 12, 8, 0, 0),
  ('d02', 'F02', 'team_members', 12, 8, 1, 1),
  ('d03', 'F03', 'plans', 12, 9, 0, 0),
  ('d04', 'F04', 'drills', 8, 5, 0, 0),
  ('d06', 'F06', 'hazards', 9, 6, 1, 0),
  ('d14', 'F14', 'enterprises', 5, 2, 0, 0),
  ('d16', 'F16', 'mechanisms', 7, 4, 0, 0),
  ('d16', 'F16', 'lead_bodies', 4, 1, 0, 0),
  ('d21', 'F21', 'experts', 4, 2, 0, 0)
) t(delivery_id, export_code, table_name, rows_read, rows_accepted, rows_doubtful, rows_rejected);

create table rejected_cells as select * from (values
  ('d02', 'Sheet1', 9, '身份证号', '5.11E+17', 'rejected', '身份证号末位已丢失，无法还原'),
  ('d02', 'Sheet1', 10, '姓名', '', 'rejected', '必填项为空')
) t(delivery_id, sheet, row_number, column_name, value, severity, reason_zh);

create table fct_mechanisms as select record_id, '599001' as region_code, date '2025-06-30' as statement_on, false as is_doubtful, mechanism_name from (values
  ('m1', '会商研判'), ('m2', '会商研判'), ('m3', '信息互通'), ('m4', '队伍联动')) t(record_id, mechanism_name);
create table fct_lead_bodies as
  select 'l1' as record_id, '599001' as region_code, date '2025-06-30' as statement_on, false as is_doubtful, '县安全生产委员会' as body_name;

create table fct_teams as select record_id, region_code, date '2025-06-30' as statement_on, false as is_doubtful, team_name, team_kind, supervising_body,
  null::date as established_from, disbanded_on::date as disbanded_to from (values
  ('t1', '599001', '白石县综合救援队', 'comprehensive', '应急管理局', null),
  ('t2', '599001001', '东河镇综合救援队', 'comprehensive', '东河镇人民政府', null),
  ('t3', '599001002', '西岭乡综合救援队', 'comprehensive', '西岭乡人民政府', '2025-01-01'),
  ('t4', '599001001', '东河镇基层队', 'grassroots', '东河镇人民政府', null),
  ('t5', '599001002', '西岭乡基层队', 'grassroots', '西岭乡人民政府', null),
  ('t6', '599001', '水域救援分队', 'special', '消防救援大队', null),
  ('t7', '599001', '森林防火专业队', 'special', '林业局', null),
  ('t8', '599001003', '南坪煤矿救护队', 'enterprise', '南坪煤矿', null)
) t(record_id, region_code, team_name, team_kind, supervising_body, disbanded_on);

create table fct_team_members as select record_id, '599001' as region_code, date '2025-06-30' as statement_on, record_id = 'p9' as is_doubtful, team_name,
  person_key, joined_on::date as joined_from, left_on::date as left_to from (values
  ('p1', '白石县综合救援队', 'a', '2023-01-01', null),
  ('p2', '白石县综合救援队', 'b', '2023-01-01', '2025-06-30'),
  ('p3', '东河镇综合救援队', 'c', '2023-01-01', '2025-07-01'),
  ('p4', '东河镇综合救援队', 'd', '2025-07-01', null),
  ('p5', '东河镇基层队', 'c', '2023-01-01', null),
  ('p6', '东河镇基层队', 'e', null, null),
  ('p7', '西岭乡基层队', 'e', '2024-05-01', null),
  ('p8', '西岭乡基层队', 'f', '2024-05-01', null),
  ('p9', '西岭乡基层队', 'g', '2024-05-01', null)
) t(record_id, team_name, person_key, joined_on, left_on);

create table fct_experts as select 'e1' as record_id, '599001' as region_code, date '2025-06-30' as statement_on, false as is_doubtful, '地质' as speciality
  union all select 'e2', '599001', date '2025-06-30', false, '危化';

create table fct_plans as select record_id, '599001' as region_code, false as is_doubtful, plan_name, plan_level, plan_status,
  issued_on::date as issued_to, withdrawn_on::date as withdrawn_from, valid_until::date as valid_until_to from (values
  ('q1', '防汛抗旱应急预案', 'special', 'in_force', '2023-03-01', null, null),
  ('q2', '森林防火应急预案', 'special', 'in_force', '2023-03-01', null, '2025-06-29'),
  ('q3', '地震应急预案', 'special', 'withdrawn', '2020-03-01', null, null),
  ('q4', '水利局预案', 'department', 'in_force', '2025-06-30', null, null),
  ('q5', '住建局预案', 'department', 'in_force', '2025-07-01', null, null),
  ('q6', '东河镇预案', 'township', 'in_force', '2023-03-01', null, null),
  ('q7', '西岭乡预案', 'township', 'in_force', '2023-03-01', '2025-06-01', null),
  ('q8', '一村预案', 'village', 'in_force', '2023-03-01', null, '2025-06-30'),
  ('q9', '二村预案', 'village', null, '2023-03-01', null, null)
) t(record_id, plan_name, plan_level, plan_status, issued_on, withdrawn_on, valid_until);

create table fct_drills as select record_id, '599001001' as region_code, false as is_doubtful, drill_name, drill_kind,
  held_from::date as held_from, held_to::date as held_to, participants::double as participants,
  low::double as participants_low, participants::double as participants_high from (values
  ('r1', '山洪转移', 'evacuation', '2024-06-30', '2024-06-30', 500, 500),
  ('r2', '山洪转移', 'evacuation', '2024-07-01', '2024-07-01', 60, 60),
  ('r3', '滑坡转移', 'evacuation', '2025-06-21', '2025-06-30', 50, 45),
  ('r4', '滑坡转移', 'evacuation', '2025-07-01', '2025-07-01', 70, 70),
  ('r5', '桌面推演', 'tabletop', '2025-05-01', '2025-05-01', 20, 20)
) t(record_id, drill_name, drill_kind, held_from, held_to, participants, low);

create table fct_hazards as select record_id, '599001001' as region_code, record_id = 'h7' as is_doubtful,
  record_id as hazard_no, source, found_on::date as found_from, found_on::date as found_to,
  rectified_on::date as rectified_to, case when status = 'verified' then rectified_on::date + 5 end as verified_to, status from (values
  ('h1', 'platform', '2024-01-05', '2024-02-01', 'verified'),
  ('h2', 'platform', '2024-01-05', null, 'rectified'),
  ('h3', 'platform', '2025-06-05', '2025-07-09', 'rectified'),
  ('h4', 'platform', '2025-06-05', null, 'open'),
  ('h5', 'inspection', '2025-06-05', '2025-06-09', 'verified'),
  ('h6', 'platform', '2025-07-05', null, 'open'),
  ('h7', 'platform', '2023-07-05', '2023-08-05', 'verified')
) t(record_id, source, found_on, rectified_on, status);

create table fct_cases (record_id varchar, region_code varchar, is_doubtful boolean, case_no varchar,
  filed_from date, filed_to date);
create table fct_enterprise_metering (record_id varchar, region_code varchar, is_doubtful boolean,
  enterprise_name varchar, metered_from date, metered_to date, vehicles double, vehicles_low double, vehicles_high double);

create table source_rows as
select record_id, export_code, delivery_id, delivery_id || '.xlsx' as file_name, table_name, 'Sheet1' as sheet, 1 as row_number,
  false as is_doubtful from (
  select record_id, 'F16' as export_code, 'd16' as delivery_id, 'mechanisms' as table_name from fct_mechanisms
  union all select record_id, 'F16', 'd16', 'lead_bodies' from fct_lead_bodies
  union all select record_id, 'F01', 'd01', 'teams' from fct_teams
  union all select record_id, 'F02', 'd02', 'team_members' from fct_team_members
  union all select record_id, 'F21', 'd21', 'experts' from fct_experts
  union all select record_id, 'F03', 'd03', 'plans' from fct_plans
  union all select record_id, 'F04', 'd04', 'drills' from fct_drills
  union all select record_id, 'F06', 'd06', 'hazards' from fct_hazards
);

create table dim_indicators as
select code as indicator_code, code as code, indicator, name_zh, name_zh as name_en, family, dimension_code, dimension_zh,
  '%' as unit, direction, target::double as target, target_low::double as target_low,
  target_high::double as target_high, target_is_local, '' as target_note_zh, 'ratio' as statistic, 'wilson' as interval_kind,
  true as has_county, true as has_township, has_department, basis_zh, name_zh || '＝分子÷分母×100%' as formula_zh,
  '' as exclusions_zh, caveats_zh, is_verified from (values
  ('I05', 'plan_coverage', '预案层级覆盖率', 'plans', 'D2', '预案', 'up', 100.0, null, null, false, false, '突发事件应对法第26条', '', true),
  ('I06', 'village_plan_coverage', '村（社区）简明预案覆盖率', 'plans', 'D2', '预案', 'up', 100.0, null, null, true, false, '地方目标', '', true),
  ('I10', 'rescuers', '每万人实有救援队员', 'teams', 'D3', '队伍', 'up', null, null, null, true, false, '无全国性标准', '按人去重', true),
  ('I12', 'turnover', '队员年流失率', 'teams', 'D3', '队伍', 'down', 10.0, null, null, true, false, '地方目标', '', false),
  ('I17', 'villages_drilled', '村（社区）演练覆盖率', 'drills', 'D4', '演练', 'up', 100.0, null, null, true, false, '地方目标', '', true),
  ('I44', 'school_drills', '学校演练达标率', 'drills', 'D4', '演练', 'up', 100.0, null, null, false, false, '教基一厅〔2014〕2号', '', true),
  ('I27', 'verified_closure', '隐患整改验收销号率', 'rectification', 'D6', '风险隐患与执法', 'up', 100.0, null, null, false, true, '安全生产法第41条', '', true),
  ('I31', 'filing_rate', '立案率', 'rectification', 'D6', '风险隐患与执法', 'band', null, null, null, true, true, '无法定目标', '', false)
) t(code, indicator, name_zh, family, dimension_code, dimension_zh, direction, target, target_low, target_high, target_is_local,
    has_department, basis_zh, caveats_zh, is_verified);

create table fct_indicator_values as
select indicator_code, as_of::date as as_of, subject_kind, subject_code, numerator::double as numerator,
  denominator::double as denominator, value::double as value, '%' as unit, status, low::double as interval_low,
  high::double as interval_high, dim_indicators.target,
  case
    when value is null or dim_indicators.target is null then 'none'
    when direction = 'up' then if(value >= target, 'met', if(value >= 0.9 * target, 'near', 'below'))
    else if(value <= target, 'met', if(value <= 1.1 * target, 'near', 'below'))
  end as grade, 1.0 as coverage, 0 as doubtful_records,
  note_zh, previous_value::double as previous_value from (values
  ('I05', '2025-06-30', 'county', '599001', 9, 10, 90.0, 'measured', 59.6, 98.2, '', 95.0),
  ('I05', '2024-06-30', 'county', '599001', 19, 20, 95.0, 'measured', 76.4, 99.1, '', null),
  ('I06', '2025-06-30', 'county', '599001', 60, 120, 50.0, 'measured', 41.2, 58.8, '', 40.0),
  ('I06', '2025-06-30', 'township', '599001001', 50, 50, 100.0, 'measured', 92.9, 100.0, '', 80.0),
  ('I06', '2025-06-30', 'township', '599001002', 10, 65, 15.4, 'measured', 8.6, 26.1, '', 20.0),
  ('I06', '2025-06-30', 'township', '599001003', null, null, null, 'not_delivered', null, null, '未报送', null),
  ('I10', '2025-06-30', 'county', '599001', 6, 10000, 6.0, 'measured', null, null, '', null),
  ('I12', '2025-06-30', 'county', '599001', null, null, null, 'needs_review', null, null, '只有一个统计时点', null),
  ('I17', '2025-06-30', 'county', '599001', 120, 120, 100.0, 'measured', 96.9, 100.0, '', 100.0),
  ('I44', '2025-06-30', 'county', '599001', null, null, null, 'not_delivered', null, null, '学校演练未报送', null),
  ('I27', '2025-06-30', 'county', '599001', 3, 7, 42.86, 'measured', 15.8, 75.0, 'n小', 60.0),
  ('I27', '2025-06-30', 'department', 'emergency', 2, 4, 50.0, 'measured', 15.0, 85.0, 'n小', null),
  ('I27', '2025-06-30', 'department', 'water', 1, 3, 33.33, 'measured', 6.1, 79.2, 'n小', null),
  ('I31', '2025-06-30', 'county', '599001', null, null, null, 'not_delivered', null, null, '立案台账未报送', null)
) t(indicator_code, as_of, subject_kind, subject_code, numerator, denominator, value, status, low, high, note_zh, previous_value)
join dim_indicators using (indicator_code);

create table fct_indicator_evidence as
select 'I27' as indicator_code, date '2025-06-30' as as_of, 'county' as subject_kind, '599001' as subject_code,
  record_id, 'denominator_only' as role, null::varchar as excluded_because from fct_hazards;
