"""The only place that knows Great Expectations. Importing it takes seconds: import it only where checks run."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
from great_expectations import ExpectationSuite, get_context
from great_expectations import expectations as ge
from great_expectations.core import ExpectationValidationResult
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)

from expectations.checks import Check


class ExpectationError(Exception):
    """A check could not be run: neither a pass nor a failure may be recorded."""


class Suites:
    """An in-memory context without telemetry, and the suites run in it. Leaves no file behind."""

    def __init__(self) -> None:
        in_memory = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
        config = DataContextConfig(
            store_backend_defaults=in_memory,
            analytics_enabled=False,
            progress_bars=ProgressBarsConfig(globally=False),
        )
        context = get_context(mode="ephemeral", project_config=config)
        asset = context.data_sources.add_pandas("raw").add_dataframe_asset("rows")
        self._rows = asset.add_batch_definition_whole_dataframe("given")

    def failing_positions(
        self, name: str, frame: pd.DataFrame, checks: list[Check]
    ) -> Iterator[tuple[Check, npt.NDArray[np.int64]]]:
        """Run the checks as one suite; for each, the positions (0…n−1) of the rows that fail it.

        `frame` has a default index. Positions are asked for rather than named key columns because Great
        Expectations looks those up cell by cell. Raises ExpectationError.
        """
        batch = self._rows.get_batch({"dataframe": frame})
        expectations = [
            getattr(ge, check.expectation)(**check.arguments, meta={"check": check.name}) for check in checks
        ]
        result = batch.validate(
            ExpectationSuite(name=name, expectations=expectations),
            result_format={"result_format": "COMPLETE", "return_unexpected_index_query": False},
        )
        by_name = {_check_name(outcome): outcome for outcome in result.results}
        for check in checks:
            outcome = by_name[check.name]
            if "unexpected_count" not in outcome.result:
                raise ExpectationError(f"{name}：检查 {check.name} 没有得出结果：{outcome.exception_info}")
            yield check, np.asarray(outcome.result.get("unexpected_index_list") or [], dtype=np.int64)


def _check_name(outcome: ExpectationValidationResult) -> str:
    configuration = outcome.expectation_config
    if configuration is None or configuration.meta is None:
        raise ExpectationError("Great Expectations 的结果没有说明属于哪项检查")
    return str(configuration.meta["check"])
