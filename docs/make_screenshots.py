"""Pictures for the documents: the dashboards of a HOME in a browser, and the first page of its report."""

from __future__ import annotations

import argparse
import logging
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright
from werkzeug.serving import make_server

from catalogue.paths import ROOT, home
from dashboards.app import create_app
from reports.capability_report import write_report

DESK = (1366, 768)
PHONE = (390, 844)
PAGES = {
    "overview": "/",
    "findings": "/findings",
    "family-drills": "/family/drills",
    "family-rectification": "/family/rectification",
    "indicator": "/indicator/I17",
    "map": "/map?indicator=I17",
    "reports": "/reports",
    "data": "/data",
    "catalogue": "/catalogue",
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


def photograph(context: BrowserContext, address: str, target: Path) -> None:
    """One page as it stands above the fold."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".shell .main", timeout=30_000)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(target))
    page.close()


def photograph_portrait(context: BrowserContext, address: str, target: Path) -> None:
    """The portrait of the first township of the index."""
    page = context.new_page()
    page.goto(address)
    page.locator(".main a[href*='subject=']").first.click()
    page.wait_for_selector(".portrait-charts", timeout=30_000)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(target))
    page.close()


def photograph_drawer(context: BrowserContext, address: str, target: Path) -> None:
    """The trace of a figure down to the row that it stands on."""
    page = context.new_page()
    page.goto(address)
    page.locator(".ledger-row a.traced").nth(16).click()
    page.locator(".mantine-Drawer-body .formula").wait_for()
    page.wait_for_timeout(400)
    page.screenshot(path=str(target.with_name("trace.png")))
    page.locator(".mantine-Drawer-body .records a").first.click()
    page.locator(".mantine-Drawer-body .extract").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)
    page.screenshot(path=str(target))
    page.close()


def photograph_report(home_folder: Path | None, target: Path) -> None:
    """The first page of the report, on paper. Needs LibreOffice and pdftoppm."""
    with tempfile.TemporaryDirectory() as folder:
        (pdf,) = write_report(home(home_folder), None, Path(folder), ["pdf"])
        pdftoppm = shutil.which("pdftoppm") or "pdftoppm"
        options = ["-png", "-r", "70", "-f", "1", "-l", "1", "-singlefile"]
        subprocess.run([pdftoppm, *options, str(pdf), str(target.with_suffix(""))], check=True)


def make(home_folder: Path | None, out: Path) -> None:
    """Write one .png per page into `out`. Needs a published snapshot and Chromium."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    out.mkdir(parents=True, exist_ok=True)
    server = make_server("127.0.0.1", 0, create_app(home(home_folder)).server, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        desk = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]}, reduced_motion="reduce")
        for name, path in PAGES.items():
            photograph(desk, base + path, out / f"{name}.png")
        photograph_portrait(desk, base + "/portrait", out / "portrait.png")
        photograph_drawer(desk, base + "/", out / "source-row.png")
        phone = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, reduced_motion="reduce")
        photograph(phone, base + "/", out / "overview-phone.png")
        browser.close()
    server.shutdown()
    photograph_report(home_folder, out / "report.png")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="the instance's folder (default: MUSTER_HOME or ./data)")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    arguments = parser.parse_args()
    make(arguments.home, arguments.out)
