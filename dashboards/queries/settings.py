"""What of muster.toml decides figures: every value that came from a setting says so."""

from __future__ import annotations

import pandas as pd

from dashboards.queries.pool import Snapshot


def settings_in_force(snapshot: Snapshot) -> pd.DataFrame:
    """One row per setting: name_zh, value_zh, default_zh, applied_codes; empty where nothing is set."""
    return snapshot.frame_of(
        "dim_settings",
        """
        select
            setting_key, name_zh, value_zh, default_zh,
            string_agg(applied_code, '、' order by applied_code) as applied_codes
        from marts.dim_settings
        group by setting_key, name_zh, value_zh, default_zh
        order by setting_key, name_zh
        """,
    )


def settings_of(snapshot: Snapshot, code: str) -> pd.DataFrame:
    """The settings that decide one indicator, rule, export or dimension: name_zh, value_zh, default_zh."""
    return snapshot.frame_of(
        "dim_settings",
        """
        select name_zh, value_zh, default_zh from marts.dim_settings
        where applied_code = $code
        order by setting_key
        """,
        code=code,
    )
