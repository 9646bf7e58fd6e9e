"""Word to PDF through LibreOffice, with fonts that the machine has in place of those that it lacks."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from reports import layout
from reports.asked import ReportError

SECONDS = 180
MISSING = "没有找到 LibreOffice，无法生成 PDF。请安装 LibreOffice，或改用 --format docx。"
FAILED = "LibreOffice 未能把报告转换为 PDF。请重试，或改用 --format docx。"

FONT_RULES = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  {aliases}
</fontconfig>
"""

SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC")
STAND_INS = {
    layout.FANG_SONG: ("FangSong", "STFangsong", *SERIF),
    layout.KAI: ("KaiTi", "STKaiti", "AR PL UKai CN", *SERIF),
    layout.SONG_TITLE: ("FZXiaoBiaoSong-B05S", *SERIF),
    layout.SONG: ("SimSun", *SERIF),
    layout.HEI: ("SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei"),
}


def font_rules() -> str:
    """A fontconfig file that names stand-ins for the official typefaces."""
    aliases = []
    for family, others in STAND_INS.items():
        preferred = "".join(f"<family>{name}</family>" for name in (family, *others))
        aliases.append(f'<alias binding="same"><family>{family}</family><prefer>{preferred}</prefer></alias>')
    return FONT_RULES.format(aliases="\n  ".join(aliases))


def to_pdf(document: Path) -> Path:
    """The PDF beside a .docx. Raises ReportError when LibreOffice is missing or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ReportError(MISSING)
    pdf = document.with_suffix(".pdf")
    with tempfile.TemporaryDirectory() as scratch:
        rules = Path(scratch) / "fonts.conf"
        rules.write_text(font_rules(), encoding="utf-8")
        command = [program, f"-env:UserInstallation={(Path(scratch) / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", scratch, str(document)]
        environment = {**os.environ, "FONTCONFIG_FILE": str(rules)}
        try:
            subprocess.run(command, env=environment, capture_output=True, timeout=SECONDS, check=True)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            raise ReportError(FAILED) from None
        made = Path(scratch) / pdf.name
        if not made.exists():
            raise ReportError(FAILED)
        shutil.move(made, pdf)
    return pdf
