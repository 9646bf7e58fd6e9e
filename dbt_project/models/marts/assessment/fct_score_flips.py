"""The least change that would turn a verdict of the newest date."""


def model(dbt, session):
    dbt.config(materialized="table")
    from muster.sensitivity import flip_rows, newest

    given = (
        dbt.ref("fct_indicator_values").df(),
        dbt.ref("dim_indicators").df(),
        dbt.ref("int_red_lines").df(),
        dbt.source("raw", "settings_weights").df(),
    )
    return flip_rows([newest(*given, kind) for kind in ("county", "township")])
