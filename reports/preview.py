"""Pictures of the first pages of a report, made once when its .pdf is, so that a reader sees it before taking it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from catalogue.paths import REPORT_PAGES

MOST_PAGES = 12
DOTS_PER_INCH = 72
SECONDS = 60


def draw_pages(pdf: Path) -> list[str]:
    """Draw at most MOST_PAGES pages of a .pdf as .png into a folder beside it; their names in order.

    The pictures of an earlier .pdf are replaced. None where pdftoppm (poppler-utils) is missing or fails.
    """
    target = pdf.parent / REPORT_PAGES
    shutil.rmtree(target, ignore_errors=True)
    program = shutil.which("pdftoppm")
    if program is None:
        return []
    with tempfile.TemporaryDirectory() as scratch:
        options = ["-png", "-r", str(DOTS_PER_INCH), "-f", "1", "-l", str(MOST_PAGES)]
        command = [program, *options, str(pdf), str(Path(scratch) / "page")]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return []
        drawn = sorted(Path(scratch).glob("page-*.png"))
        target.mkdir()
        for picture in drawn:
            shutil.move(picture, target / picture.name)
    return [picture.name for picture in drawn]
