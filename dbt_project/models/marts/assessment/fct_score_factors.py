"""Which choice of method moves the ranking of the newest date most."""


def model(dbt, session):
    dbt.config(materialized="table")
    from muster.sensitivity import factor_rows, newest

    given = (
        dbt.ref("fct_indicator_values").df(),
        dbt.ref("dim_indicators").df(),
        dbt.ref("int_red_lines").df(),
        dbt.source("raw", "settings_weights").df(),
    )
    return factor_rows(newest(*given, "township"))
