"""What the scores of the newest date hang on: single indicators, choices of method, the least change that turns one."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from muster.sensitivity import Newest, control_rows, factor_rows, flip_rows, leaving_out_rows, newest
from scoring import score_composite
from tests.muster.scored_figures import DAY, INDICATORS, NO_RED, NO_WEIGHTS, TOWNS, figures, full

SHARES = dict(zip(TOWNS, (0.85, 0.7, 0.66, 0.3), strict=True))


def of_towns(**changed: tuple[float, float] | None) -> Newest:
    """Four townships with these shares of everything; the first one's figures may be changed."""
    subjects = {town: full(share) for town, share in SHARES.items()}
    subjects[TOWNS[0]] |= changed
    told = newest(figures(subjects), INDICATORS, NO_RED, NO_WEIGHTS, "township")
    assert told is not None
    return told


def test_only_the_newest_date_is_looked_at() -> None:
    older = figures({TOWNS[0]: full(0.1)}).assign(as_of=date(2023, 9, 30))
    now = figures({town: full(share) for town, share in SHARES.items()})
    told = newest(pd.concat([older, now]), INDICATORS, NO_RED, NO_WEIGHTS, "township")
    assert told is not None and told.as_of == DAY and told.at.units == TOWNS
    assert newest(now, INDICATORS, NO_RED, NO_WEIGHTS, "county") is None


def test_an_indicator_that_held_a_township_up_lowers_its_score_when_it_goes() -> None:
    told = leaving_out_rows(of_towns(I27=(100, 100))).set_index(["indicator_code", "subject_code"])
    change = (85 * 100) ** (1 / 2) - (85 * 100 * 100) ** (1 / 3)
    assert told.loc[("I27", TOWNS[0]), "score_change"] == pytest.approx(change)
    assert told.loc[("I06", TOWNS[0]), "score_change"] == 0
    change = (30 * 100) ** (1 / 2) - (30 * 100 * 30) ** (1 / 3)
    assert told.loc[("I27", TOWNS[3]), "score_change"] == pytest.approx(change)


def test_choices_of_method_are_named_and_none_explains_more_than_everything() -> None:
    told = factor_rows(of_towns(I06=(40, 100))).set_index("factor")
    assert set(told.index) == {"D2", "D3", "D6", "weights_inside", "normalisation", "aggregation", "left_out"}
    assert (told["total_order"].dropna() <= 1 + told["total_margin"].dropna()).all()


def test_where_the_order_never_moves_no_choice_has_a_share() -> None:
    assert factor_rows(of_towns())["first_order"].isna().all()


def test_the_least_change_that_turns_a_verdict_is_of_one_value_or_one_weight() -> None:
    told = flip_rows([of_towns()]).set_index(["subject_code", "verdict", "changed"])
    row = told.loc[(TOWNS[2], "overtake", "value")]
    assert row["against"] == TOWNS[1] and row["then"] > row["now"]
    of = of_towns()
    values = of.at.values.copy()
    values[2, of.what.codes.index(row["changed_code"])] = row["then"] + 1e-6
    totals = score_composite(values, of.what.composite, caps=of.at.caps).total
    assert totals[2] > totals[1] == pytest.approx(totals[2], abs=1e-4)
    assert (TOWNS[0], "overtake", "value") not in told.index
    assert set(told.loc[TOWNS[0]].index.get_level_values("verdict")) <= {"reach_band", "keep_band"}


def test_a_change_that_cannot_be_is_not_offered() -> None:
    told = flip_rows([of_towns()])
    rates = told[(told["changed"] == "value") & (told["changed_code"] != "I12")]
    assert ((rates["then"] >= 0) & (rates["then"] <= 100)).all() and len(rates) > 4
    assert (told[told["changed_code"] == "I12"]["then"] >= 0).all()


def test_data_weights_stand_beside_those_in_force_and_are_missing_where_nothing_differs() -> None:
    told = control_rows(of_towns(I06=(40, 100))).set_index("indicator_code")
    inside = told.loc[["I06", "I08"]]
    assert inside["weight"].tolist() == inside["equal_weight"].tolist() == [0.5, 0.5]
    assert inside["entropy_weight"].sum() == pytest.approx(1) and inside[
        "critic_weight"
    ].sum() == pytest.approx(1)
    assert np.isnan(told.loc["I12", "entropy_weight"])


def test_without_figures_every_table_is_there_and_empty() -> None:
    tables = [leaving_out_rows(None), factor_rows(None), flip_rows([None, None]), control_rows(None)]
    assert [len(table) for table in tables] == [0, 0, 0, 0]
    assert all("as_of" in table.columns for table in tables)
