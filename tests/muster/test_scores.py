"""Figures become scores that say how sure they are; what is not measured is not scored."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from muster.scores import score_rows
from tests.muster.scored_figures import DAY, INDICATORS, NO_RED, NO_WEIGHTS, TOWNS, figures, full


def scored(
    values: pd.DataFrame, red: pd.DataFrame = NO_RED, weights: pd.DataFrame = NO_WEIGHTS
) -> pd.DataFrame:
    rows = score_rows(values, INDICATORS, red, weights, draws=400)
    return rows.set_index(["subject_code", "dimension_code"])


def test_a_dimension_is_a_mean_and_the_whole_a_geometric_mean() -> None:
    told = scored(figures({town: full(0.64) for town in TOWNS}))
    row = told.loc[TOWNS[0]]
    assert row.loc["D2", "score"] == pytest.approx(64) and row.loc["D3", "score"] == pytest.approx(100)
    assert row.loc["ALL", "score"] == pytest.approx((64 * 100 * 64) ** (1 / 3))
    assert row.loc["ALL", "score_linear"] == pytest.approx((64 + 100 + 64) / 3)


def test_oversight_and_indicators_without_a_target_are_not_in_the_composite() -> None:
    low = figures({town: full(0.64) | {"I46": (0, 100), "I10": (0, 100)} for town in TOWNS})
    assert "D9" not in scored(low).index.get_level_values("dimension_code")
    assert scored(low).loc[(TOWNS[0], "ALL"), "score"] == pytest.approx((64 * 100 * 64) ** (1 / 3))


def test_what_is_not_measured_is_not_scored_and_a_third_missing_leaves_no_whole() -> None:
    subjects = {town: full(0.8) for town in TOWNS}
    subjects[TOWNS[1]] |= {"I12": None, "I06": None, "I08": None}
    told = scored(figures(subjects)).loc[TOWNS[1]]
    for dimension in ("D2", "D3", "ALL"):
        assert told.loc[dimension, ["score", "score_low", "rank_low", "band"]].isna().all()
    assert told.loc["ALL", "coverage"] == pytest.approx(1 / 3)
    assert told.loc["D6", "score"] == pytest.approx(80)


def test_a_red_line_holds_its_dimension_down_and_says_why() -> None:
    red = pd.DataFrame([(DAY, "township", TOWNS[0], "D6", 59.0, "1条重大隐患超期")], columns=NO_RED.columns)
    told = scored(figures({town: full(0.9) for town in TOWNS}), red)
    assert told.loc[(TOWNS[0], "D6"), "score"] == 59 and told.loc[(TOWNS[0], "D6"), "score_uncapped"] == 90
    assert told.loc[(TOWNS[0], "D6"), "cap_reason_zh"] == "1条重大隐患超期"
    assert told.loc[(TOWNS[1], "D6"), "score"] == 90


def test_the_range_holds_the_score_and_few_records_make_it_wide() -> None:
    subjects = {TOWNS[0]: full(0.8, 500), TOWNS[1]: full(0.8, 5), TOWNS[2]: full(0.4), TOWNS[3]: full(0.95)}
    told = scored(pd.concat([figures(subjects), figures({"510999": full(0.8)}, "county")]))
    measured = told.dropna(subset=["score"])
    assert (measured["score_low"] <= measured["score"]).all()
    assert (measured["score"] <= measured["score_high"]).all()
    width = (measured["score_high"] - measured["score_low"]).xs("D6", level="dimension_code")
    assert width[TOWNS[1]] > 3 * width[TOWNS[0]]


def test_a_band_is_given_only_where_the_range_lies_in_one() -> None:
    told = scored(figures({TOWNS[0]: full(0.99, 5000), TOWNS[1]: full(0.9, 40), TOWNS[2]: full(0.2, 5000)}))
    assert told.loc[(TOWNS[0], "D6"), "band"] == "excellent"
    assert pd.isna(told.loc[(TOWNS[1], "D6"), "band"])
    assert told.loc[(TOWNS[2], "D6"), "band"] == "poor"


def test_townships_are_ranked_by_ranges_and_the_county_by_nothing() -> None:
    values = pd.concat(
        [
            figures({TOWNS[0]: full(0.95, 900), TOWNS[1]: full(0.5, 900), TOWNS[2]: full(0.2, 900)}),
            figures({"510999": full(0.6)}, "county"),
        ]
    )
    told = scored(values)
    whole = told.xs("ALL", level="dimension_code")
    assert [whole.loc[town, "rank_median"] for town in TOWNS[:3]] == [1, 2, 3]
    assert whole.loc[TOWNS[0], "first_two"] == 1 and whole.loc[TOWNS[2], "last_two"] == 1
    assert pd.isna(whole.loc["510999", "rank_median"]) and np.isfinite(whole.loc["510999", "score"])


def test_two_values_of_one_figure_are_refused_and_neither_is_chosen() -> None:
    values = figures({town: full(0.64) for town in TOWNS})
    with pytest.raises(ValueError, match="two values"):
        scored(pd.concat([values, values.head(1)], ignore_index=True))


def test_a_stated_weight_counts() -> None:
    subjects = {town: full(0.5) | {"I08": (100, 100)} for town in TOWNS}
    weights = pd.DataFrame([("I08", 3.0, "stated")], columns=NO_WEIGHTS.columns)
    assert scored(figures(subjects), weights=weights).loc[(TOWNS[0], "D2"), "score"] == pytest.approx(87.5)


def test_the_same_figures_give_the_same_scores() -> None:
    values = figures({TOWNS[0]: full(0.8, 30), TOWNS[1]: full(0.7, 30), TOWNS[2]: full(0.6, 30)})
    pd.testing.assert_frame_equal(scored(values), scored(values))


def test_five_of_five_does_not_head_the_list_before_ninety_five_of_a_hundred() -> None:
    few = {TOWNS[0]: full(1.0, 5), TOWNS[1]: full(0.95, 100), TOWNS[2]: full(0.3), TOWNS[3]: full(0.3)}
    told = scored(pd.concat([figures(few), figures({"510999": full(0.5)}, "county")]))
    assert told.loc[(TOWNS[0], "D6"), "score"] == pytest.approx(100)
    assert told.loc[(TOWNS[1], "D6"), "rank_median"] < told.loc[(TOWNS[0], "D6"), "rank_median"]


def test_what_is_asked_of_the_county_alone_is_not_missing_in_a_township() -> None:
    asked = INDICATORS.assign(has_township=INDICATORS["dimension_code"] != "D2")
    values = figures({town: full(0.64) | {"I06": None, "I08": None} for town in TOWNS})
    told = score_rows(values, asked, NO_RED, NO_WEIGHTS, draws=50).set_index(
        ["subject_code", "dimension_code"]
    )
    assert told.loc[(TOWNS[0], "ALL"), "coverage"] == pytest.approx(1)
    assert told.loc[(TOWNS[0], "ALL"), "score"] == pytest.approx((100 * 64) ** 0.5)
    assert (TOWNS[0], "D2") not in told.index


def test_with_weights_the_score_stands_beside_that_of_equal_weights() -> None:
    heavier = pd.DataFrame([{"key": "D6", "weight": 3.0, "source": "stated"}])
    values = figures({town: full(0.64) for town in TOWNS})
    told = scored(values, weights=heavier).loc[(TOWNS[0], "ALL")]
    assert told["score_equal"] == pytest.approx((64 * 100 * 64) ** (1 / 3))
    assert told["score"] == pytest.approx((64 * 100 * 64**3) ** (1 / 5))
    assert scored(values).loc[(TOWNS[0], "ALL"), "score_equal"] == pytest.approx((64 * 100 * 64) ** (1 / 3))
