"""Reads the YAML of this folder once per process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from catalogue.checks import contract_faults, shape_faults
from catalogue.claims import ClaimPair, Commitment, Measure, Problem
from catalogue.models import CodeList, Contract, Declared, Dimension, HeadingWords, Indicator, Norm
from catalogue.reconciliation_models import Reconciliation
from catalogue.rule_models import Rule
from catalogue.self_reported import indicator_faults
from catalogue.targets import declared_target_faults

HERE = Path(__file__).parent
Shape = TypeVar("Shape", bound=Declared)


class CatalogueError(ValueError):
    """A declared fact cannot be used. The message names the file and the place in it, one fault a line."""


@cache
def contracts() -> dict[str, Contract]:
    """Every export by its code (F01, F02, …). Raises CatalogueError."""
    read = [read_contract(path) for path in sorted((HERE / "contracts").glob("*.yml"))]
    return {contract.export: contract for contract in read}


def read_contract(path: Path) -> Contract:
    """One contract, checked against itself, its file's name and the code lists. Raises CatalogueError."""
    contract = _read(path, Contract)
    faults = contract_faults(contract, code_lists())
    if contract.export != path.stem:
        faults.insert(0, f"文件名与表号 {contract.export} 不一致")
    if faults:
        raise CatalogueError("\n".join(f"{path.name}：{fault}" for fault in faults))
    return contract


def _read(path: Path, shape: type[Shape]) -> Shape:
    """A YAML file as one declared fact. Raises CatalogueError."""
    document = None
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return shape.model_validate(document)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"第{mark.line + 1}行附近" if mark else ""
        raise CatalogueError(f"{path.name}：{line}不是有效的 YAML，请核对缩进、冒号、括号和引号") from error
    except ValidationError as error:
        raise CatalogueError(
            "\n".join(f"{path.name}：{fault}" for fault in shape_faults(document, error))
        ) from error


@cache
def heading_words() -> HeadingWords:
    """Words of headings and titles that hold for all exports."""
    return _read(HERE / "headings.yml", HeadingWords)


@cache
def code_lists() -> dict[str, CodeList]:
    """Every closed list of codes by its name. Raises CatalogueError."""
    read = [_read(path, CodeList) for path in sorted((HERE / "code_lists").glob("*.yml"))]
    return {code_list.code_list: code_list for code_list in read}


@cache
def indicators() -> dict[str, Indicator]:
    """Every declared indicator by its code (I01–I47). Raises CatalogueError."""
    read = [read_indicator(path) for path in sorted((HERE / "indicators").glob("*.yml"))]
    return {indicator.code: indicator for indicator in read}


def read_indicator(path: Path) -> Indicator:
    """One indicator, checked against its file's name, the norms and the contracts. Raises CatalogueError."""
    indicator = _read(path, Indicator)
    faults = declared_target_faults(indicator)
    faults += indicator_faults(indicator, contracts(), code_lists())
    faults += [f"norms.yml 中没有 {basis.norm}" for basis in indicator.basis if basis.norm not in norms()]
    if indicator.code != path.stem:
        faults.insert(0, f"文件名与编号 {indicator.code} 不一致")
    if faults:
        raise CatalogueError("\n".join(f"{path.name}：{fault}" for fault in faults))
    return indicator


@cache
def rules() -> dict[str, Rule]:
    """Every integrity rule by its code (R01–R28). Raises CatalogueError."""
    read = [_read(path, Rule) for path in sorted((HERE / "findings").glob("*.yml"))]
    return {rule.code: rule for rule in read}


@cache
def reconciliations() -> dict[str, Reconciliation]:
    """Every fact that two tables state, by its code (X01, X02, …). Raises CatalogueError."""
    read = [_read(path, Reconciliation) for path in sorted((HERE / "reconciliations").glob("*.yml"))]
    return {reconciliation.code: reconciliation for reconciliation in read}


@cache
def measures() -> dict[str, Measure]:
    """Supporting figures by code (M01, M02, …). Raises CatalogueError."""
    read = [_read(path, Measure) for path in sorted((HERE / "measures").glob("*.yml"))]
    return {measure.code: measure for measure in read}


@cache
def problems() -> dict[str, Problem]:
    """The survey's problems by code (P01–P25). Raises CatalogueError."""
    read = [_read(path, Problem) for path in sorted((HERE / "problems").glob("*.yml"))]
    return {problem.code: problem for problem in read}


@cache
def claim_pairs() -> dict[str, ClaimPair]:
    """Claims and counter-claims of the survey by code (C01–C06)."""
    document = yaml.safe_load((HERE / "claim_pairs.yml").read_text(encoding="utf-8"))
    pairs = [ClaimPair.model_validate(pair) for pair in document["pairs"]]
    return {pair.code: pair for pair in pairs}


@cache
def commitments() -> dict[str, Commitment]:
    """The survey's recommendations as commitments by code (S01–S16). Raises CatalogueError."""
    read = [_read(path, Commitment) for path in sorted((HERE / "commitments").glob("*.yml"))]
    return {commitment.code: commitment for commitment in read}


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


def composite_dimensions() -> list[str]:
    """Codes of the dimensions that the composite is made of, in order (D1–D8)."""
    return [dimension.code for dimension in dimensions().values() if dimension.in_composite]
