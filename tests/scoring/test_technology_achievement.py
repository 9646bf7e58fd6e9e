"""The Technology Achievement Index of 23 countries, the worked example of the OECD/JRC Handbook (2008).

`tai23.csv` is the Handbook's table A.2; telephones and electricity stand there as logarithms already. Goalposts are
those of UNDP, Human Development Report 2001, technical note 2. Ranks are the column EW of the Handbook's table 23.
"""

from __future__ import annotations

import csv
from math import log10
from pathlib import Path

import numpy as np
import pytest

from scoring import aggregate, define_composite, equal_weights, monte_carlo, normalise, ranks, score_composite

LOW = [0, 0, 0, 0, 0, log10(22), 0.8, 0.1]
HIGH = [994, 272.6, 232.4, 80.8, log10(901), log10(6969), 12, 27.4]
PUBLISHED_ORDER = """
Finland; United States; Sweden; Japan; Korea, Rep. of; Netherlands; United Kingdom; Singapore; Canada; Australia;
Germany; Norway; Ireland; Belgium; New Zealand; Austria; France; Israel; Spain; Italy; Czech Republic; Hungary; Slovenia
"""
PUBLISHED_SCORES = {"Finland": 0.744, "United States": 0.733, "Sweden": 0.703, "Japan": 0.698}


def countries() -> tuple[list[str], np.ndarray]:
    text = (Path(__file__).parent / "tai23.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))[1:]
    return [row[0] for row in rows], np.array([[float(cell) for cell in row[1:]] for row in rows])


def published_order() -> list[str]:
    return [name.strip() for name in PUBLISHED_ORDER.split(";")]


def test_all_twenty_three_published_ranks_come_out() -> None:
    names, values = countries()
    placed = ranks(aggregate(normalise(values, LOW, HIGH), equal_weights(8), "linear"))
    assert [names[place] for place in np.argsort(placed)] == published_order()
    assert sorted(placed.tolist()) == list(range(1, 24))


def test_the_published_scores_come_out() -> None:
    names, values = countries()
    scores = aggregate(normalise(values, LOW, HIGH), equal_weights(8), "linear") / 100
    for name, published in PUBLISHED_SCORES.items():
        assert scores[names.index(name)] == pytest.approx(published, abs=0.001)


def test_telephones_and_electricity_may_as_well_be_given_without_their_logarithms() -> None:
    _, values = countries()
    is_log = [False] * 4 + [True, True] + [False] * 2
    low, high = [0, 0, 0, 0, 1, 22, 0.8, 0.1], [994, 272.6, 232.4, 80.8, 901, 6969, 12, 27.4]
    plain = values.copy()
    plain[:, is_log] = 10 ** values[:, is_log]
    assert normalise(plain, low, high, log=is_log) == pytest.approx(normalise(values, LOW, HIGH))


def test_without_goalposts_the_published_ranks_do_not_come_out() -> None:
    names, values = countries()
    placed = ranks(aggregate(normalise(values, method="minmax"), equal_weights(8), "linear"))
    assert [names[place] for place in np.argsort(placed)] != published_order()


def test_finland_and_slovenia_keep_their_ends_of_the_table_whatever_is_chosen() -> None:
    """Handbook, step 7: the ends of the table hardly move, its middle does."""
    names, values = countries()
    composite = define_composite(LOW, HIGH, equal_weights(8), method="linear")
    told = monte_carlo(values, composite, draws=2000, seed=5).intervals
    finland, slovenia, ireland = (names.index(name) for name in ("Finland", "Slovenia", "Ireland"))
    assert told.rank_high[finland] <= 4
    assert told.rank_low[slovenia] >= 19
    assert told.rank_high[ireland] - told.rank_low[ireland] >= 2
    assert score_composite(values, composite).total[finland] == pytest.approx(74.49, abs=0.005)
