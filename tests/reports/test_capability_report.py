"""The report as a file: its parts, its figures, its type, its sources."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Mm
from openpyxl import load_workbook

from catalogue.paths import Home
from reports.asked import ReportError
from reports.capability_report import write_report

SURVEY = Path(__file__).parents[2].parent / "shared" / "seed" / "survey_report.txt"
COPIED_CHARACTERS = 12

PRINTED = {
    "mechanisms_named": "工作机制3项",
    "lead_bodies": "领导机构1个",
    "comprehensive_teams": "县乡综合救援队伍2支",
    "comprehensive_team_members": "花名册在队2人",
    "grassroots_teams": "乡镇基层综合救援队伍2支",
    "grassroots_team_members": "花名册在队5人",
    "force_categories": "应急力量共4类",
    "fire_special_squads": "专业分队1支",
    "special_plans": "县级专项预案1个",
    "department_plans": "部门预案1个",
    "grassroots_plans": "乡镇和村（社区）预案3个",
    "drills": "转移避险类演练2场次",
    "drill_participations": "累计参演110人次",
    "platform_violations": "平台累计发现问题5次",
    "platform_rectified": "其中登记已整改3条",
    "cases_filed": "立案查处（缺报）",
    "monitored_enterprises": "计量监控日报涉及企业（缺报）",
    "metered_vehicles": "累计计量运输车辆（缺报）",
}


@pytest.fixture(scope="session")
def report(county_home: Home, tmp_path_factory: pytest.TempPathFactory) -> DocumentObject:
    [path] = write_report(county_home, None, tmp_path_factory.mktemp("report"), ["docx"])
    return Document(str(path))


def words(document: DocumentObject) -> str:
    """All text of a document as read: cells included, one paragraph a line, without joiners that nobody sees."""
    paragraphs = document.element.body.iter(qn("w:p"))
    lines = ("".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in paragraphs)
    return "\n".join(lines).replace("\u2060", "")


def part(document: DocumentObject, start: str, end: str) -> str:
    text = words(document)
    return text[text.index(start) : text.index(end)]


def test_the_report_has_its_box_three_sections_and_three_annexes_in_order(report: DocumentObject) -> None:
    text = words(report)
    parts = ["白石县应急管理能力评估报告", "要点", "一、基本情况", "二、存在的主要问题", "三、下步工作建议",
             "附件1　指标表", "附件2　数据来源与质量", "附件3　口径"]  # fmt: skip
    places = [text.index(f"{name}\n") for name in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("said", PRINTED.values(), ids=PRINTED.keys())
def test_section_one_states_the_figure_with_a_source_note(report: DocumentObject, said: str) -> None:
    section = part(report, "一、基本情况", "二、存在的主要问题")
    assert re.search(re.escape(said) + r"\[注\d+\]", section)


def test_every_source_marker_has_its_note_and_every_note_its_marker(report: DocumentObject) -> None:
    text = words(report)
    assert set(re.findall(r"\[注(\d+)\]", text)) == set(re.findall(r"^注(\d+)　", text, flags=re.MULTILINE))


def test_a_source_note_names_export_files_records_and_date(report: DocumentObject) -> None:
    assert "《演练台账》（F04）·1份文件2条记录·截至2025年6月30日" in words(report)


def test_a_claimed_rate_stands_beside_the_verified_one(report: DocumentObject) -> None:
    assert "整改率60.0%为申报口径；有复查日期和复查人、验收销号的2条，占发现数的40.0%" in words(report)


def test_participations_are_not_passed_off_as_people(report: DocumentObject) -> None:
    assert "人次逐场累加，不等于人数" in words(report)
    assert "基层队伍为4人" in words(report)


def test_missing_exports_are_listed_as_missing_and_never_as_zero(report: DocumentObject) -> None:
    section = part(report, "二、存在的主要问题", "三、下步工作建议")
    assert "缺报2项台账：《执法立案处罚台账》（F07）、《学校演练》（F12）" in section
    assert "查处0件" not in words(report)


def test_problems_and_recommendations_accuse_nobody(report: DocumentObject) -> None:
    section = part(report, "二、存在的主要问题", "附件：")
    assert "建议核实" in section
    assert "违法" not in section


def test_a_norm_that_nobody_checked_is_marked(report: DocumentObject) -> None:
    text = words(report)
    assert "无法定目标（待核）" in text
    assert "安全生产法第41条（待核）" not in text


def test_every_style_in_use_and_every_run_names_an_east_asian_font(report: DocumentObject) -> None:
    for name in ("Normal", "Body Text", "Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Footer"):
        fonts = report.styles[name].element.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")), name
        assert fonts.get(qn("w:eastAsiaTheme")) is None, name
    for run in report.element.body.iter(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        assert properties.find(qn("w:rFonts")).get(qn("w:eastAsia"))
        assert properties.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"


def test_the_page_is_that_of_an_official_paper(report: DocumentObject) -> None:
    page = report.sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(margin / Mm(1)) for margin in margins if margin] == [37, 35, 28, 26]
    body = report.styles["Body Text"]
    assert body.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert body.paragraph_format.line_spacing.pt == 28.95
    assert body.font.size.pt == 16


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(report: DocumentObject) -> None:
    assert report.settings.odd_and_even_pages_header_footer
    odd, even = report.sections[0].footer.paragraphs[0], report.sections[0].even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    assert odd.text.startswith("— ")
    assert "PAGE" in odd._element.xml


def test_no_run_of_words_is_copied_from_the_survey(report: DocumentObject) -> None:
    if not SURVEY.exists():
        pytest.skip("the survey's text is not beside this repository")

    def runs(text: str) -> set[str]:
        pieces = re.findall(r"[一-鿿]+", text)
        return {
            piece[start : start + COPIED_CHARACTERS]
            for piece in pieces
            for start in range(len(piece) - COPIED_CHARACTERS + 1)
        }

    assert not runs(words(report)) & runs(SURVEY.read_text(encoding="utf-8"))


def test_a_county_that_delivered_nothing_gets_a_report_without_a_single_figure(
    silent_home: Home, tmp_path: Path
) -> None:
    [path] = write_report(silent_home, None, tmp_path, ["docx"])
    section = part(Document(str(path)), "一、基本情况", "二、存在的主要问题")
    assert len(re.findall(r"（缺报）\[注\d+\]", section)) == len(PRINTED)
    assert not re.search(r"\d+[项个支人类场次条件家辆]", section.replace("此前12个月", ""))


def test_the_default_place_is_the_folder_of_the_date(county_home: Home) -> None:
    [path] = write_report(county_home, date(2025, 6, 30), None, ["docx"])
    assert path == county_home.reports / "2025-06-30" / "应急管理能力评估报告.docx"
    assert path.exists()


def test_an_earlier_date_leaves_registers_out_instead_of_dating_them_back(
    county_home: Home, tmp_path: Path
) -> None:
    [path] = write_report(county_home, date(2024, 6, 30), tmp_path, ["docx"])
    assert "县乡综合救援队伍（不能回溯）" in words(Document(str(path)))


def test_the_workbook_holds_numbers_and_leaves_the_missing_empty(county_home: Home, tmp_path: Path) -> None:
    [path] = write_report(county_home, None, tmp_path, ["xlsx"])
    rows = {row[0]: row for row in load_workbook(path)["第一部分数字"].iter_rows(values_only=True)}
    assert rows["参与演练"][1] == 110
    assert rows["立案查处"][1:4] == (None, "件", "缺报")


def test_a_date_without_figures_is_refused_with_the_dates_that_have_some(county_home: Home) -> None:
    with pytest.raises(ReportError, match="2025-06-30"):
        write_report(county_home, date(2020, 1, 1), None, ["docx"])


def test_an_unknown_format_is_refused(county_home: Home) -> None:
    with pytest.raises(ReportError, match="html"):
        write_report(county_home, None, None, ["html"])


def test_without_libreoffice_the_pdf_is_refused_in_one_line(
    county_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReportError, match="没有找到 LibreOffice"):
        write_report(county_home, None, tmp_path, ["pdf"])


@pytest.mark.skipif(
    not shutil.which("soffice") or not shutil.which("pdftotext"), reason="no LibreOffice or poppler"
)
def test_the_pdf_holds_chinese_text_and_no_empty_page(county_home: Home, tmp_path: Path) -> None:
    [path] = write_report(county_home, None, tmp_path, ["pdf"])
    pages = (
        subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
        .stdout.decode()
        .split("\f")
    )
    assert "应急管理能力评估报告" in pages[0]
    assert all(len(re.findall(r"[一-鿿]", page)) > 20 for page in pages[:-1])
