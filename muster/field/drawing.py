"""The draw: how many records, how many of each township, which; repeatable by whoever has snapshot and seed."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import pandas as pd

from muster.errors import UserError
from muster.field.claimed import Claimed
from scoring import allocate, draw, sample_size

PRECISION, SHARE = 10.0, 50.0


@dataclass(frozen=True)
class Stratum:
    """A township's records: how many there are, how many are drawn."""

    region_code: str
    township: str
    size: int
    drawn: int


@dataclass(frozen=True)
class Drawn:
    """A draw. `asked`: records asked for, by number or by precision; `records`: those of Claimed, with stratum_size."""

    check_no: str
    seed: str
    asked: int
    precision: float | None
    share: float
    strata: list[Stratum]
    records: pd.DataFrame

    @property
    def population(self) -> int:
        return sum(stratum.size for stratum in self.strata)

    @property
    def is_whole(self) -> bool:
        return len(self.records) == self.population


def seed_of(snapshot_id: str) -> str:
    """The seed that a snapshot has by itself: eight digits from its id."""
    return f"{int(sha256(snapshot_id.encode()).hexdigest(), 16) % 10**8:08d}"


def drawn_from(
    claims: Claimed,
    n: int | None,
    precision: float = PRECISION,
    share: float = SHARE,
    seed: str | None = None,
) -> Drawn:
    """A random sample in strata of townships. `n` goes before `precision` (± points at 95 %). Raises UserError."""
    if n is not None and n < 1:
        raise UserError("--n 应为1以上的整数。")
    if not 0 < precision < 50:
        raise UserError("--precision 是百分点，应大于0、小于50，如 10。")
    if not 0 < share < 100:
        raise UserError("--share 是预计属实的百分比，应大于0、小于100，如 50。")
    counts = claims.records.groupby(["region_code", "township"], sort=True).size()
    sizes = [int(size) for size in counts]
    asked = n if n is not None else sample_size(sum(sizes), precision / 100, share / 100)
    chosen_seed = seed if seed is not None else seed_of(claims.snapshot_id)
    strata = [
        Stratum(str(code), str(name), size, take)
        for (code, name), size, take in zip(counts.index, sizes, allocate(sizes, asked), strict=True)
    ]
    records = pd.concat([_of_stratum(claims.records, stratum, chosen_seed) for stratum in strata])
    marked = sha256(f"{claims.snapshot_id}|{chosen_seed}|{len(records)}".encode()).hexdigest()[:6]
    return Drawn(
        f"{claims.indicator_code}-{claims.as_of:%Y%m%d}-{marked}",
        chosen_seed,
        asked,
        None if n is not None else precision,
        share,
        strata,
        records.reset_index(drop=True),
    )


def _of_stratum(records: pd.DataFrame, stratum: Stratum, seed: str) -> pd.DataFrame:
    """The drawn records of a township, in the order of their files, in which a checker finds them."""
    of_it = records[records["region_code"] == stratum.region_code]
    keys = draw(of_it["record_id"], stratum.drawn, seed)
    chosen = of_it[of_it["record_id"].isin(keys)].assign(stratum_size=stratum.size)
    return chosen.sort_values(["file_name", "sheet", "row_number", "record_id"], na_position="last")
