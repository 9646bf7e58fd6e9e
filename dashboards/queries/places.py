"""Where things are: borders of regions, and risk points, teams, stocks, shelters and stations with their places."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards.queries import facts
from dashboards.queries.pool import Snapshot

LAYERS = ("risk", "teams", "stocks", "shelters", "stations")
NO_SHAPES = """
    select
        null::varchar as region_code, null::double as label_longitude, null::double as label_latitude
    where false
"""
ITEMS = f"""
    select
        case when kind = 'station' then 'stations' else 'risk' end as layer, record_id, region_code, village_code,
        point_name as name, kind_zh as kind, longitude, latitude
    from marts.fct_risk_points
    where record_id in (select record_id from ({facts.RISK_POINTS}))
    union all
    select
        'teams' as layer, record_id, region_code, village_code, team_name as name, team_kind_zh as kind,
        null as longitude, null as latitude
    from marts.fct_teams
    where record_id in (select record_id from ({facts.TEAMS}))
    union all
    select
        'stocks' as layer, record_id, region_code, village_code, concat_ws(' · ', store, item_name) as name,
        reserve_kind_zh as kind, null as longitude, null as latitude
    from marts.fct_supplies
    union all
    select
        'shelters' as layer, record_id, region_code, village_code, shelter_name as name, kind_zh as kind,
        null as longitude, null as latitude
    from marts.fct_shelters
    where record_id in (select record_id from ({facts.SHELTERS}))
"""
PLACED = """
    with shapes as ({shapes}),
    items as ({items})
    select
        item.layer, item.record_id, item.name, item.kind, town.region_code as township_code,
        town.region_name as township, village.region_code as village_code, village.region_name as village,
        coalesce(item.longitude, in_village.label_longitude, in_town.label_longitude) as longitude,
        coalesce(item.latitude, in_village.label_latitude, in_town.label_latitude) as latitude,
        case
            when item.longitude is not null and item.latitude is not null then 'coordinates'
            when in_village.region_code is not null then 'village'
            when in_town.region_code is not null then 'township'
            when town.region_code is not null then 'no_border'
            else 'nowhere'
        end as placed_by
    from items as item
    left join marts.dim_regions as town on item.region_code = town.region_code and town.level = 'township'
    left join marts.dim_regions as village on item.village_code = village.region_code and village.level = 'village'
    left join shapes as in_village on village.region_code = in_village.region_code
    left join shapes as in_town on town.region_code = in_town.region_code
    where $region is null or town.region_code = $region
    order by list_position([{layers}], item.layer), town.region_code nulls first, item.name, item.record_id
"""


def shapes(snapshot: Snapshot) -> pd.DataFrame:
    """Borders as published: region, level, parent, geometry (GeoJSON text), label point in degrees, area in km².

    Empty where the county gave none.
    """
    return snapshot.frame_of(
        "dim_region_shapes", "select * from marts.dim_region_shapes order by region_code"
    )


def notices(snapshot: Snapshot) -> pd.DataFrame:
    """kind (unusable, note), message_zh: what there is to say about the county's own borders."""
    return snapshot.frame_of("boundary_notices", "select kind, message_zh from marts.boundary_notices")


def items(snapshot: Snapshot, as_of: date, township_code: str | None) -> pd.DataFrame:
    """Everything of LAYERS at a date, of one township or (None) of the county; stocks line by line.

    `placed_by`: coordinates (its own), village or township (at their label points), no_border (its township has none),
    nowhere (it names no township).
    """
    known = "select * from marts.dim_region_shapes" if snapshot.has("dim_region_shapes") else NO_SHAPES
    layers = ", ".join(f"'{layer}'" for layer in LAYERS)
    sql = PLACED.format(shapes=known, items=ITEMS, layers=layers)
    return snapshot.frame(sql, as_of=as_of, region=township_code)


def registers(snapshot: Snapshot, codes: set[str]) -> list[str]:
    """Code and name of some exports, in order of code."""
    found = snapshot.frame("select export_code, export_zh from marts.dim_exports order by export_code")
    return [f"{row.export_code} {row.export_zh}" for row in found.itertuples() if row.export_code in codes]


def people(snapshot: Snapshot) -> pd.DataFrame:
    """region_code, resident_population of every township."""
    return snapshot.frame(
        "select region_code, resident_population from marts.dim_regions where level = 'township'"
    )
