"""Findings to verify as a sheet, and the words of a finding and its rule in the reader's language."""

from __future__ import annotations

from typing import Any

from dashboards import formatting as fmt
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import pick, t

Rows = list[dict[str, Any]]


def rule_name(row: dict[str, Any]) -> str:
    """R02 and what the rule is called."""
    return f"{row['rule_code']} {pick(row, 'name')}"


def said(row: dict[str, Any]) -> dict[str, str]:
    """The words of a finding and of its rule in the reader's language."""
    return {stem: pick(row, stem) for stem in ("message", "ask", "guards", "logic")}


def finding_sheet(view: View, rows: Rows, title: str, *, is_of_one: bool) -> Sheet:
    """Rows of findings.at; `is_of_one`: all about one subject, which the sheet then does not name."""
    subject = [] if is_of_one else [Column("subject_name", t("column.subject"))]
    columns = (
        Column("severity_word", t("column.severity")), Column("rule", t("column.rule")), *subject,
        Column("message", t("column.finding")), Column("ask", t("finding.ask")),
        Column("guards", t("finding.guards")), Column("records", t("column.records"), "whole"),
        Column("finding_id", t("column.finding_id")),
    )  # fmt: skip
    told = [
        {**row, **said(row), "severity_word": t(f"severity.{row['severity']}"), "rule": rule_name(row)}
        for row in rows
    ]
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("findings", title, columns, told, definition=t("finding.caution"), source=source)
