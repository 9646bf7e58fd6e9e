"""What the scores of the newest date would be without each indicator."""


def model(dbt, session):
    dbt.config(materialized="table")
    from muster.sensitivity import leaving_out_rows, newest

    given = (
        dbt.ref("fct_indicator_values").df(),
        dbt.ref("dim_indicators").df(),
        dbt.ref("int_red_lines").df(),
        dbt.source("raw", "settings_weights").df(),
    )
    return leaving_out_rows(newest(*given, "township"))
