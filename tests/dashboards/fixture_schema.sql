create schema marts;
use marts;

create table snapshot_info (
    snapshot_id varchar, published_at timestamp, latest_as_of date, county_code varchar, county_name varchar,
    files bigint, records bigint, doubtful_records bigint, rejected_rows bigint, settings_changed json
);
create table dim_subjects (subject_kind varchar, subject_code varchar, subject_name varchar, sort_order integer);
create table dim_regions (
    region_code varchar, region_name varchar, level varchar, parent_code varchar,
    resident_population double, households double
);
create table dim_exports (
    export_code varchar, export_zh varchar, owner_code varchar, owner_zh varchar, period varchar, due_days integer,
    is_owed boolean, delivered boolean, newest_received_on date
);
create table dim_indicators (
    indicator_code varchar, indicator varchar, name_zh varchar, name_en varchar, question_zh varchar, family varchar,
    dimension_code varchar, dimension_zh varchar, unit varchar, direction varchar, target double,
    target_low double, target_high double, target_is_local boolean, target_note_zh varchar, statistic varchar, scale double,
    interval_kind varchar, has_county boolean, has_township boolean, has_department boolean,
    basis_zh varchar, formula_zh varchar, numerator_zh varchar, denominator_zh varchar, exclusions_zh varchar,
    caveats_zh varchar, is_verified boolean, question_en varchar, target_note_en varchar, basis_en varchar,
    formula_en varchar, numerator_en varchar, denominator_en varchar, exclusions_en varchar, caveats_en varchar
);
create table dim_indicator_exports (indicator_code varchar, export_code varchar);
create table fct_indicator_values (
    indicator_code varchar, as_of date, subject_kind varchar, subject_code varchar, numerator double,
    denominator double, value double, unit varchar, status varchar, interval_low double, interval_high double,
    target double, grade varchar, coverage double, doubtful_records bigint, note_zh varchar, previous_value double
);
create table fct_indicator_evidence (
    indicator_code varchar, as_of date, subject_kind varchar, subject_code varchar, record_id varchar,
    role varchar, excluded_because varchar, numerator_amount double, denominator_amount double
);
create table source_rows (
    record_id varchar, export_code varchar, table_name varchar, delivery_id varchar, file_name varchar,
    sha256 varchar, sheet varchar, table_no integer, row_number integer, received_on date, happened_on date, cells json
);
create table source_rows_history as from source_rows;
create table deliveries (
    delivery_id varchar, export_code varchar, file_name varchar, sha256 varchar, sheet varchar, table_no integer,
    received_at timestamp, rows_read bigint, rows_accepted bigint, rows_doubtful bigint, rows_rejected bigint,
    rows_explained bigint, in_force_to date, decided_because varchar, owner_code varchar, scope_region_code varchar
);
create table submissions (
    export_code varchar, export_zh varchar, table_name varchar, table_zh varchar, owner_code varchar, owner_zh varchar,
    scope_region_code varchar, period_kind varchar, period varchar, period_from date, period_end date, due_on date,
    state varchar, first_received_on date, days_late bigint, rows_rejected hugeint, has_part boolean
);
create table delivery_problems (delivery_id varchar, file_name varchar, sheet varchar, code varchar, message_zh varchar);
create table rejected_cells (
    delivery_id varchar, sheet varchar, row_number integer, record_id varchar, column_name varchar, column_zh varchar,
    value varchar, severity varchar, reason_zh varchar
);
create table quality_results ("check" varchar, delivery_id varchar, success boolean, observed varchar, expected varchar);

