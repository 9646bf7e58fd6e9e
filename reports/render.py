"""Blocks of a report as a Word document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from reports import layout
from reports.blocks import Annex, Block, Box, Heading, Note, Paragraph, Signature, Table, Title

MARKER = re.compile(r"(\[注\d+\])")
WORD_JOINER = "\u2060"
"""Keeps a source marker in one piece and with the figure before it at the end of a line."""

BOX_PT = 14.0
WHOLE_ROWS = 12
"""A table of no more rows stays on one page."""


def document_of(blocks: Sequence[Block], title: str, created: datetime) -> DocumentObject:
    """A finished document; `created` stamps its properties so that the same snapshot gives the same file."""
    document = Document()
    layout.set_defaults(document)
    layout.set_page(document.sections[0])
    layout.number_pages(document)
    for block in blocks:
        add_block(document, block)
    shrink(document.add_paragraph())
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "点验", "zh-CN"
    properties.comments = ""
    properties.created = properties.modified = created
    return document


def add_block(document: DocumentObject, block: Block) -> None:
    """Append one block in its own way."""
    match block:
        case Title():
            add_title(document, block)
        case Heading():
            font = layout.KAI if block.level == 2 else layout.HEI
            text_in(document.add_paragraph(style=f"Heading {block.level}"), block.text, font)
        case Paragraph():
            style = "Body Text" if block.is_indented else "Normal"
            text_in(document.add_paragraph(style=style), block.text, layout.FANG_SONG)
        case Note():
            text_in(document.add_paragraph(style="List"), block.text, layout.FANG_SONG)
        case Box():
            add_box(document, block)
        case Table():
            add_table(document, block)
        case Annex():
            add_annex(document, block)
        case Signature():
            add_signature(document, block)


def text_in(paragraph: DocxParagraph, text: str, font: str) -> None:
    """The text in one font, its source markers raised."""
    for part in MARKER.split(text):
        if part:
            is_marker = MARKER.fullmatch(part) is not None
            text_shown = part.replace("[注", f"{WORD_JOINER}[注{WORD_JOINER}") if is_marker else part
            layout.add_text(paragraph, text_shown, font).font.superscript = is_marker or None


def add_title(document: DocumentObject, block: Title) -> None:
    text_in(document.add_paragraph(style="Title"), block.text, layout.SONG_TITLE)
    if block.subtitle:
        paragraph = document.add_paragraph(style="Normal")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        text_in(paragraph, block.subtitle, layout.KAI)
    document.add_paragraph(style="Normal").paragraph_format.line_spacing = Pt(12)


def add_box(document: DocumentObject, block: Box) -> None:
    """One framed cell, kept on its page."""
    table = document.add_table(rows=1, cols=1)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    keep_together(table)
    cell = table.cell(0, 0)
    cell.width = Mm(156)
    set_margins(cell, 140, 60)
    first = cell.paragraphs[0]
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    box_line(first)
    layout.add_text(first, block.heading, layout.HEI, BOX_PT)
    for lead, text in block.lines:
        paragraph = cell.add_paragraph()
        box_line(paragraph)
        layout.add_text(paragraph, f"{lead}：", layout.HEI, BOX_PT)
        layout.add_text(paragraph, text, layout.FANG_SONG, BOX_PT)
    document.add_paragraph(style="Normal").paragraph_format.line_spacing = Pt(12)


def box_line(paragraph: DocxParagraph) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(22)


def add_table(document: DocumentObject, block: Table) -> None:
    """A captioned grid whose heading row comes again on every page."""
    text_in(document.add_paragraph(style="Caption"), block.caption, layout.HEI)
    table = document.add_table(rows=1, cols=len(block.header))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    fill_row(table, 0, block.header, block, layout.HEI)
    repeat_heading(table)
    for number, row in enumerate(block.rows, start=1):
        table.add_row()
        fill_row(table, number, row, block, layout.FANG_SONG)
    for column, width in zip(table.columns, block.widths_mm, strict=True):
        column.width = Mm(width)
    keep_together(table)
    if len(block.rows) <= WHOLE_ROWS:
        for row in table.rows[:-1]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True


def fill_row(table: DocxTable, number: int, texts: Sequence[str], block: Table, font: str) -> None:
    for column, (cell, text) in enumerate(zip(table.rows[number].cells, texts, strict=True)):
        cell.width = Mm(block.widths_mm[column])
        set_margins(cell, 60, 30)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        is_centred = number == 0 or column >= block.centred_from
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_centred else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        paragraph.paragraph_format.line_spacing = Pt(15)
        for place, line in enumerate(text.split("\n")):
            run = layout.add_text(paragraph, line, font, layout.TABLE_PT)
            if place:
                run._element.insert(run._element.index(run._element.rPr) + 1, OxmlElement("w:br"))


def set_margins(cell: _Cell, beside: int, above: int) -> None:
    """Room around a cell's text, in twips."""
    margins = OxmlElement("w:tcMar")
    for side, room in (("top", above), ("left", beside), ("bottom", above), ("right", beside)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(room))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    cell._element.get_or_add_tcPr().append(margins)


def repeat_heading(table: DocxTable) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def keep_together(table: DocxTable) -> None:
    """No row is torn over two pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def add_annex(document: DocumentObject, block: Annex) -> None:
    layout.set_page(document.add_section(WD_SECTION.NEW_PAGE), is_wide=block.is_wide)
    shrink(document.paragraphs[-1])
    text_in(document.add_paragraph(style="Heading 3"), block.text, layout.HEI)


def shrink(paragraph: DocxParagraph) -> None:
    """A paragraph that a section or a table needs behind it must not push itself onto a page of its own."""
    paragraph.style = "Normal"
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.add_text(paragraph, "", layout.FANG_SONG, 1)


def add_signature(document: DocumentObject, block: Signature) -> None:
    for line in block.lines:
        paragraph = document.add_paragraph(style="Normal")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        indent = paragraph._element.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:rightChars"), "400")
        indent.set(qn("w:right"), str(round(4 * layout.BODY_PT * 20)))
        text_in(paragraph, line, layout.FANG_SONG)
