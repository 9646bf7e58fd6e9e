"""Documents that are derived from the catalogue say what it says now, and pictures that are shown exist."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from catalogue.paths import ROOT


def test_generated_pages_are_those_of_the_catalogue() -> None:
    script = [sys.executable, str(ROOT / "docs" / "make_pages.py"), "--check"]
    of_this_checkout = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(script, capture_output=True, text=True, check=False, env=of_this_checkout)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/architecture.md"])
def test_every_file_that_a_page_points_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    assert targets
    assert [target for target in targets if not ((ROOT / page).parent / target).exists()] == []
