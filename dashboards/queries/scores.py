"""The composite with how sure it is: scores with ranges, ranks as ranges, bands where the range allows one.

Empty on a snapshot that was published before there were scores.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards.queries.pool import Snapshot

SCORES = """
    select
        score.*, coalesce(subject.subject_name, score.subject_code) as subject_name, dimension.dimension_zh,
        weight.weight, weight.source as weight_source, subject.sort_order
    from marts.fct_scores as score
    left join marts.dim_subjects as subject
        on score.subject_kind = subject.subject_kind and score.subject_code = subject.subject_code
    left join marts.dim_dimensions as dimension on score.dimension_code = dimension.dimension_code
    left join marts.dim_weights as weight on score.dimension_code = weight.weighed_code
    where score.as_of = $as_of
"""


def composite(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """One row per subject with its overall score (0 to 100, 90 % range), rank range and band; the county first."""
    return snapshot.frame_of(
        "fct_scores",
        f"""
        select * from ({SCORES}) where dimension_code = 'ALL'
        order by subject_kind, rank_median nulls last, score desc nulls last, sort_order
        """,
        as_of=as_of,
    )


def dimensions(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """One row per subject and dimension: score, range, weight, the score without its red line and why there is one."""
    return snapshot.frame_of(
        "fct_scores",
        f"""
        select * from ({SCORES}) where dimension_code != 'ALL'
        order by subject_kind, sort_order, dimension_code
        """,
        as_of=as_of,
    )
