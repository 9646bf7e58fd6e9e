"""The weights of the newest date beside those that no person sets."""


def model(dbt, session):
    dbt.config(materialized="table")
    from muster.sensitivity import control_rows, newest

    given = (
        dbt.ref("fct_indicator_values").df(),
        dbt.ref("dim_indicators").df(),
        dbt.ref("int_red_lines").df(),
        dbt.source("raw", "settings_weights").df(),
    )
    return control_rows(newest(*given, "township"))
