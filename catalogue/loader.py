"""Reads the YAML of this folder once per process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from catalogue.models import CodeList, Contract, Dimension, HeadingWords, Indicator, Norm

HERE = Path(__file__).parent


def _documents(folder: str) -> list[Any]:
    paths = sorted((HERE / folder).glob("*.yml"))
    return [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for path in paths]


@cache
def contracts() -> dict[str, Contract]:
    """Every export by its code (F01–F21)."""
    loaded = [Contract.model_validate(document) for document in _documents("contracts")]
    return {contract.export: contract for contract in loaded}


@cache
def heading_words() -> HeadingWords:
    """Words of headings and titles that hold for all exports."""
    return HeadingWords.model_validate(yaml.safe_load((HERE / "headings.yml").read_text(encoding="utf-8")))


@cache
def code_lists() -> dict[str, CodeList]:
    """Every closed list of codes by its name."""
    loaded = [CodeList.model_validate(document) for document in _documents("code_lists")]
    return {code_list.code_list: code_list for code_list in loaded}


@cache
def indicators() -> dict[str, Indicator]:
    """Every declared indicator by its code (I01–I47)."""
    loaded = [Indicator.model_validate(document) for document in _documents("indicators")]
    return {indicator.code: indicator for indicator in loaded}


@cache
def norms() -> dict[str, Norm]:
    """Laws and standards by id."""
    document = yaml.safe_load((HERE / "norms.yml").read_text(encoding="utf-8"))
    return {norm["id"]: Norm.model_validate(norm) for norm in document["norms"]}


@cache
def dimensions() -> dict[str, Dimension]:
    """The nine dimensions by code (D1–D9)."""
    document = yaml.safe_load((HERE / "dimensions.yml").read_text(encoding="utf-8"))
    return {item["code"]: Dimension.model_validate(item) for item in document["dimensions"]}
