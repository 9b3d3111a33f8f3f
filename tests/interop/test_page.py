"""The page of references in a browser."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import carcite

ROOT = Path(__file__).parent.parent.parent
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


@pytest.mark.interop
def test_a_browser_shows_the_page(program: Callable[[str], Path], tmp_path: Path) -> None:
    chromium = program("chromium")
    citations = carcite.load(ROOT / "seeds" / "000_5ba4fdb34eca6612.txt", on_note="ignore")
    page, picture = tmp_path / "page.html", tmp_path / "page.png"
    carcite.dump(citations, page, on_note="ignore")
    command = [
        str(chromium), *QUIET, f"--user-data-dir={tmp_path / 'profile'}", "--window-size=800,600",
        f"--screenshot={picture}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert picture.read_bytes().startswith(b"\x89PNG")
    # A picture of an empty page of this size has some two thousand bytes.
    assert picture.stat().st_size > 10_000
