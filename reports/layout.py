"""Page, type and page numbers as GB/T 9704 lays them down, for python-docx."""

from __future__ import annotations

from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SONG_TITLE = "方正小标宋简体"
FANG_SONG = "仿宋_GB2312"
KAI = "楷体_GB2312"
HEI = "黑体"
SONG = "宋体"

BODY_PT = 16.0
LINE_PT = 28.95
"""225 mm of type area in 22 lines."""

TABLE_PT = 10.5
THEME_ATTRIBUTES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_font(properties: Any, name: str) -> None:
    """Name one font for every script of a style's or run's properties, and say that its text is Chinese.

    python-docx writes only the Latin scripts; without the East Asian ones a sans face is drawn instead.
    """
    fonts = properties.get_or_add_rFonts()
    for attribute in THEME_ATTRIBUTES:
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for attribute in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{attribute}"), name)
    fonts.set(qn("w:hint"), "eastAsia")
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def set_run_font(run: Run, name: str, size_pt: float | None = None) -> None:
    """Font and size of one run."""
    set_font(run._element.get_or_add_rPr(), name)
    if size_pt:
        run.font.size = Pt(size_pt)


def style_of(
    document: DocumentObject,
    name: str,
    font: str,
    size_pt: float,
    *,
    line_pt: float = LINE_PT,
    indent_characters: int = 0,
) -> ParagraphStyle:
    """A paragraph style of the template made official: black, upright, exact line pitch, no space around."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    set_font(style.element.get_or_add_rPr(), font)
    style.font.size = Pt(size_pt)
    style.font.bold = False
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    layout = style.paragraph_format
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(line_pt)
    layout.space_before = layout.space_after = Pt(0)
    layout.widow_control = False
    set_indent(style.element.get_or_add_pPr(), indent_characters, size_pt)
    return style


def set_indent(properties: Any, characters: int, size_pt: float) -> None:
    """First line indent in characters, with the same in points for readers that know no characters."""
    indent = properties.get_or_add_ind()
    indent.attrib.clear()
    indent.set(qn("w:firstLineChars"), str(characters * 100))
    indent.set(qn("w:firstLine"), str(round(characters * size_pt * 20)))


def set_defaults(document: DocumentObject) -> None:
    """Fonts of everything that no style names, and the styles that the report uses."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    set_font(defaults.find(qn("w:rPrDefault")).find(qn("w:rPr")), FANG_SONG)
    style_of(document, "Normal", FANG_SONG, BODY_PT)
    style_of(document, "Body Text", FANG_SONG, BODY_PT, indent_characters=2)
    style_of(document, "Heading 1", HEI, BODY_PT, indent_characters=2).paragraph_format.keep_with_next = True
    style_of(document, "Heading 2", KAI, BODY_PT, indent_characters=2).paragraph_format.keep_with_next = True
    style_of(document, "Heading 3", HEI, BODY_PT).paragraph_format.keep_with_next = True
    caption = style_of(document, "Caption", HEI, 12, line_pt=22)
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(8)
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style_of(document, "List", FANG_SONG, TABLE_PT, line_pt=17)
    style_of(document, "Footer", SONG, 14, line_pt=18)
    title = style_of(document, "Title", SONG_TITLE, 22, line_pt=36)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    borders = title.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def set_page(section: Section, *, is_wide: bool = False) -> None:
    """A4 with the standard's margins; a wide page is the same sheet turned, its binding edge on top."""
    width, height = (Mm(297), Mm(210)) if is_wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    top, bottom, left, right = (28, 26, 35, 37) if is_wide else (37, 35, 28, 26)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(bottom - 7 - 6)
    section.gutter = Mm(0)


def number_pages(document: DocumentObject) -> None:
    """— 1 — at the foot: right on odd pages, left on even ones, one character in from the edge."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, alignment, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left"),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = alignment
        indent = paragraph._element.get_or_add_pPr().get_or_add_ind()
        indent.set(qn(f"w:{side}Chars"), "100")
        indent.set(qn(f"w:{side}"), "280")
        add_text(paragraph, "— ", SONG, 14)
        add_page_field(paragraph)
        add_text(paragraph, " —", SONG, 14)


def add_text(paragraph: Paragraph, text: str, font: str, size_pt: float | None = None) -> Run:
    """A run of text in a named font."""
    run = paragraph.add_run(text)
    set_run_font(run, font, size_pt)
    return run


def add_page_field(paragraph: Paragraph) -> None:
    """The number of the page, counted by whoever opens the file."""
    for kind, instruction in (("begin", None), (None, "PAGE"), ("end", None)):
        run = add_text(paragraph, "", SONG, 14)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = instruction
        run._element.append(element)