create table fct_plans (
    record_id varchar, region_code varchar, plan_name varchar, plan_level varchar, plan_level_zh varchar, issued_to date,
    valid_until_to date, withdrawn_from date, plan_status varchar
);
create table fct_teams (
    record_id varchar, region_code varchar, team_name varchar, team_kind varchar, team_kind_zh varchar,
    headcount double, established_from date, disbanded_to date, village_code varchar
);
create table fct_drills (
    record_id varchar, region_code varchar, drill_name varchar, drill_kind varchar, drill_kind_zh varchar,
    held_from date, held_to date, participants double, public_participants double, is_imprecise boolean
);
create table fct_supplies (
    record_id varchar, region_code varchar, item_name varchar, quantity double, reserve_kind varchar, reserve_kind_zh varchar,
    store varchar, village_code varchar
);
create table fct_shelters (
    record_id varchar, region_code varchar, shelter_name varchar, kind varchar, kind_zh varchar, usable_area_m2 double,
    opened_from date, village_code varchar
);
create table fct_responses (record_id varchar, region_code varchar, started_from date, started_to date);
create table fct_dispatches (record_id varchar, region_code varchar, alarmed_from date, alarmed_to date);
create table fct_first_reports (record_id varchar, region_code varchar, occurred_from date, occurred_to date);
create table fct_risk_points (
    record_id varchar, region_code varchar, statement_on date, kind_zh varchar, village_code varchar, kind varchar,
    point_name varchar, longitude double, latitude double
);
create table dim_region_shapes (
    region_code varchar, region_name varchar, level varchar, parent_code varchar, geometry varchar,
    label_longitude double, label_latitude double, area_km2 double, is_composed boolean, source_file varchar, sha256 varchar
);
create table boundary_notices (kind varchar, message_zh varchar);
create table fct_hazards (
    record_id varchar, region_code varchar, hazard_no varchar, source varchar, severity varchar, found_from date, found_to date,
    status varchar
);
create table fct_three_values (
    indicator_code varchar, as_of date, subject_kind varchar, subject_code varchar, unit varchar, self_value double,
    self_source varchar, self_record_id varchar, self_values bigint, data_value double, data_status varchar,
    data_low double, data_high double, field_value double, field_low double, field_high double, field_n bigint,
    field_cannot_tell bigint, check_no varchar, self_less_data double, field_less_data double, self_less_field double,
    difference double, tolerance double, status varchar, status_zh varchar, note_zh varchar
);
create table fct_verified_rates (
    check_no varchar, indicator_code varchar, as_of date, subject_kind varchar, subject_code varchar,
    reported_value double, unit varchar, population bigint, strata bigint, drawn bigint, n bigint, confirmed bigint,
    refuted bigint, cannot_tell bigint, unfilled bigint, left_out bigint, replaced bigint, verified_percent double,
    verified_low double, verified_high double, weighted_percent double, weighted_low double, weighted_high double,
    effective_n double, field_value double, field_low double, field_high double, checked_from date, checked_to date,
    received_on date, note_zh varchar
);
create table fct_field_checks (
    record_id varchar, check_no varchar, serial varchar, record_key varchar, township varchar, claim varchar,
    source_file varchar, source_sheet varchar, source_row double, checked_on date, checked_by varchar, standing varchar,
    standing_zh varchar, remark varchar, is_replaced boolean, standing_en varchar
);
create table dim_dimensions (dimension_code varchar, dimension_zh varchar, indicators bigint);
create table dim_weights (weighed_code varchar, name_zh varchar, weight double, source varchar);
create table fct_scores (
    as_of date, subject_kind varchar, subject_code varchar, dimension_code varchar, score double, score_low double,
    score_high double, rank_median double, rank_low double, rank_high double, band varchar, coverage double,
    score_linear double, score_uncapped double, cap_reason_zh varchar, score_equal double
);
create table dim_rules (
    rule_code varchar, rule varchar, name_zh varchar, name_en varchar, logic_zh varchar, severity varchar,
    message_zh varchar, guards_zh varchar, ask_zh varchar, exports_zh varchar, logic_en varchar, message_en varchar,
    guards_en varchar, ask_en varchar
);
create table fct_findings (
    finding_id varchar, rule_code varchar, as_of date, subject_kind varchar, subject_code varchar, severity varchar,
    message_zh varchar, records bigint, status varchar, message_en varchar
);
create table fct_finding_evidence (finding_id varchar, record_id varchar);
create table fct_changed_figures (
    since_snapshot varchar, indicator_code varchar, name_zh varchar, as_of date, subject_kind varchar,
    subject_code varchar, subject_name varchar, unit varchar, old_status varchar, old_value double,
    old_numerator double, old_denominator double, status varchar, value double, numerator double, denominator double,
    difference double, is_better boolean, files_zh varchar
);
create table fct_changed_records (
    since_snapshot varchar, export_code varchar, kind varchar, record_id varchar, old_record_id varchar,
    happened_on date, first_known_on date, delivery_id varchar, file_name varchar, sheet varchar, row_number integer,
    old_file_name varchar, old_sheet varchar, old_row_number integer, old_cells json, cells json, is_backdated boolean
);
create table fct_activities (
    record_id varchar, region_code varchar, category varchar, category_zh varchar, people double, held_from date,
    held_to date
);
create table fct_opinions (record_id varchar, region_code varchar, closed_to date, due_to date, assigned_to date);
create table dim_reconciliations (
    reconciliation_code varchar, name_zh varchar, name_en varchar, fact_zh varchar, first_zh varchar, first_unit varchar,
    first_owner_zh varchar, second_zh varchar, second_unit varchar, second_owner_zh varchar, ask_zh varchar,
    caveats_zh varchar, tolerance_is_set boolean, first_owner_code varchar, second_owner_code varchar,
    fact_en varchar, first_en varchar, first_unit_en varchar, second_en varchar, second_unit_en varchar, ask_en varchar,
    caveats_en varchar
);
create table fct_reconciliations (
    reconciliation_code varchar, as_of date, subject_kind varchar, subject_code varchar, status varchar,
    first_value double, second_value double, difference double, items bigint, items_asked bigint, message_zh varchar,
    message_en varchar
);
create table fct_reconciliation_evidence (
    reconciliation_code varchar, as_of date, item_key varchar, side varchar, record_id varchar, amount double
);
create table fct_reconciled_items (
    reconciliation_code varchar, as_of date, region_code varchar, item_key varchar, item_name varchar, first_value double,
    second_value double, difference double, state varchar, is_asked boolean
);
create table dim_commitments (
    commitment_code varchar, kind varchar, name_zh varchar, text_zh varchar, problems_zh varchar, evidence_zh varchar,
    source_zh varchar, responsible_zh varchar, tests_code varchar, link_zh varchar, record_id varchar, name_en varchar,
    text_en varchar, evidence_en varchar, source_en varchar, link_en varchar
);
create table dim_commitment_bodies (
    commitment_code varchar, subject_kind varchar, subject_code varchar, is_first boolean
);
create table dim_commitment_states (state varchar, state_zh varchar, is_state_of_data boolean, state_en varchar);
create table fct_commitments (
    commitment_code varchar, as_of date, kind varchar, state varchar, state_zh varchar, given_on date, due_on date,
    baseline_on date, closed_on date, is_closed_by_department boolean, progress_zh varchar, tests bigint, passed bigint,
    failed bigint, untold bigint, confirmed_first_on date, rests_on_local_target boolean, figures_zh varchar,
    would_tell_zh varchar, is_open boolean, state_en varchar, figures_en varchar, would_tell_en varchar
);
create table fct_commitment_tests (
    commitment_code varchar, as_of date, test_no integer, figure_code varchar, reach varchar, passed boolean,
    words_zh varchar, words_en varchar
);
create table dim_problems (
    problem_code varchar, name_zh varchar, claim_zh varchar, problem_zh varchar, source_zh varchar, name_en varchar,
    claim_en varchar, problem_en varchar, source_en varchar
);
create table dim_claim_pairs (
    pair_code varchar, name_zh varchar, claim_zh varchar, counter_zh varchar, problems_zh varchar, source_zh varchar,
    name_en varchar, claim_en varchar, counter_en varchar, source_en varchar
);
create table fct_problems (
    problem_code varchar, as_of date, answer varchar, answer_zh varchar, figures_zh varchar, tests bigint,
    supporting bigint, refuting bigint, untold bigint, would_tell_zh varchar, rests_on_local_target boolean,
    rests_on_findings_alone boolean, answer_en varchar, figures_en varchar, would_tell_en varchar
);
create table fct_claim_pairs as
select * exclude (problem_code), problem_code as pair_code from fct_problems;
create table fct_problem_tests (
    code varchar, as_of date, test_no integer, figure_code varchar, reach varchar, holds boolean, words_zh varchar,
    words_en varchar
);
create table dim_measures (
    measure_code varchar, name_zh varchar, numerator_zh varchar, denominator_zh varchar, caveats_zh varchar,
    name_en varchar, numerator_en varchar, denominator_en varchar, caveats_en varchar
);
create table fct_measure_values (
    measure_code varchar, as_of date, subject_kind varchar, subject_code varchar, status varchar, coverage double,
    unit varchar, numerator double, denominator double, value double, note_zh varchar, note_en varchar
);
create table fct_measure_evidence (
    measure_code varchar, as_of date, subject_kind varchar, subject_code varchar, record_id varchar, role varchar,
    excluded_because varchar, numerator_amount double, denominator_amount double
);
create table dim_settings (
    setting_key varchar, applied_code varchar, name_zh varchar, value_zh varchar, default_zh varchar
);
