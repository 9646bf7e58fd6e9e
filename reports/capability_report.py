"""The capability-assessment report of a county at a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from catalogue.paths import Home
from dashboards.formatting import day
from dashboards.queries import context
from dashboards.queries.pool import Snapshot
from reports import annexes, convert, gaps, manifest
from reports.asked import ReportError, chosen_as_of, current_snapshot
from reports.blocks import Block, Heading, Note, Notes, Paragraph, Signature, Title
from reports.facts import first_day, section_one_facts
from reports.figures import Figure, figures_at, of_county
from reports.keypoints import key_points, one_year_before
from reports.preview import draw_pages
from reports.problems import sections_two_and_three, shortfalls
from reports.render import document_of
from reports.situation import Facts, Situation, section_one
from reports.verification import TITLE, verification_annex
from reports.workbook import write_workbook

NAME = "应急管理能力评估报告"
FORMATS = ("docx", "pdf", "xlsx")


@dataclass(frozen=True)
class Contents:
    """Everything that one report is written from."""

    info: dict[str, Any]
    as_of: date
    facts: list[dict[str, Any]]
    figures: list[Figure]
    blocks: list[Block]

    @property
    def title(self) -> str:
        return f"{self.info['county_name']}{NAME}"


def contents_of(snapshot: Snapshot, as_of: date) -> Contents:
    """Read the snapshot once and put the report together."""
    info = context.info(snapshot)
    facts = facts_by_name(snapshot, as_of)
    figures = figures_at(snapshot, as_of)
    owners = gaps.owners_by_indicator(snapshot, as_of)
    came, missing = gaps.delivered(snapshot), gaps.missing_exports(snapshot)
    notes = Notes()
    situation = Situation(
        facts=facts,
        year_before=facts_by_name(snapshot, one_year_before(as_of)),
        county={shown.indicator_code: shown for shown in of_county(figures) if shown.value is not None},
        as_of=as_of,
        since=first_day(snapshot),
        notes=notes,
    )
    held_against = verification_annex(snapshot, as_of, info["county_code"])
    blocks: list[Block] = [
        Title(f"{info['county_name']}{NAME}", f"（统计时点：{day(as_of)}）"),
        key_points(figures, came, missing, owners, as_of),
        Paragraph(scope(info, came, as_of)),
        *section_one(situation),
        *sections_two_and_three(shortfalls(figures, owners), gaps.data_problems(snapshot, figures)),
        Paragraph(""),
        Paragraph("附件：1．指标表"),
        Paragraph("　　　2．数据来源与质量"),
        Paragraph("　　　3．口径"),
        *([Paragraph(f"　　　4．{TITLE}")] if held_against else []),
        Signature([day(info["published_at"])]),
        Heading(3, "数字来源注释"),
        *(Note(f"注{number}　{text}") for number, text in enumerate(notes.texts, start=1)),
        *annexes.figures_annex(figures, as_of),
        *annexes.sources_annex(snapshot, as_of),
        *annexes.definitions_annex(snapshot, list(facts.values())),
        *held_against,
    ]
    return Contents(info, as_of, list(facts.values()), figures, blocks)


def facts_by_name(snapshot: Snapshot, as_of: date) -> Facts:
    """Rows of section_one_facts by fact."""
    rows = annexes.records_of(section_one_facts(snapshot, as_of))
    return {row["fact"]: row for row in rows}


def scope(info: dict[str, Any], came: gaps.Delivered, as_of: date) -> str:
    """What the report rests on, in one sentence."""
    return (
        f"本报告依据各部门报送的{came.files}份文件测算，统计时点为{day(as_of)}，数据快照编号为{info['snapshot_id']}，"
        "供调研和审议参考。文中数字均由报送记录逐条计算，来源见文末注释；没有报送的标为缺报，不作零处理。"
    )


def write_report(home: Home, as_of: date | None, out: Path | None, formats: Sequence[str]) -> list[Path]:
    """Write the report on the current snapshot in each format, and return the files in the order asked for.

    as_of: a date that the snapshot has figures for, None for its newest. out: a folder, None for
    HOME/reports/<as_of>, where a manifest and pictures of the pages are kept beside them. formats: of docx, pdf, xlsx.
    Raises ReportError, NoSnapshot.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise ReportError(f"不能生成的格式：{'、'.join(unknown) or '（空）'}。可用：{'、'.join(FORMATS)}。")
    with current_snapshot(home) as snapshot:
        contents = contents_of(snapshot, chosen_as_of(snapshot, as_of))
    folder = out or home.reports / contents.as_of.isoformat()
    folder.mkdir(parents=True, exist_ok=True)
    written = [write_as(name, folder / f"{NAME}.{name}", contents) for name in formats]
    if out is None:
        _record(folder, written, contents)
    return written


def _record(folder: Path, written: Sequence[Path], contents: Contents) -> None:
    """What readers of HOME/reports are told of the files, and pictures of the .pdf's pages."""
    pdf = next((path for path in written if path.suffix == ".pdf"), None)
    made = {*written, *([pdf.with_suffix(".docx")] if pdf else [])}
    if pdf:
        draw_pages(pdf)
    manifest.record(folder, sorted(made), str(contents.info["snapshot_id"]), contents.as_of)


def write_as(name: str, path: Path, contents: Contents) -> Path:
    """One file of the report. A PDF is made of a .docx beside it."""
    if name == "xlsx":
        return write_workbook(path, contents.facts, contents.figures, contents.as_of)
    document = path.with_suffix(".docx")
    document_of(contents.blocks, contents.title, contents.info["published_at"]).save(str(document))
    return convert.to_pdf(document) if name == "pdf" else document
