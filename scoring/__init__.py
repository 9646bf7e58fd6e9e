"""The composite method: arrays in, arrays out, no county in it."""

from scoring.aggregating import aggregate, coverage
from scoring.composite import Composite, define_composite, indicator_scores, score_composite
from scoring.dimensions import NestedScores, aggregate_dimensions
from scoring.flips import Flips, value_flips, weight_flips
from scoring.intervals import Intervals, bands, rank_intervals
from scoring.kemeny import MedianOrder, kemeny
from scoring.leaving_out import LeftOut, leave_each_out
from scoring.montecarlo import Uncertainty, monte_carlo
from scoring.normalising import normalise
from scoring.pairwise import RANDOM_INDEX, GroupJudgement, Judgement, ahp_weights
from scoring.ranking import rank_shift, ranks
from scoring.rates import shrunk_rate, wilson
from scoring.sampling import allocate, draw, sample_size
from scoring.sobol import SobolIndices, composite_sobol, sobol_indices
from scoring.topsis import Closeness, topsis
from scoring.weighting import critic_weights, entropy_weights, equal_weights

__all__ = [
    "RANDOM_INDEX",
    "Closeness",
    "Composite",
    "Flips",
    "GroupJudgement",
    "Intervals",
    "Judgement",
    "LeftOut",
    "MedianOrder",
    "NestedScores",
    "SobolIndices",
    "Uncertainty",
    "aggregate",
    "aggregate_dimensions",
    "ahp_weights",
    "allocate",
    "bands",
    "composite_sobol",
    "coverage",
    "critic_weights",
    "define_composite",
    "draw",
    "entropy_weights",
    "equal_weights",
    "indicator_scores",
    "kemeny",
    "leave_each_out",
    "monte_carlo",
    "normalise",
    "rank_intervals",
    "rank_shift",
    "ranks",
    "sample_size",
    "score_composite",
    "shrunk_rate",
    "sobol_indices",
    "topsis",
    "value_flips",
    "weight_flips",
    "wilson",
]
