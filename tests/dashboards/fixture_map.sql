-- Six of the seven townships are squares of a tenth of a degree, three to a row; the first has two villages.
insert into dim_regions values
    ('519921100200', '东村', 'village', '519921100', 900, 300), ('519921100201', '西村', 'village', '519921100', 800, 250);

insert into dim_region_shapes
with squares as (
    select subject_code as code, subject_name as name, 'township' as level, '519921' as parent,
        103 + 0.1 * ((sort_order - 1) % 3) as west, 30 + 0.1 * ((sort_order - 1) // 3) as south, 0.1 as wide, 0.1 as high
    from dim_subjects where subject_kind = 'township' and sort_order < 7
    union all select '519921', '清溪县', 'county', null, 103, 30, 0.3, 0.2
    union all select '519921100200', '东村', 'village', '519921100', 103, 30, 0.05, 0.1
    union all select '519921100201', '西村', 'village', '519921100', 103.05, 30, 0.05, 0.1
)
select code, name, level, parent,
    format('{{"type":"MultiPolygon","coordinates":[[[[{0:.2f},{1:.2f}],[{2:.2f},{1:.2f}],[{2:.2f},{3:.2f}],[{0:.2f},{3:.2f}],[{0:.2f},{1:.2f}]]]]}}',
        west::double, south::double, (west + wide)::double, (south + high)::double),
    west + wide / 2, south + high / 2, round(wide * high * 10700, 3), false, 'boundaries.geojson', 'aa'
from squares;
insert into boundary_notices values ('note', '边界文件 boundaries.geojson：1个乡镇没有边界，地图上不画（柳林镇）。');

insert into fct_risk_points values
    ('L3', '519921101', date '2024-04-30', '崩塌', null, 'collapse', '填错乡镇的崩塌', 103.25, 30.15),
    ('L4', '519921101', date '2024-04-30', '滑坡', null, 'landslide', '县域之外的滑坡', 104.0, 30.05),
    ('L5', '519921106', date '2024-04-30', '滑坡', null, 'landslide', '没有坐标的滑坡', null, null),
    ('L6', '519921102', date '2024-04-30', '雨量水位站', null, 'station', '双河雨量站', 103.22, 30.04);
insert into source_rows
select 'L' || n, 'F09', 'landslide_points', 'D-F09', '地灾点.xlsx', 'sha', '隐患点', 1, 3 + n, date '2024-05-14', null,
    json_object('点号', 'D' || n, '类型', '滑坡')
from range(1, 6) as numbers (n);
