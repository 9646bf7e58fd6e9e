"""What two tables state about one fact, with the tolerances that settings put in place of the declared ones."""

from __future__ import annotations

from typing import Any

from catalogue.loader import reconciliations
from catalogue.reconciliation_models import Reconciliation, Side
from muster.settings import ToleranceSetting


def reconciliation_rows(tolerances: dict[str, ToleranceSetting]) -> list[dict[str, Any]]:
    """Rows of raw.catalogue_reconciliations, one per declared reconciliation."""
    return [_row(declared, tolerances.get(code)) for code, declared in reconciliations().items()]


def _row(declared: Reconciliation, set_to: ToleranceSetting | None) -> dict[str, Any]:
    tolerance = declared.tolerance
    amount = set_to.amount if set_to and set_to.amount is not None else tolerance.amount
    percent = set_to.percent if set_to and set_to.percent is not None else tolerance.percent
    sides = {
        f"{name}_{what}": value
        for name, side in (("first", declared.first), ("second", declared.second))
        for what, value in _side(side).items()
    }
    return {
        **declared.model_dump(
            exclude={"first", "second", "tolerance", "ask_alone", "caveats_zh", "caveats_en"}
        ),
        **sides,
        "tolerance_amount": amount,
        "tolerance_percent": percent,
        "tolerance_is_set": set_to is not None,
        "asks_first_alone": "first" in declared.ask_alone,
        "asks_second_alone": "second" in declared.ask_alone,
        "caveats_zh": "；".join(caveat.rstrip("。") for caveat in declared.caveats_zh) + "。",
        "caveats_en": "\n".join(declared.caveats_en),
    }


def _side(side: Side) -> dict[str, str]:
    return {
        "export": side.export,
        "table_zh": side.table_zh,
        "table_en": side.table_en,
        "zh": side.name_zh,
        "en": side.name_en,
        "unit": side.unit,
        "unit_en": side.unit_en,
    }
