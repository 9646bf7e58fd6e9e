"""Scores of every date; the arithmetic is muster.scores and the library scoring."""


def model(dbt, session):
    dbt.config(materialized="table")
    from muster.scores import score_rows

    return score_rows(
        dbt.ref("fct_indicator_values").df(),
        dbt.ref("dim_indicators").df(),
        dbt.ref("int_red_lines").df(),
        dbt.source("raw", "settings_weights").df(),
    )
